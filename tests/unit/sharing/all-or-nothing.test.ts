import { describe, expect, test } from 'vitest';
import type { Changes, Database } from '../../../lib/storage/database.ts';
import { type Death, start } from '../runs/stage.ts';
import { documentOf, packOf, textOf, textTemplate, transferTemplate } from './documents.ts';
import { library, type ShareStage, shareStage } from './sharing-stage.ts';
import { address, type Subscribing, subscribing } from './subscribed.ts';

const first = documentOf(1, [textTemplate('a'), textTemplate('b')], {
  packs: [packOf('p', ['a'])],
});
const second = documentOf(
  2,
  [
    textTemplate('a', { description: 'For all.', revision: 2 }),
    textTemplate('c', { parameters: {} }),
  ],
  { packs: [packOf('p', ['a', 'c']), packOf('q', ['c'])] },
);
const diverting = documentOf(2, [textTemplate('a'), transferTemplate('t', '+12125550123')]);

/** Everything that is kept, but for how reading went. */
async function state(db: Database): Promise<string> {
  const stores = ['templates', 'versions', 'packs', 'libraryDocs', 'logins', 'marks'] as const;
  const [libraries, tallies, ...rest] = await Promise.all([
    db.getAll('libraries'),
    db.getAll('tallies'),
    ...stores.map((store) => db.getAll(store)),
  ]);
  const kept = libraries.map(({ check: _, validators: __, ...one }) => one);
  return JSON.stringify([kept, tallies.map(({ count, folders }) => [count, folders]), rest]);
}

interface Work {
  name: string;
  /** Gets a browser ready; gives what is done then. */
  begin(s: Subscribing): Promise<(s: ShareStage) => Promise<unknown>>;
}

const works: Work[] = [
  {
    name: 'an update that is taken',
    async begin(s) {
      await s.publish(first);
      const libraryId = await s.subscribe();
      await s.publish(second);
      return (later) => later.ask('library/check', { libraryId });
    },
  },
  {
    name: 'an update that waits',
    async begin(s) {
      await s.publish(first);
      const libraryId = await s.subscribe();
      await s.publish(diverting);
      return (later) => later.ask('library/check', { libraryId });
    },
  },
  {
    name: 'an update that is approved',
    async begin(s) {
      await s.publish(first);
      const libraryId = await s.subscribe();
      await s.publish(diverting);
      await s.check(libraryId);
      const { hash } = await s.waiting(libraryId);
      return (later) => later.ask('update/answer', { libraryId, hash, accept: true });
    },
  },
  {
    name: 'an update that is left',
    async begin(s) {
      await s.publish(first);
      const libraryId = await s.subscribe();
      await s.publish(diverting);
      await s.check(libraryId);
      const { hash } = await s.waiting(libraryId);
      return (later) => later.ask('update/answer', { libraryId, hash, accept: false });
    },
  },
  {
    name: 'a library that is removed, its templates kept',
    async begin(s) {
      await s.publish(first);
      const libraryId = await s.subscribe({ authorization: 'Bearer sesame' });
      return (later) => later.ask('library/remove', { libraryId, copies: true });
    },
  },
  {
    name: 'a new subscription',
    async begin(s) {
      await s.publish(first);
      return async (later) => {
        const preview = await later.ask('address/preview', { address });
        if (preview.kind !== 'preview') throw new Error(preview.kind);
        const wish = { stageId: preview.stageId, apply: 'auto' as const, everyHours: 12 };
        return later.ask('address/add', wish);
      };
    },
  },
  {
    name: 'a document that is taken in',
    async begin(s) {
      await s.take(await textOf(first));
      const text = await textOf({
        ...second,
        tombstones: [{ id: 'b', revision: 2, deletedAt: 5 }],
      });
      return (later) => later.take(text, { choices: { b: 'take' } });
    },
  },
  {
    name: 'a library that is published',
    async begin(s) {
      const libraryId = await s.create([await s.save(), await s.save({ name: 'Two' })]);
      return (later) => later.makeFile({ libraryId });
    },
  },
  {
    name: 'a copy that takes its origin’s changes',
    async begin(s) {
      await s.publish(first);
      const libraryId = await s.subscribe();
      const templateId = `${libraryId}/a`;
      const copy = await s.ask('template/duplicate', { templateId });
      await s.publish(second);
      await s.check(libraryId);
      const answer = { templateId: copy?.id ?? '', revision: 2, choice: 'take' as const };
      return (later) => later.ask('origin/answer', answer);
    },
  },
];

/** The state before and after, where nothing goes wrong. */
async function undisturbed({ begin }: Work) {
  const s = subscribing();
  const work = await begin(s);
  const before = await state(s.stage.db);
  await work(s.restart());
  const after = await state(s.stage.db);
  expect(after).not.toBe(before);
  return after;
}

// Ids are counted, and times stand still: the same work gives the same records.
const masked = (text: string) => text.replaceAll(/subscription:[0-9a-f-]{36}/g, 'subscription:x');

describe.each(works)('$name', (work) => {
  test('is all there or not at all when the disk is full at any write', async () => {
    const whole = masked(await undisturbed(work));
    for (let at = 1, failed = true; failed; at += 1) {
      const s = subscribing();
      const doIt = await work.begin(s);
      const before = masked(await state(s.stage.db));
      const later = s.restart();
      failed = false;
      let writes = 0;
      const counted =
        <A extends unknown[]>(write: (...given: A) => Promise<void>) =>
        async (...given: A) => {
          writes += 1;
          if (writes !== at) return write(...given);
          failed = true;
          throw new DOMException('full', 'QuotaExceededError');
        };
      const { change } = s.stage.db;
      const change2: Database['change'] = (stores, inside) =>
        change(stores, (changes) =>
          inside({
            ...changes,
            put: counted(changes.put) as Changes['put'],
            delete: counted(changes.delete) as Changes['delete'],
          }),
        );
      s.stage.db.change = change2;
      s.stage.db.put = (store, record) => change2([store], (changes) => changes.put(store, record));
      s.stage.db.delete = (store, key) => change2([store], (changes) => changes.delete(store, key));
      await doIt(later).catch(() => undefined);
      expect([before, whole]).toContain(masked(await state(s.stage.db)));
      expect(await s.stage.db.count('setAside')).toBe(0);
      expect(at).toBeLessThan(100);
    }
  });

  test.each(['before', 'after'] as const)(
    'is all there or not at all when the worker is killed %s any write',
    async (moment) => {
      const whole = masked(await undisturbed(work));
      for (let atWrite = 1, died = true; died; atWrite += 1) {
        const s = subscribing();
        const doIt = await work.begin(s);
        const before = masked(await state(s.stage.db));
        const death: Death = { atWrite, moment };
        const dying = s.stage.startWorker(death);
        await Promise.race([doIt(shareStage(s.stage, dying)), dying.died]);
        died = dying.isDead();
        await new Promise(setImmediate);
        const next = s.restart();
        expect([before, whole]).toContain(masked(await state(next.worker.db)));
        // What was not done can be done.
        if (masked(await state(s.stage.db)) === before && !died)
          throw new Error('Nothing was done');
        expect(atWrite).toBeLessThan(100);
      }
    },
  );
});

test('an update that a killed worker did not take is taken by the next one', async () => {
  const s = subscribing();
  await s.publish(first);
  const libraryId = await s.subscribe();
  await s.publish(second);
  const dying = s.stage.startWorker({ atWrite: 1, moment: 'before' });
  await Promise.race([shareStage(s.stage, dying).ask('library/check', { libraryId }), dying.died]);
  expect(await s.restart().check(libraryId)).toMatchObject({ revision: 2 });
});

test('a full disk is told, and the next check has the update', async () => {
  const s = subscribing();
  await s.publish(first);
  const libraryId = await s.subscribe();
  await s.publish(
    documentOf(2, [textTemplate('a', { description: 'For all.' }), textTemplate('b')]),
  );
  const { change } = s.stage.db;
  s.stage.db.change = (stores, inside) =>
    change(stores, (changes) =>
      inside({
        ...changes,
        put: async (store, record) => {
          if (store === 'templates') throw new DOMException('full', 'QuotaExceededError');
          return changes.put(store, record);
        },
      }),
    );
  expect(await s.check(libraryId)).toMatchObject({ revision: 1, problem: { code: 'storage' } });
  s.stage.db.change = change;
  const row = await s.check(libraryId);
  expect(row).toMatchObject({ revision: 2 });
  expect(row.problem).toBeUndefined();
});

test('a document in memory does not survive the worker, and is handed over again', async () => {
  const { stage } = await start();
  const s = shareStage(stage);
  const { stageId } = await s.hand(JSON.stringify(library([textTemplate('a')])));
  const next = shareStage(stage);
  expect(await next.ask('document/preview', { stageId })).toMatchObject({ kind: 'unreadable' });
  expect(await next.ask('document/items', { stageId, offset: 0, limit: 9 })).toBeNull();
  expect(await next.ask('document/stage', { stageId, index: 1, text: 'x' })).toEqual({
    kind: 'gone',
  });
  expect(await next.ask('document/take', { stageId, choices: {}, onlyNamed: false })).toEqual({
    kind: 'gone',
  });
});
