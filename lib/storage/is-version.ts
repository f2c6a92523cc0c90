import { isObject } from '../actions/paths.ts';

/** Tells whether a raw record says that it is of this version. */
export function isVersion(raw: unknown, version: number): raw is Record<string, unknown> {
  return isObject(raw) && raw.version === version;
}
