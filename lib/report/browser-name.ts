/** Tells which browser it is by its `User-Agent`: `Edge 156.0`, `Firefox 153.0`. */
export function browserName(userAgent: string): string {
  for (const [part, name] of browsers) {
    const version = new RegExp(`${part}/(\\d+(?:\\.\\d+)?)`).exec(userAgent)?.[1];
    if (version) return `${name} ${version}`;
  }
  return 'another one';
}

// Those that say more than one of these say their own name first.
const browsers = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['Vivaldi', 'Vivaldi'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
] as const;
