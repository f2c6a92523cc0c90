import { isObject, pathStep } from './paths.ts';
import { mask } from './secrets.ts';

/** A text in which something stands for a secret. */
export const isMasked = (value: unknown): value is string =>
  typeof value === 'string' && value.includes(mask);

/** The dotted paths of the texts in which a mask stands. */
export function maskedPaths(value: unknown, path = ''): string[] {
  if (isMasked(value)) return [path];
  const inside = Array.isArray(value)
    ? [...value.entries()]
    : isObject(value)
      ? pairsOf(value)
      : [];
  return inside.flatMap(([key, item]) => {
    const step = pathStep(`${key}`);
    return maskedPaths(item, path === '' ? step : `${path}.${step}`);
  });
}

const pairsOf = (value: Record<string, unknown>): [string | number, unknown][] =>
  Object.entries(value);

/** The value with a masked text wherever one stands in `masked`. */
export function overlayMasks<T>(value: T, masked: unknown): T;
export function overlayMasks(value: unknown, masked: unknown): unknown {
  if (isMasked(masked)) return masked;
  if (Array.isArray(value) && Array.isArray(masked)) {
    return value.map((item, index) => overlayMasks(item, masked[index]));
  }
  if (!isObject(value) || !isObject(masked)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, overlayMasks(item, masked[key])]),
  );
}

/** What stands behind the masks of a text, as far as the text around them tells. */
export function behindMasks(text: string, masked: string): string[] {
  const [start = '', ...ends] = masked.split(mask);
  if (!text.startsWith(start)) return [];
  const found: string[] = [];
  let at = start.length;
  for (const [index, end] of ends.entries()) {
    const last = index === ends.length - 1;
    const until = last ? text.length - end.length : text.indexOf(end, at);
    if (until < at) break;
    found.push(text.slice(at, until));
    at = until + end.length;
  }
  return found.filter((one) => one !== '');
}
