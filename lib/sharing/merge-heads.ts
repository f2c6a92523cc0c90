import { isObject } from '../actions/paths.ts';
import { same } from '../templates/compare-words.ts';
import { canonical } from './canonical.ts';
import type { LibraryHead } from './document.ts';

/** Each thing a library says of itself by itself. Changed on both sides: one for both to choose. */
export function mergeHeads(base: LibraryHead, mine: LibraryHead, theirs: LibraryHead): LibraryHead {
  const { extra: b, ...baseHead } = base;
  const { extra: m, ...myHead } = mine;
  const { extra: t, ...theirHead } = theirs;
  const extra = mergeKeys(b ?? {}, m ?? {}, t ?? {});
  return {
    ...(mergeKeys(baseHead, myHead, theirHead) as LibraryHead),
    ...(Object.keys(extra).length > 0 ? { extra } : {}),
  };
}

function mergeKeys(
  base: Record<string, unknown>,
  mine: Record<string, unknown>,
  theirs: Record<string, unknown>,
): Record<string, unknown> {
  const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  const at = (from: Record<string, unknown>, key: string) =>
    Object.hasOwn(from, key) ? from[key] : undefined;
  const merged = keys.map(
    (key) => [key, mergeValue(at(base, key), at(mine, key), at(theirs, key))] as const,
  );
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

function mergeValue(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (same(mine, base)) return theirs;
  if (same(theirs, base) || same(mine, theirs)) return mine;
  if (mine === undefined || theirs === undefined) return mine ?? theirs;
  if (isObject(mine) && isObject(theirs)) {
    return mergeKeys(isObject(base) ? base : {}, mine, theirs);
  }
  return canonical(mine) > canonical(theirs) ? mine : theirs;
}
