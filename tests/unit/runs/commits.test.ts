import { describe, expect, test } from 'vitest';
import { createJournal } from '../../../lib/runs/journal.ts';
import type { Run } from '../../../lib/runs/schema.ts';
import type { Database } from '../../../lib/storage/database.ts';
import { StorageError } from '../../../lib/storage/database.ts';
import { created, order, pack, type Started, start } from './stage.ts';

/** A journal whose transactions are counted, and fail where the disk is full. */
function counted(s: Started) {
  const disk = { transactions: 0, isFull: false };
  const db: Database = {
    ...s.stage.db,
    change: (stores, work) => {
      disk.transactions += 1;
      if (disk.isFull) return Promise.reject(new StorageError('full'));
      return s.stage.db.change(stores, work);
    },
  };
  return { disk, journal: createJournal(db, () => s.stage.clock.time) };
}

async function runs(count: number) {
  const s = await start();
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    ids.push((await created(s, order({ name: `N${index}`, draftId: `d${index}` }))).id);
  }
  return { ...s, ids, ...counted(s) };
}

describe('changes of the journal', () => {
  test('that queue up while one is under way share the next transaction', async () => {
    const s = await runs(6);
    const names = s.ids.map((id, index) => s.journal.named(id, { agentName: `A${index}` }));
    const named = await Promise.all(names);
    expect(named.map(({ target }) => target.agentName)).toEqual(s.ids.map((_, at) => `A${at}`));
    expect(s.disk.transactions).toBe(2);
    for (const [at, id] of s.ids.entries()) {
      expect((await s.stage.run(id)).target.agentName).toBe(`A${at}`);
    }
  });

  test('that throw have changed nothing, and take no other with them', async () => {
    const s = await runs(3);
    const [one = '', two = '', three = ''] = s.ids;
    const [first] = (await s.stage.run(two)).steps;
    const results = await Promise.allSettled([
      s.journal.named(one, { agentName: 'A' }),
      s.journal.step(two, first?.id ?? '', { state: 'waiting' }),
      s.journal.named('nothing', { agentName: 'A' }),
      s.journal.named(three, { agentName: 'C' }),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect((await s.stage.run(two)).steps[0]?.state).toBe('created');
    expect((await s.stage.run(three)).target.agentName).toBe('C');
  });

  test('see one another in one transaction: a draft is claimed once', async () => {
    const s = await runs(1);
    const template = await s.stage.run(s.ids[0] ?? '');
    const run = (id: string): Run => ({
      ...template,
      ...{ id, draftId: 'same' },
      steps: template.steps.map((step) => ({
        ...step,
        state: 'claimed' as const,
        fingerprint: 'x',
      })),
    });
    const claims = await Promise.all([
      s.journal.named(template.id, { agentName: 'A' }),
      s.journal.claim(run('a'), true),
      s.journal.claim(run('b'), true),
    ]);
    expect(claims.slice(1)).toMatchObject([
      { kind: 'started', run: { id: 'a' } },
      { kind: 'already', run: { id: 'a' } },
    ]);
  });

  test('all fail where the browser refuses to store them, and the next ones do not', async () => {
    const s = await runs(2);
    s.disk.isFull = true;
    const failed = await Promise.allSettled(
      s.ids.map((id) => s.journal.named(id, { agentName: 'X' })),
    );
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    s.disk.isFull = false;
    expect((await s.journal.named(s.ids[0] ?? '', { agentName: 'A' })).target.agentName).toBe('A');
  });

  test('tell watchers of a run that is changed because it is taken back', async () => {
    const s = await start();
    const { id } = await created(s, pack([{}, {}]));
    const { revision } = await s.stage.run(id);
    const watching = s.worker.journal.watch(id, revision);
    await s.worker.runs.undo(id, false);
    expect((await watching)?.revision).toBeGreaterThan(revision);
    const [back] = (await s.stage.db.getAll('runs')).filter((run) => run.undoes === id);
    expect(back).toMatchObject({ alone: 1, open: 0, surface: 'workspace' });
    expect(back?.steps.map(({ op, state }) => [op, state])).toEqual([
      ['remove', 'removed'],
      ['remove', 'removed'],
    ]);
  });
});
