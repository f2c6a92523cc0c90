import { diffArrays } from 'diff';
import { same } from './compare-words.ts';

/** A row that was added, taken away or changed; `index` counts in the later list if it is there. */
export interface RowDifference {
  index: number;
  before?: unknown;
  after?: unknown;
}

// Lists that differ in more rows are compared place by place: an exact answer would take long.
const mostEdits = 200;

/** Compares two lists row by row: rows that only moved down or up are not told. */
export function compareLists(before: unknown[], after: unknown[]): RowDifference[] {
  const changes = diffArrays(before, after, { comparator: same, maxEditLength: mostEdits });
  if (!changes) return pair(before, after, 0, 0);
  const rows: RowDifference[] = [];
  let [old, now] = [0, 0];
  for (const [at, change] of changes.entries()) {
    const following = changes[at + 1];
    if (change.removed) {
      // What took its place comes next, and is told together with it.
      rows.push(...pair(change.value, following?.added ? following.value : [], old, now));
      old += change.value.length;
    } else if (change.added) {
      if (!changes[at - 1]?.removed) rows.push(...pair([], change.value, old, now));
      now += change.value.length;
    } else {
      old += change.value.length;
      now += change.value.length;
    }
  }
  return rows;
}

function pair(before: unknown[], after: unknown[], old: number, now: number): RowDifference[] {
  const rows: RowDifference[] = [];
  for (let at = 0; at < Math.max(before.length, after.length); at++) {
    if (at < before.length && at < after.length && same(before[at], after[at])) continue;
    rows.push({
      index: at < after.length ? now + at : old + at,
      ...(at < before.length ? { before: before[at] } : {}),
      ...(at < after.length ? { after: after[at] } : {}),
    });
  }
  return rows;
}
