import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LibraryContent } from '../../../lib/sharing/content.ts';
import { mergeLibraries, saysSame } from '../../../lib/sharing/merge.ts';
import { content, head, pack, template, tombstone } from './contents.ts';

const ids = ['a', 'b', 'c', 'd'];

/** One side: each id is not there, there with one of a few names, or deleted, at some revision. */
const side = fc
  .tuple(
    fc.record({ name: fc.constantFrom('Team', 'Other', 'Third'), revision: fc.nat(5) }),
    fc.tuple(
      ...ids.map((id) =>
        fc.record({
          id: fc.constant(id),
          state: fc.constantFrom('none', 'there', 'there', 'there', 'gone', 'odd', 'pack'),
          name: fc.constantFrom('x', 'y', 'z'),
          revision: fc.integer({ min: 1, max: 4 }),
          unknown: fc.constantFrom(undefined, 1, { deep: [2] }),
        }),
      ),
    ),
  )
  .map(([said, pieces]): LibraryContent => {
    const of = (state: string) => pieces.filter((one) => one.state === state);
    return content({
      head: { ...head, ...said },
      templates: of('there').map(({ id, name, revision, unknown }) =>
        template(id, { name, revision, ...(unknown === undefined ? {} : { unknown }) }),
      ),
      packs: of('pack').map(({ id, name, revision }) => pack(id, ['a'], { name, revision })),
      others: of('odd').map(({ id, name, revision }) => ({ id, type: 'NEW', name, revision })),
      tombstones: of('gone').map(({ id, revision }) => tombstone(id, revision)),
    });
  });

const shuffled = (given: LibraryContent): LibraryContent => ({
  ...given,
  templates: [...given.templates].reverse(),
  packs: [...given.packs].reverse(),
  others: [...given.others].reverse(),
  tombstones: [...given.tombstones].reverse(),
});

describe('a merge of anything', () => {
  test('is the same in whatever order its lists and, without conflicts, its sides come', () => {
    fc.assert(
      fc.property(
        fc.option(side, { nil: undefined, freq: 5 }),
        side,
        side,
        (base, mine, theirs) => {
          const merge = mergeLibraries(base, mine, theirs);
          expect(mergeLibraries(base && shuffled(base), shuffled(mine), shuffled(theirs))).toEqual(
            merge,
          );
          const other = mergeLibraries(base, theirs, mine);
          expect(other.conflicts.map(({ item }) => item)).toEqual(
            merge.conflicts.map(({ item }) => item),
          );
          const waiting = new Set(merge.conflicts.map(({ item }) => item));
          const rest = ({ templates, packs, tombstones }: LibraryContent) => [
            templates.filter(({ id }) => !waiting.has(id)),
            waiting.size > 0 ? [] : packs,
            tombstones,
          ];
          expect(rest(other.merged)).toEqual(rest(merge.merged));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('is done once: merged again, nothing is left to write or to change', () => {
    fc.assert(
      fc.property(
        fc.option(side, { nil: undefined, freq: 5 }),
        side,
        side,
        (base, mine, theirs) => {
          const { merged, conflicts } = mergeLibraries(base, mine, theirs);
          const waiting = new Set(conflicts.map(({ item }) => item));
          const again = mergeLibraries(merged, merged, merged);
          expect(again).toEqual({ merged, conflicts: [], mineChanged: false, theirsChanged: [] });
          // The other side takes it as it is.
          const there = mergeLibraries(theirs, theirs, merged);
          expect(there.conflicts).toEqual([]);
          expect(there.merged).toEqual(merged);
          // So does this one, as if its worker had been stopped after the write.
          const here = mergeLibraries(base, mine, merged, waiting);
          expect(here.merged).toEqual(merged);
          expect(here.mineChanged).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('never makes anything up, and deletes nothing without a tombstone', () => {
    fc.assert(
      fc.property(
        fc.option(side, { nil: undefined, freq: 5 }),
        side,
        side,
        (base, mine, theirs) => {
          const { merged, conflicts } = mergeLibraries(base, mine, theirs);
          const all = (one: LibraryContent): Record<string, unknown>[] => [
            ...one.templates,
            ...one.packs,
            ...one.others,
          ];
          const given = [...(base ? [base] : []), mine, theirs].flatMap(all);
          for (const one of all(merged)) {
            if ('templateIds' in one) continue;
            expect(given.some((other) => saysSame(one, other))).toBe(true);
          }
          const present = new Set(all(merged).map(({ id }) => id));
          const buried = new Set(merged.tombstones.map(({ id }) => id));
          for (const { id } of [mine, theirs].flatMap(all)) {
            expect(present.has(id) || buried.has(String(id))).toBe(true);
          }
          for (const { mine: own } of conflicts) expect(own).toBeDefined();
        },
      ),
      { numRuns: 500 },
    );
  });
});
