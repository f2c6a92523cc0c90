import { NotReleasable } from './changelog.ts';

/** Stores take up to four numbers below 65,536 each; three of them are a semantic version too. */
function parse(version: string): number[] {
  const parts = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.exec(version)?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 65_535)) {
    throw new NotReleasable(`“${version}” is no version: it takes three numbers, such as 1.2.0.`);
  }
  return parts;
}

function isHigher(version: string, than: string): boolean {
  const [ours, theirs] = [parse(version), parse(than)];
  const at = ours.findIndex((part, index) => part !== theirs[index]);
  return at >= 0 && (ours[at] ?? 0) > (theirs[at] ?? 0);
}

/** Stores refuse a version that is not above the last; `released` is the newest first. */
export function checkVersion(version: string, current: string, released: string[]): void {
  parse(version);
  const [last] = released;
  if (last !== undefined && !isHigher(version, last)) {
    throw new NotReleasable(`${version} is not above ${last}, which was released last.`);
  }
  if (version !== current && !isHigher(version, current)) {
    throw new NotReleasable(`${version} is below ${current}, which package.json has.`);
  }
}

interface Manifest {
  version: string;
  packages?: Record<string, { version?: string }>;
}

/** package.json, or package-lock.json, with the project at another version. */
export function withProjectVersion(json: string, version: string): string {
  const manifest = JSON.parse(json) as Manifest;
  manifest.version = version;
  const own = manifest.packages?.[''];
  if (own) own.version = version;
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
