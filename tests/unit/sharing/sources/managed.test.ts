import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createKeyPair, type KeyPair } from '../../../../lib/sharing/signature.ts';
import { documentOf, textOf, textTemplate, transferTemplate } from '../documents.ts';
import { type KeptStage, keptStage } from './kept.ts';

const address = 'https://library.example/team.json';
const one = () => documentOf(1, [textTemplate('a')]);

let stage: KeptStage;
let pair: KeyPair;
let other: KeyPair;

beforeEach(async () => {
  stage = keptStage();
  [pair, other] = await Promise.all([createKeyPair(), createKeyPair()]);
});
afterEach(() => stage.db.close());

const sync = (policy: Record<string, unknown>) => {
  stage.state.policy = policy;
  return stage.managed.sync();
};
const only = async () => {
  const [library, ...rest] = await stage.libraries.list();
  expect(rest).toEqual([]);
  if (!library) throw new Error('There is no library');
  return library;
};
const names = async () => (await stage.db.getAll('templates')).map(({ name }) => name);

describe('a document in a policy', () => {
  test('is there at once, read-only, and stays the same over starts', async () => {
    await sync({ libraries: [{ document: await textOf(one()) }] });
    const library = await only();
    expect(library).toMatchObject({ source: 'managed', head: { name: 'Team', revision: 1 } });
    expect(library.id).toMatch(/^managed:[0-9a-f]{32}$/);
    expect(library.check.problem).toBeUndefined();
    expect(await names()).toEqual(['Text a']);
    stage.state.now += 1000;
    await stage.managed.sync();
    expect(await only()).toEqual(library);
  });

  test('that is another one is taken, or waits where it can divert a call', async () => {
    await sync({ libraries: [{ document: await textOf(one()) }] });
    const renamed = documentOf(2, [textTemplate('a', { revision: 2, description: 'For all.' })]);
    await sync({ libraries: [{ document: await textOf(renamed) }] });
    expect(await only()).toMatchObject({ head: { revision: 2 } });
    const diverting = documentOf(3, [textTemplate('a'), transferTemplate('b', '+12125550123')]);
    await sync({ libraries: [{ document: await textOf(diverting) }] });
    expect(await only()).toMatchObject({ head: { revision: 2 }, pending: { revision: 3 } });
  });

  test('goes with its templates when the policy goes, and leaves all others', async () => {
    await sync({ libraries: [{ document: await textOf(one()) }] });
    const [managed] = await stage.db.getAll('templates');
    if (!managed) throw new Error('It was not taken');
    const { library: _, ...personal } = managed;
    await stage.db.put('templates', { ...personal, id: 'mine', name: 'Mine' });
    await sync({});
    expect(await stage.libraries.list()).toEqual([]);
    expect(await names()).toEqual(['Mine']);
  });

  test('stays while the browser may not have read the policy yet', async () => {
    await sync({ libraries: [{ document: await textOf(one()) }] });
    stage.state.certain = false;
    await sync({});
    expect(await names()).toEqual(['Text a']);
  });

  test('that cannot be read takes nothing out, and is told', async () => {
    await sync({ libraries: [{ document: await textOf(one()) }] });
    await sync({ libraries: [{ document: '{"kind":"switchboard.library",' }] });
    const all = await stage.libraries.list();
    expect(all.map(({ head, check }) => [head.name, check.problem?.code]).sort()).toEqual([
      ['Document 1 of the policy', 'not-json'],
      ['Team', undefined],
    ]);
    await sync({ libraries: [{ document: await textOf(one()) }] });
    expect((await only()).head.name).toBe('Team');
  });

  test('that is named twice is there once', async () => {
    const document = await textOf(one());
    await sync({ libraries: [{ document }, { document }] });
    await only();
  });

  test('has to be signed by the key that the policy names', async () => {
    const { publicKey: key } = pair;
    await sync({ libraries: [{ document: await textOf(one()), key }] });
    expect((await only()).check.problem?.code).toBe('unsigned');
    await sync({ libraries: [{ document: await textOf(one(), other), key }] });
    expect((await only()).check.problem?.code).toBe('other-key');
    const signed = await textOf(one(), pair);
    await sync({ libraries: [{ document: signed.replace('Text a', 'Text b'), key }] });
    expect((await only()).check.problem?.code).toBe('bad-signature');
    expect(await names()).toEqual([]);
    await sync({ libraries: [{ document: signed, key }] });
    expect(await only()).toMatchObject({ pin: key, head: { revision: 1 } });
    expect((await only()).check.problem).toBeUndefined();
    expect(await names()).toEqual(['Text a']);
  });

  test('may be signed by a trusted publisher from one day to the next, not by anybody', async () => {
    await sync({ libraries: [{ document: await textOf(one(), pair) }] });
    const next = documentOf(2, [textTemplate('a', { revision: 2, description: 'For all.' })]);
    const document = await textOf(next, other);
    await sync({ libraries: [{ document }] });
    expect(await only()).toMatchObject({
      pin: pair.publicKey,
      pending: { newKey: other.publicKey },
    });
    await stage.updates.answer((await only()).id, {
      hash: (await only()).pending?.hash ?? '',
      accept: false,
    });
    const again = await textOf(documentOf(3, next.templates), other);
    const trustedPublishers = [{ name: 'Head office', key: other.publicKey }];
    await sync({ libraries: [{ document: again }], trustedPublishers });
    expect(await only()).toMatchObject({ pin: other.publicKey, head: { revision: 3 } });
  });
});

test('a check of what stands in the policy itself reads and notes nothing', async () => {
  await sync({ libraries: [{ document: await textOf(one()), key: pair.publicKey }] });
  const before = await only();
  await stage.checks.check(before.id);
  expect(await only()).toEqual(before);
  expect(stage.state.asked).toEqual([]);
});

describe('an address in a policy', () => {
  const document = async (revision = 1) => ({
    kind: 'document' as const,
    text: await textOf(documentOf(revision, [textTemplate('a')]), pair),
    validators: { etag: `"${revision}"` },
  });

  test('is there, empty, until it was read; its first document is taken', async () => {
    await sync({ libraries: [{ address, everyHours: 3 }] });
    const { id, ...library } = await only();
    expect(library).toMatchObject({ address, everyHours: 3, head: { name: 'library.example' } });
    expect(library.check).toEqual({});
    stage.state.answer = await document();
    await stage.checks.check(id);
    expect(await only()).toMatchObject({
      head: { name: 'Team', revision: 1 },
      validators: { etag: '"1"' },
      check: { readAt: stage.state.now, nextAt: stage.state.now + 3 * 60 * 60 * 1000 },
    });
    expect(await names()).toEqual(['Text a']);
    stage.state.answer = { kind: 'unchanged' };
    await stage.checks.check(id);
    expect(stage.state.asked.map(({ validators }) => validators?.etag)).toEqual([undefined, '"1"']);
  });

  test('is not taken before it is certain which key the policy wants', async () => {
    await sync({ libraries: [{ address, key: other.publicKey }] });
    const { id } = await only();
    stage.state.certain = false;
    stage.state.answer = await document();
    await stage.checks.check(id);
    expect(await only()).toMatchObject({ check: { problem: { code: 'policy' } } });
    stage.state.certain = true;
    await stage.checks.check(id);
    expect(await only()).toMatchObject({ check: { problem: { code: 'other-key' } } });
    expect(await names()).toEqual([]);
  });

  test('is read more often when the policy says so, and goes when it is gone', async () => {
    await sync({ libraries: [{ address }] });
    await sync({ libraries: [{ address, everyHours: 1 }] });
    expect((await only()).everyHours).toBe(1);
    await sync({ libraries: [{ address }] });
    expect((await only()).everyHours).toBeUndefined();
    await sync({ libraries: [{ address: 'http://library.example/' }] });
    // An entry that cannot be read may be the one: but there is nothing in it yet.
    expect(await only()).toMatchObject({ check: { problem: { code: 'policy' } } });
    await sync({});
    expect(await stage.libraries.list()).toEqual([]);
  });
});
