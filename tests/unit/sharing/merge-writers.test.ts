import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyContent, type LibraryContent } from '../../../lib/sharing/content.ts';
import type { LibraryTemplate } from '../../../lib/sharing/document.ts';
import { mergeLibraries, saysSame } from '../../../lib/sharing/merge.ts';
import { content, template, tombstone } from './contents.ts';

/** A file on a server with an ETag: a write says which one it replaces. */
interface Server {
  document: LibraryContent;
  etag: number;
}

/**
 * A writer: what it had from the server last, what it has now, and what waits for its person. Each
 * edit is a word of its own, so that it can be looked for in the end.
 */
interface Writer {
  name: string;
  base: LibraryContent;
  mine: Map<string, LibraryTemplate>;
  binned: Set<string>;
  conflicts: Map<string, LibraryTemplate>;
}

type Move =
  | { kind: 'edit' | 'delete' | 'add' | 'resolve'; writer: number; item: number; choice: number }
  /** `during`: who else syncs between its read and its write. */
  | { kind: 'sync'; writer: number; during: number | undefined; fault: Fault };
type Fault = 'none' | 'lost-before' | 'lost-after' | 'stopped';

const moves = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constantFrom('edit' as const, 'edit' as const, 'delete' as const, 'add' as const),
      writer: fc.nat(4),
      item: fc.nat(5),
      choice: fc.nat(2),
    }),
    fc.record({
      kind: fc.constant('resolve' as const),
      writer: fc.nat(4),
      item: fc.nat(5),
      choice: fc.nat(2),
    }),
    fc.record({
      kind: fc.constant('sync' as const),
      writer: fc.nat(4),
      during: fc.option(fc.nat(4), { nil: undefined }),
      fault: fc.constantFrom<Fault[]>(
        'none',
        'none',
        'none',
        'lost-before',
        'lost-after',
        'stopped',
      ),
    }),
  ),
  { maxLength: 60, size: 'large' },
);

function play(given: Move[], writers: number) {
  const first = content({
    templates: [template('a', { name: 'a0' }), template('b', { name: 'b0' })],
  });
  const server: Server = { document: first, etag: 1 };
  const team: Writer[] = Array.from({ length: writers }, (_, index) => ({
    name: `w${index}`,
    base: first,
    mine: new Map(first.templates.map((one) => [one.id, one])),
    binned: new Set(),
    conflicts: new Map(),
  }));
  /** Words that a person has replaced, deleted or given up, knowing them. */
  const over = new Set<string>();
  const words = new Set(first.templates.map(({ name }) => name));
  let count = 0;
  const next = (of: string) => {
    count += 1;
    return `${of}${count}`;
  };
  const word = (of: string) => {
    const fresh = next(of);
    words.add(fresh);
    return fresh;
  };
  const baseItem = (writer: Writer, id: string) =>
    writer.base.templates.find((one) => one.id === id);

  function contentOf(writer: Writer): LibraryContent {
    const { base, mine, binned, name } = writer;
    const gone = new Map(base.tombstones.map((one) => [one.id, one]));
    for (const id of binned) {
      const last = baseItem(writer, id);
      if (last) gone.set(id, tombstone(id, last.revision + 1, { deletedBy: name }));
    }
    const templates = [...mine.values()].map((one) => {
      const last = baseItem(writer, one.id);
      if (last && saysSame(last, one)) return last;
      const least = last?.revision ?? gone.get(one.id)?.revision ?? 0;
      return { ...one, revision: least + 1, changedBy: name };
    });
    return { ...emptyContent(base.head), templates, tombstones: [...gone.values()] };
  }

  function syncOnce(writer: Writer, fault: Fault, interfere: () => unknown): boolean {
    const { document: theirs, etag } = server;
    const living = new Set(theirs.templates.map(({ id }) => id));
    for (const id of writer.conflicts.keys()) if (!living.has(id)) writer.conflicts.delete(id);
    const held = new Set(writer.conflicts.keys());
    const merge = mergeLibraries(writer.base, contentOf(writer), theirs, held);
    interfere();
    if (merge.mineChanged) {
      if (fault === 'lost-before') return true;
      if (etag !== server.etag) return false;
      server.document = merge.merged;
      server.etag += 1;
      // The worker is stopped before it notes anything, or the answer never comes: the same for it.
      if (fault === 'lost-after' || fault === 'stopped') return true;
    }
    const said = new Map(merge.merged.templates.map((one) => [one.id, one]));
    for (const id of merge.theirsChanged) {
      const taken = said.get(id);
      writer.binned.delete(id);
      if (taken) writer.mine.set(id, taken);
      else writer.mine.delete(id);
    }
    for (const { item, theirs: other } of merge.conflicts) {
      writer.conflicts.set(item, other as unknown as LibraryTemplate);
    }
    for (const [id, other] of writer.conflicts) {
      const own = writer.mine.get(id);
      if (own && saysSame(own, other)) writer.conflicts.delete(id);
    }
    writer.base = merge.merged;
    return true;
  }
  const sync = (writer: Writer, fault: Fault = 'none', during?: Writer) => {
    for (let tries = 0; tries < 10; tries += 1) {
      const interfere = () => tries === 0 && during && sync(during);
      if (syncOnce(writer, fault, interfere)) return;
    }
    throw new Error('It never came to an end');
  };

  function resolve(writer: Writer, id: string, choice: number) {
    const theirs = writer.conflicts.get(id);
    if (!theirs) return;
    const own = writer.mine.get(id);
    writer.conflicts.delete(id);
    if (choice === 0) {
      // Mine: theirs is given up by a person who has seen it.
      over.add(theirs.name);
      return;
    }
    if (own && choice === 1) over.add(own.name);
    if (own && choice === 2) {
      const beside = next('n');
      writer.mine.set(beside, { ...own, id: beside, revision: 1 });
    }
    writer.binned.delete(id);
    writer.mine.set(id, theirs);
  }

  for (const move of given) {
    const writer = team[move.writer % writers] as Writer;
    if (move.kind === 'sync') {
      const during = move.during === undefined ? undefined : team[move.during % writers];
      sync(writer, move.fault, during === writer ? undefined : during);
      continue;
    }
    const known = [...writer.mine.keys()].sort();
    const id = known[move.item % Math.max(1, known.length)];
    if (move.kind === 'add') {
      const fresh = next('n');
      writer.mine.set(fresh, template(fresh, { name: word(fresh) }));
    } else if (move.kind === 'resolve') {
      const waiting = [...writer.conflicts.keys()].sort();
      const item = waiting[move.item % Math.max(1, waiting.length)];
      if (item) resolve(writer, item, move.choice);
    } else if (id) {
      const own = writer.mine.get(id) as LibraryTemplate;
      over.add(own.name);
      if (move.kind === 'edit') writer.mine.set(id, { ...own, name: word(id) });
      else {
        writer.mine.delete(id);
        writer.binned.add(id);
      }
    }
  }
  return { server, team, over, words, sync, resolve };
}

describe('up to five writers', () => {
  test('end with the same library, and lose no edit', () => {
    fc.assert(
      fc.property(moves, fc.integer({ min: 1, max: 5 }), fc.nat(2), (given, writers, last) => {
        const { server, team, over, words, sync, resolve } = play(given, writers);
        for (let round = 0; ; round += 1) {
          const before = server.etag;
          for (const writer of team) {
            sync(writer);
            for (const id of [...writer.conflicts.keys()]) resolve(writer, id, last);
            sync(writer);
          }
          const isQuiet = team.every(({ conflicts }) => conflicts.size === 0);
          if (server.etag === before && isQuiet) break;
          expect(round).toBeLessThan(20);
        }
        const there = new Map(server.document.templates.map((one) => [one.id, one.name]));
        for (const { mine } of team) {
          expect(new Map([...mine.values()].map((one) => [one.id, one.name]))).toEqual(there);
        }
        const found = new Set(there.values());
        expect([...words].filter((one) => !found.has(one) && !over.has(one))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
