import { describe, expect, test } from 'vitest';
import type { LibraryContent } from '../../../lib/sharing/content.ts';
import { mergeLibraries } from '../../../lib/sharing/merge.ts';
import { content, head, pack, template, tombstone } from './contents.ts';

const [a, b] = [template('a'), template('b')];
const base = content({ templates: [a, b] });
const edited = (name: string, revision = 2) => template('a', { name, revision });
const names = ({ merged }: { merged: LibraryContent }) => merged.templates.map(({ name }) => name);

describe('a template', () => {
  test('that nobody changed leaves nothing to write or to change', () => {
    const copy = structuredClone(base);
    expect(mergeLibraries(base, structuredClone(base), copy)).toEqual({
      merged: base,
      conflicts: [],
      mineChanged: false,
      theirsChanged: [],
    });
  });

  test('that was changed here is written, and one that was changed there is taken', () => {
    const mine = content({ templates: [edited('mine'), b] });
    const theirs = content({
      head: { ...head, revision: 4 },
      templates: [a, template('b', { name: 'theirs', revision: 2 })],
    });
    const merge = mergeLibraries(base, mine, theirs);
    expect(names(merge)).toEqual(['mine', 'theirs']);
    expect(merge.merged.head.revision).toBe(5);
    expect(merge).toMatchObject({ conflicts: [], mineChanged: true, theirsChanged: ['b'] });
  });

  test('that was changed on both sides waits for a person; theirs stays where it is', () => {
    const [mine, theirs] = [edited('mine'), edited('theirs')];
    const merge = mergeLibraries(
      base,
      content({ templates: [mine, b] }),
      content({ templates: [theirs, b] }),
    );
    expect(merge.conflicts).toEqual([{ item: 'a', mine, theirs }]);
    expect(names(merge)).toEqual(['theirs', 'b']);
    expect(merge).toMatchObject({ mineChanged: false, theirsChanged: [] });
  });

  test('that was changed to the same on both sides is no conflict', () => {
    const [mine, theirs] = [
      edited('same', 2),
      template('a', { name: 'same', revision: 2, changedAt: 5_000, changedBy: 'Ann' }),
    ];
    const sides = [content({ templates: [mine, b] }), content({ templates: [theirs, b] })] as const;
    for (const [one, other] of [sides, [sides[1], sides[0]] as const]) {
      const merge = mergeLibraries(base, one, other);
      expect(merge.conflicts).toEqual([]);
      expect(merge.merged.templates).toEqual([theirs, b]);
    }
  });

  test('that is missing without a tombstone is put back', () => {
    const merge = mergeLibraries(base, base, content());
    expect(names(merge)).toEqual(['a', 'b']);
    expect(merge).toMatchObject({ mineChanged: true, theirsChanged: [] });
    expect(names(mergeLibraries(base, content(), base))).toEqual(['a', 'b']);
    expect(names(mergeLibraries(base, content(), content()))).toEqual(['a', 'b']);
  });

  test('that was deleted on either side, or both, is gone', () => {
    const deleted = content({ templates: [b], tombstones: [tombstone('a', 2)] });
    for (const [mine, theirs] of [
      [base, deleted],
      [deleted, base],
      [deleted, structuredClone(deleted)],
    ] as const) {
      const merge = mergeLibraries(base, mine, theirs);
      expect(names(merge)).toEqual(['b']);
      expect(merge.merged.tombstones).toEqual([tombstone('a', 2)]);
      expect(merge.conflicts).toEqual([]);
    }
    expect(mergeLibraries(base, base, deleted).theirsChanged).toEqual(['a']);
    expect(mergeLibraries(base, base, deleted).mineChanged).toBe(false);
    expect(mergeLibraries(base, deleted, base).mineChanged).toBe(true);
  });

  test('that was changed on one side and deleted on the other lives, above its tombstone', () => {
    const deleted = content({ templates: [b], tombstones: [tombstone('a', 2)] });
    const changed = content({ templates: [edited('kept'), b] });
    for (const [mine, theirs] of [
      [changed, deleted],
      [deleted, changed],
    ] as const) {
      const merge = mergeLibraries(base, mine, theirs);
      expect(merge.merged.templates).toEqual([edited('kept', 3), b]);
      expect(merge.merged.tombstones).toEqual([tombstone('a', 2)]);
      expect(merge).toMatchObject({ conflicts: [], mineChanged: true });
    }
  });

  test('that was brought back lives; an old copy of it does not', () => {
    const gone = content({ templates: [b], tombstones: [tombstone('a', 2)] });
    const back = content({ templates: [edited('a', 3), b], tombstones: [tombstone('a', 2)] });
    expect(names(mergeLibraries(gone, gone, back))).toEqual(['a', 'b']);
    expect(names(mergeLibraries(gone, back, gone))).toEqual(['a', 'b']);
    expect(names(mergeLibraries(gone, gone, base))).toEqual(['b']);
    // Without a base, the numbers decide.
    expect(names(mergeLibraries(undefined, base, gone))).toEqual(['b']);
    expect(names(mergeLibraries(undefined, back, gone))).toEqual(['a', 'b']);
    // With one, what it lacks was added.
    expect(names(mergeLibraries(content(), base, gone))).toEqual(['a', 'b']);
  });

  test('that is held back keeps theirs, and a change of theirs is a conflict', () => {
    const mine = content({ templates: [edited('held'), b, template('c')] });
    const theirs = content({ templates: [edited('theirs'), b] });
    const held = new Set(['a', 'c']);
    expect(mergeLibraries(base, mine, base, held)).toMatchObject({
      merged: base,
      conflicts: [],
      mineChanged: false,
      theirsChanged: [],
    });
    const merge = mergeLibraries(base, mine, theirs, held);
    expect(merge).toMatchObject({ mineChanged: false, theirsChanged: [] });
    expect(merge.conflicts.map(({ item }) => item)).toEqual(['a']);
    // One that theirs merely lacks is put back as it was.
    expect(names(mergeLibraries(base, mine, content(), held))).toEqual(['a', 'b']);
  });
});

describe('everything else', () => {
  test('what this version cannot use is kept as it stands, merged by its id', () => {
    const odd = { id: 'odd', type: 'NEW_ONE', anything: { deep: [1] } };
    const before = content({ templates: [a], others: [odd] });
    const changed = { ...odd, anything: 2 };
    const merge = mergeLibraries(
      before,
      content({ templates: [edited('mine')], others: [odd] }),
      content({ templates: [a], others: [changed, { id: 'more' }] }),
    );
    expect(merge.merged.others).toEqual([{ id: 'more' }, changed]);
    expect(mergeLibraries(before, before, content({ templates: [a] })).merged.others).toEqual([
      odd,
    ]);
    // The same id may be of use to one and not to the other.
    const known = content({ templates: [a, template('odd')] });
    const taken = mergeLibraries(before, before, known);
    expect(taken.merged.templates).toEqual(known.templates);
    expect(taken.merged.others).toEqual([]);
    expect(taken.theirsChanged).toEqual(['odd']);
  });

  test('unknown keys survive, at the top and in templates', () => {
    const extra = { later: { x: 1 }, mine: 1 };
    const mine = content({
      head: { ...head, extra },
      templates: [{ ...edited('mine'), unknown: [1, { y: 2 }] }, b],
    });
    const theirs = content({
      head: { ...head, name: 'New name', extra: { theirs: 2 } },
      templates: [a, { ...b, revision: 2, further: true }],
    });
    const { merged } = mergeLibraries(base, mine, theirs);
    expect(merged.head).toEqual({
      ...head,
      name: 'New name',
      revision: 2,
      extra: { ...extra, theirs: 2 },
    });
    expect(merged.templates).toEqual([mine.templates[0], theirs.templates[1]]);
  });

  test('what a library says of itself is merged piece by piece, for both sides the same', () => {
    const mine = content({ head: { ...head, name: 'Mine', publisher: 'Me' } });
    const theirs = content({ head: { ...head, name: 'Theirs', description: 'Words' } });
    const merged = { ...head, name: 'Theirs', description: 'Words', publisher: 'Me', revision: 2 };
    expect(mergeLibraries(content(), mine, theirs).merged.head).toEqual(merged);
    expect(mergeLibraries(content(), theirs, mine).merged.head).toEqual(merged);
  });

  test('a pack goes on without a template that the other side deleted', () => {
    const before = content({ templates: [a, b], packs: [pack('p', ['b'])] });
    const mine = content({ templates: [a, b], packs: [pack('p', ['b', 'a'], { revision: 2 })] });
    const theirs = content({
      templates: [b],
      packs: [pack('p', ['b'])],
      tombstones: [tombstone('a', 2)],
    });
    const { merged } = mergeLibraries(before, mine, theirs);
    expect(merged.packs).toEqual([pack('p', ['b'], { revision: 3 })]);
  });

  test('ten thousand templates are merged, and only what differs is told', () => {
    const many = (changed: (index: number) => boolean, name: string) =>
      content({
        templates: Array.from({ length: 10_000 }, (_, index) =>
          template(
            `t${index}`,
            changed(index) ? { name: `${name} ${index}`, revision: 2 } : { name: `T ${index}` },
          ),
        ),
      });
    const merge = mergeLibraries(
      many(() => false, ''),
      many((index) => index % 10 === 1, 'mine'),
      many((index) => index % 10 < 2, 'theirs'),
    );
    expect(merge.conflicts).toHaveLength(1_000);
    expect(merge.theirsChanged).toHaveLength(1_000);
  });
});
