import { behindMasks, isMasked, overlayMasks } from '../actions/masks.ts';
import { isObject } from '../actions/paths.ts';
import { mask, maskSecrets } from '../actions/secrets.ts';
import { sameRow } from '../actions/standing-masks.ts';
import type { ReadAction } from '../highlevel/api.ts';
import { holds } from './fingerprint.ts';
import type { Standing, Step } from './schema.ts';

/** How an action stands against what is known of it. Secrets count as equal: only masks are known. */

type Parameters = Record<string, unknown>;

/** What was read, with masks where secrets are and where `like` has them. */
export function maskedLike(type: Step['type'], parameters: Parameters, like: Parameters) {
  return maskSecrets(type, overlayMasks(parameters, like));
}

/** It holds what it held then; what somebody added beside it does not count. */
export function stillHolds(found: ReadAction, on: Standing): boolean {
  return found.type === on.type && found.name === on.name && holds(found.parameters, on.parameters);
}

/** It is exactly as it was. */
export function isUnchanged(step: Step, found: ReadAction, on: Standing): boolean {
  const now = maskedLike(step.type, found.parameters ?? {}, on.parameters);
  return stillHolds(found, on) && holds(on.parameters, now);
}

/**
 * It is as the step wants it: holds all of `parameters`, and nothing of what was there before and is
 * to go. What HighLevel adds by itself does not count.
 */
export function isAsWanted(
  step: Pick<Step, 'type' | 'name' | 'on'>,
  found: Pick<ReadAction, 'type' | 'name' | 'parameters'>,
  parameters: Parameters,
): boolean {
  return (
    found.type === step.type &&
    found.name === step.name &&
    holds(found.parameters, parameters) &&
    !keepsSome(found.parameters, parameters, step.on?.parameters)
  );
}

/** Whether a key that was there before and is not wanted is still there. */
function keepsSome(found: unknown, wanted: unknown, before: unknown): boolean {
  if (!isObject(found) || !isObject(before) || !isObject(wanted)) return false;
  return Object.keys(before).some((key) =>
    key in wanted ? keepsSome(found[key], wanted[key], before[key]) : key in found,
  );
}

/** Whether a read could tell that an update was done: not where only secrets differ. */
export function canBeSeen({ on, ...step }: Step): boolean {
  return on === undefined || !isAsWanted({ ...step, on }, { ...on }, step.parameters);
}

/** What HighLevel shows in a secret's place, in its own way. */
const looksMasked = (text: string): boolean => text.includes(mask) || /[*•●]{3}/.test(text);

/**
 * Parameters in which the secrets of `found`, as it was just read, stand for the masks that were left;
 * or the path of a mask that nothing can be put for. A masked value is never written.
 */
export function withSecretsOf(
  type: Step['type'],
  parameters: Parameters,
  found: Parameters,
): { parameters: Parameters } | { open: string } {
  const open: string[] = [];
  const filled = fill(parameters, found, maskSecrets(type, found), '', (path) => {
    open.push(path);
    return '';
  });
  const [first] = open;
  return first === undefined ? { parameters: filled as Parameters } : { open: first };
}

function fill(
  wanted: unknown,
  found: unknown,
  masked: unknown,
  path: string,
  give: (path: string) => string,
): unknown {
  const at = (key: string | number) => (path === '' ? `${key}` : `${path}.${key}`);
  if (isMasked(wanted)) return unmasked(wanted, found, masked) ?? give(path);
  if (Array.isArray(wanted)) {
    return wanted.map((item, index) => {
      const its = sameRow(wanted, index, found);
      const [there, hidden] = its < 0 ? [] : [itemAt(found, its), itemAt(masked, its)];
      return fill(item, there, hidden, at(index), give);
    });
  }
  if (!isObject(wanted)) return wanted;
  return Object.fromEntries(
    Object.entries(wanted).map(([key, item]) => {
      const there = isObject(found) ? found[key] : undefined;
      const hidden = isObject(masked) ? masked[key] : undefined;
      return [key, fill(item, there, hidden, at(key), give)];
    }),
  );
}

const itemAt = (list: unknown, index: number): unknown =>
  Array.isArray(list) ? list[index] : undefined;

/** A text with what stands behind the masks of the same text as it was read. */
function unmasked(wanted: string, found: unknown, masked: unknown): string | undefined {
  if (typeof found !== 'string' || typeof masked !== 'string' || looksMasked(found)) {
    return undefined;
  }
  // The whole text, where it is masked otherwise than its place tells.
  const hidden = isMasked(masked) ? behindMasks(found, masked) : wanted === mask ? [found] : [];
  const parts = wanted.split(mask);
  if (hidden.length !== parts.length - 1) return undefined;
  return parts.map((part, index) => part + (hidden[index] ?? '')).join('');
}
