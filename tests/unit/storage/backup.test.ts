import { describe, expect, test } from 'vitest';
import { readBackup, restoreBackup } from '../../../lib/storage/backup.ts';
import type { RecordOf, StoreName } from '../../../lib/storage/records.ts';
import type { TemplateContent } from '../../../lib/templates/schema.ts';
import {
  agentId,
  createAndWait,
  createStage,
  hidden,
  locationId,
  order,
  secret,
  secretOrder,
  start,
  token,
} from '../runs/stage.ts';
import { blank, smsTemplate } from '../templates/examples.ts';
import { goodRecords } from './records-of-all.ts';

const carried: StoreName[] = [
  'templates',
  'versions',
  'packs',
  'marks',
  'remembered',
  'bindings',
  'drafts',
  'edits',
  'runs',
  'plans',
  'planTargets',
  'planSources',
  'planContents',
  'targetSets',
  'setAside',
];

type Browser = Awaited<ReturnType<typeof start>>;

function empty(): Browser {
  const stage = createStage();
  return { stage, worker: stage.startWorker() };
}

async function backUp({ worker }: Browser): Promise<string[]> {
  const lines: string[] = [];
  let after: string | undefined;
  do {
    const part = await readBackup(worker.db, after);
    lines.push(...part.lines);
    after = part.next;
  } while (after !== undefined);
  return lines;
}
/** Everything that a backup holds, as it is stored. */
const stored = async ({ worker }: Browser) =>
  Object.fromEntries(
    await Promise.all(
      carried.map(async (store) => [store, await worker.db.raw(store, undefined, 1_000)]),
    ),
  );

async function save(
  { worker }: Browser,
  changes: Partial<TemplateContent> = {},
  templateId?: string,
) {
  const content = { ...smsTemplate, ...changes };
  const reply = await worker.store.save({ templateId, base: 0, content, anyway: true });
  if (reply.kind !== 'saved') throw new Error(reply.kind);
  return reply.template.id;
}

/** A browser in which everything was used. */
async function used(): Promise<Browser> {
  const s = await start();
  const { worker, stage } = s;
  const id = await save(s, { folder: 'F' });
  await save(s, { name: 'Second' }, id);
  const binned = await save(s, { name: 'Binned' });
  await worker.store.change([binned], { kind: 'delete' });
  const pack = { name: 'Pack', description: '', templateIds: [id] };
  await worker.packs.save({ base: 0, content: pack, anyway: false });
  await worker.marks.favourite([id, 'starter:dental'], true);
  await worker.catalog.remember(locationId, id, { values: { street: 'A 1' } });
  const { name, parameters } = hidden;
  const draft = { draftId: 'd', name, parameters, values: { key: secret } };
  const place = { locationId, agentId, templateId: hidden.templateId };
  await worker.drafts.save(
    place,
    { type: 'CUSTOM_ACTION', variables: [blank('key', 'secret')] },
    draft,
  );
  await worker.edits.save(id, 'tab', 2, { ...smsTemplate, type: 'CUSTOM_ACTION', parameters });
  await worker.connections.keepSecrets(locationId, { [`${id}/key`]: secret });
  await createAndWait(worker, order());
  stage.clock.time += 61_000;
  await createAndWait(worker, secretOrder({ draftId: 'two' }));
  await stage.pass(worker, 120_000);
  return s;
}

describe('a backup', () => {
  test('gives an empty browser the same records, and nothing secret', async () => {
    const s = await used();
    const lines = await backUp(s);
    expect(JSON.parse(lines[0] ?? '')).toEqual({ kind: 'switchboard.backup', version: 1 });
    for (const hush of [token, secret]) expect(lines.join('\n')).not.toContain(hush);
    const other = empty();
    expect(await restoreBackup(other.worker.db, lines)).toEqual({
      added: lines.length - 1,
      kept: 0,
      refused: [],
    });
    expect(await stored(other)).toEqual(await stored(s));
    expect(await other.worker.db.count('connections')).toBe(0);
    const { hits, total } = await other.worker.list.first(50, { drafts: [] });
    expect(hits[0]?.entry).toMatchObject({ name: 'Second', favourite: true });
    expect(total).toBe((await s.worker.list.first(50, { drafts: [] })).total);
  });

  test('restored twice, or where it was made, changes nothing', async () => {
    const s = await used();
    const lines = await backUp(s);
    const before = await stored(s);
    const nothing = { added: 0, kept: lines.length - 1, refused: [] };
    expect(await restoreBackup(s.worker.db, lines)).toEqual(nothing);
    expect(await stored(s)).toEqual(before);
    const other = empty();
    await restoreBackup(other.worker.db, lines);
    expect(await restoreBackup(other.worker.db, lines)).toEqual(nothing);
    expect(await stored(other)).toEqual(before);
  });

  test('of many records comes in parts, each whole, without gaps', async () => {
    const s = empty();
    for (let index = 0; index < 450; index += 1) await s.worker.marks.used(`template ${index}\n`);
    const first = await readBackup(s.worker.db, undefined);
    expect(first.lines).toHaveLength(1);
    const lines = await backUp(s);
    expect(lines).toHaveLength(451);
    const other = empty();
    const parts = [lines.slice(0, 200), lines.slice(200, 300), lines.slice(300)];
    for (const part of parts) await restoreBackup(other.worker.db, part);
    expect(await stored(other)).toEqual(await stored(s));
  });

  test('is read on from no other place than its own', async () => {
    const { db } = empty().worker;
    for (const after of ['connections\n', 'names\n', '__proto__', 'x']) {
      await expect(readBackup(db, after)).rejects.toThrow();
    }
  });

  test('carries a broken record along, which is told where it is restored', async () => {
    const s = await used();
    const bad = { id: 'bad', version: 99, inBin: 0, sortName: 'bad', plan: 'newer' };
    await s.worker.db.put('templates', bad as never);
    const lines = await backUp(s);
    expect(lines.join('\n')).toContain('"plan":"newer"');
    const other = empty();
    const restored = await restoreBackup(other.worker.db, lines);
    expect(restored.refused).toEqual([
      {
        line: expect.stringContaining('"id":"bad"'),
        message: 'This record is broken, or of a newer version.',
      },
    ]);
    await s.worker.db.delete('templates', 'bad');
    expect(await stored(other)).toEqual(await stored(s));
  });

  test('leaves out a token that was set aside', async () => {
    const s = await start();
    await s.worker.db.put('connections', { locationId, token, odd: 1 } as never);
    expect(await s.worker.connections.view(locationId)).toBeNull();
    expect(await s.worker.db.count('setAside')).toBe(1);
    expect((await backUp(s)).join('\n')).not.toContain(token);
  });
});

describe('restoring', () => {
  const both = async () => {
    const s = empty();
    const id = await save(s, { name: 'Base' });
    const other = empty();
    await restoreBackup(other.worker.db, await backUp(s));
    return { s, other, id };
  };
  const names = async ({ worker }: Browser, id: string) =>
    (await worker.store.versions(id)).map(({ revision, content }) => [revision, content.name]);

  test('keeps what is newer here, and what it would have overwritten as a version', async () => {
    const { s, other, id } = await both();
    s.stage.clock.time += 1;
    await save(s, { name: 'Theirs' }, id);
    const lines = await backUp(s);
    other.stage.clock.time += 2;
    await save(other, { name: 'Ours' }, id);
    expect(await restoreBackup(other.worker.db, lines)).toEqual({ added: 1, kept: 2, refused: [] });
    expect((await other.worker.store.find(id))?.template).toMatchObject({
      name: 'Ours',
      revision: 2,
    });
    expect(await names(other, id)).toEqual([
      [2.1, 'Theirs'],
      [2, 'Ours'],
      [1, 'Base'],
    ]);
    expect(await restoreBackup(other.worker.db, lines)).toEqual({ added: 0, kept: 3, refused: [] });
    await save(other, { name: 'Later' }, id);
    expect((await names(other, id))[0]).toEqual([3, 'Later']);
  });

  test('takes what is newer there; what was here is among its versions', async () => {
    const { s, other, id } = await both();
    s.stage.clock.time += 9;
    await save(s, { name: 'Theirs' }, id);
    for (const name of ['Ours 2', 'Ours 3']) {
      other.stage.clock.time += 1;
      await save(other, { name }, id);
    }
    const lines = await backUp(s);
    await restoreBackup(other.worker.db, lines);
    const { template } = (await other.worker.store.find(id)) ?? {};
    expect(template).toMatchObject({ name: 'Theirs', revision: 4 });
    const versions = [
      [4, 'Theirs'],
      [3, 'Ours 3'],
      [2, 'Ours 2'],
      [1, 'Base'],
    ];
    expect(await names(other, id)).toEqual(versions);
    const nothing = { added: 0, kept: lines.length - 1, refused: [] };
    expect(await restoreBackup(other.worker.db, lines)).toEqual(nothing);
    expect(await names(other, id)).toEqual(versions);
  });

  test('sends nothing that had not left: it may have been sent since', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'limit');
    await createAndWait(s.worker, order());
    const [waiting] = await s.worker.journal.all();
    expect(waiting?.steps[0]?.state).toBe('waiting');
    const other = await start();
    await restoreBackup(other.worker.db, await backUp(s));
    await other.stage.pass(other.worker, 60_000);
    await other.stage.startWorker().runs.settle();
    expect(other.stage.highlevel.creates()).toEqual([]);
    expect(await other.worker.journal.all()).toMatchObject([
      { open: 0, steps: [{ state: 'not-sent', stopped: 'worker-stopped' }] },
    ]);
  });

  test.each(['reading', 'ready', 'running', 'paused', 'asks', 'stopped'] as const)(
    'a plan that was %s: it is stopped, and asks nothing',
    async (state) => {
      const s = empty();
      const plan = goodRecords.find(({ store }) => store === 'plans')?.record as RecordOf<'plans'>;
      await s.worker.db.put('plans', { ...plan, state, waits: { why: 'unlock', since: 1 } });
      const other = empty();
      await restoreBackup(other.worker.db, await backUp(s));
      expect(await other.worker.db.getAll('plans')).toEqual([{ ...plan, state: 'stopped' }]);
    },
  );

  test('tells every line that is no record, and takes the others in', async () => {
    const { s, other } = await both();
    await save(s, { name: 'New' });
    const [head = '', ...lines] = await backUp(s);
    const bad = [
      'hello',
      '{"store":"templates","rec',
      '7',
      'null',
      '[]',
      '{}',
      '{"store":"connections","record":{}}',
      '{"store":"__proto__","record":{}}',
      '{"store":"marks"}',
      '{"kind":"switchboard.backup","version":2}',
      ...Array.from({ length: 1_000 }, (_, index) => `{"store":"marks","record":${index}}`),
    ];
    const given = [head, '', ...bad, '  ', ...lines];
    const restored = await restoreBackup(other.worker.db, given);
    expect(restored.refused.map(({ line }) => line)).toEqual(bad.map((line) => line.slice(0, 80)));
    expect(restored).toMatchObject({ added: 2, kept: 2 });
    expect(new Set(restored.refused.map(({ message }) => message)).size).toBe(4);
  });
});
