import { isObject, pathStep } from './paths.ts';
import { mask } from './secrets.ts';

/**
 * The dotted paths of masks in `after` that do not tell which secret of `before` they stand for:
 * there was none, or a text has more or fewer of them. A row of a list is known by its name, so that
 * it may have moved. `before`: what is there, masked.
 */
export function strayMasks(before: unknown, after: unknown, path = ''): string[] {
  const inside = (key: string) => (path === '' ? key : `${path}.${key}`);
  if (typeof after === 'string') {
    const count = masksIn(after);
    return count === 0 || count === masksIn(before) ? [] : [path];
  }
  if (Array.isArray(after)) {
    return after.flatMap((item, at) => {
      const its = sameRow(after, at, before);
      return strayMasks(Array.isArray(before) ? before[its] : undefined, item, inside(`${at}`));
    });
  }
  if (!isObject(after)) return [];
  return Object.entries(after).flatMap(([key, item]) =>
    strayMasks(isObject(before) ? before[key] : undefined, item, inside(pathStep(key))),
  );
}

const masksIn = (text: unknown): number =>
  typeof text === 'string' ? text.split(mask).length - 1 : 0;

const labelOf = (row: unknown): unknown => (isObject(row) ? (row.key ?? row.name) : undefined);

/**
 * The row of `before` that a row is: the one with the same name, since a secret goes to no other. -1:
 * none.
 */
export function sameRow(rows: unknown[], at: number, before: unknown): number {
  if (!Array.isArray(before)) return -1;
  const label = labelOf(rows[at]);
  if (labelOf(before[at]) === label) return at;
  const same = (row: unknown) => labelOf(row) === label;
  const isOnly = rows.filter(same).length === 1 && before.filter(same).length === 1;
  return isOnly && label !== undefined ? before.findIndex(same) : -1;
}
