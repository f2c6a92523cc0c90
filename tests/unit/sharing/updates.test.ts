import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LibraryDocument } from '../../../lib/sharing/document.ts';
import { createKeyPair, type KeyPair, sign } from '../../../lib/sharing/signature.ts';
import { documentOf, packOf, textOf, textTemplate } from './documents.ts';
import { type Subscribing, subscribing } from './subscribed.ts';

const template = (description: string, revision = 1) =>
  textTemplate('a', { description, revision });
const of = (revision: number, description = `Words ${revision}`) =>
  documentOf(revision, [template(description, revision)], {
    packs: [packOf('p', ['a'])],
    tombstones: [{ id: 'gone', revision: 1, deletedAt: 5 }],
  });

let pair: KeyPair;
let other: KeyPair;
let s: Subscribing;

beforeAll(async () => {
  [pair, other] = await Promise.all([createKeyPair(), createKeyPair()]);
});
beforeEach(() => {
  s = subscribing();
});

/** What is kept of libraries and their templates, but for how reading went. */
async function state() {
  const { db } = s.worker;
  const [libraries, templates, packs, docs] = await Promise.all([
    db.getAll('libraries'),
    db.getAll('templates'),
    db.getAll('packs'),
    db.getAll('libraryDocs'),
  ]);
  const kept = libraries.map(({ check: _, validators: __, ...library }) => library);
  return JSON.stringify([kept, templates, packs, docs]);
}
const words = async () => (await s.templates()).map(({ description }) => description);

/** Subscribes to revision 3, signed. */
async function pinned(wish: Parameters<Subscribing['subscribe']>[0] = {}) {
  await s.publish(of(3), pair);
  return s.subscribe({ approvedKey: pair.publicKey, ...wish });
}

describe('a library that is signed', () => {
  test('is subscribed to only with the key that was seen', async () => {
    await s.publish(of(3), pair);
    const preview = await s.ask('address/preview', {
      address: 'https://templates.example.com/team.json',
    });
    if (preview.kind !== 'preview') throw new Error(preview.kind);
    expect(preview.signature).toMatchObject({ kind: 'signed', known: 'new', key: pair.publicKey });
    const wish = { stageId: preview.stageId, apply: 'auto' as const, everyHours: 12 };
    const before = await s.stage.dump();
    for (const approvedKey of [undefined, other.publicKey]) {
      const key = approvedKey === undefined ? {} : { approvedKey };
      expect(await s.ask('address/add', { ...wish, ...key })).toMatchObject({
        kind: 'problem',
        problem: { code: 'other-key' },
      });
    }
    expect(await s.stage.dump()).toBe(before);
    expect(await s.ask('address/add', { ...wish, approvedKey: pair.publicKey })).toMatchObject({
      kind: 'added',
      library: { signature: { known: 'pinned' } },
    });
  });

  test('takes an honest update by itself, and keeps its pin', async () => {
    const id = await pinned();
    await s.publish(of(4), pair);
    expect(await s.check(id)).toMatchObject({ revision: 4, signature: { known: 'pinned' } });
    expect(await words()).toEqual(['Words 4']);
    expect((await s.worker.libraries.get(id))?.pin).toBe(pair.publicKey);
  });

  test('refuses a document in which anything was changed after it was signed', async () => {
    const id = await pinned();
    const signed = await sign(of(4), pair);
    const before = await state();
    for (const tampered of everyChange(signed)) {
      s.served.text = JSON.stringify(tampered);
      const { problem } = await s.check(id);
      expect([JSON.stringify(tampered), problem?.code]).toEqual([
        JSON.stringify(tampered),
        expect.stringMatching(/^(bad-signature|not-a-library|newer-version)$/),
      ]);
      expect(await state()).toBe(before);
    }
    s.served.text = JSON.stringify(signed);
    expect((await s.check(id)).problem).toBeUndefined();
    expect(await words()).toEqual(['Words 4']);
  });

  test('refuses one that is stripped of its signature, or has somebody else’s', async () => {
    const id = await pinned();
    const before = await state();
    const signed = await sign(of(4), pair);
    const foreign = await sign(of(4), other);
    const given: [string, object][] = [
      ['unsigned', of(4)],
      ['bad-signature', { ...signed, signature: { ...signed.signature, key: other.publicKey } }],
      ['bad-signature', { ...foreign, signature: { ...foreign.signature, key: pair.publicKey } }],
      ['bad-signature', { ...of(5), signature: signed.signature }],
    ];
    for (const [code, document] of given) {
      s.served.text = JSON.stringify(document);
      expect((await s.check(id)).problem).toMatchObject({
        code,
        message: expect.stringContaining('last good copy'),
      });
      expect(await state()).toBe(before);
    }
  });

  test.each(['auto', 'ask'] as const)(
    'with another key waits (%s), and needs its own approval',
    async (apply) => {
      const id = await pinned({ apply });
      await s.publish(of(4), other);
      const row = await s.check(id);
      expect(row).toMatchObject({ revision: 3, pending: { revision: 4, newKey: true } });
      expect(row.problem).toBeUndefined();
      const { hash, newKey, signature } = await s.waiting(id);
      expect(newKey).toBe(true);
      expect(signature).toMatchObject({ key: other.publicKey, known: 'new' });
      const before = await state();
      for (const approvedKey of [undefined, pair.publicKey, 'k']) {
        const key = approvedKey === undefined ? {} : { approvedKey };
        expect(await s.ask('update/answer', { libraryId: id, hash, accept: true, ...key })).toEqual(
          {
            kind: 'changed-meanwhile',
          },
        );
        expect(await state()).toBe(before);
      }
      const answer = { libraryId: id, hash, accept: true, approvedKey: other.publicKey };
      expect(await s.ask('update/answer', answer)).toMatchObject({ kind: 'taken' });
      expect((await s.worker.libraries.get(id))?.pin).toBe(other.publicKey);
      // The old key is another one by now.
      await s.publish(of(5), pair);
      expect(await s.check(id)).toMatchObject({ revision: 4, pending: { newKey: true } });
    },
  );

  test('takes no approval for a key from the check itself', async () => {
    const id = await pinned();
    await s.publish(of(4), other);
    for (let times = 0; times < 3; times += 1) await s.check(id);
    expect(await words()).toEqual(['Words 3']);
    await s.publish(of(4), pair);
    expect(await s.check(id)).toMatchObject({ revision: 4 });
    expect((await s.check(id)).pending).toBeUndefined();
  });

  test('arrives as it should, though the same words of somebody else were left', async () => {
    const id = await pinned();
    await s.publish(of(4), other);
    await s.check(id);
    const { hash } = await s.waiting(id);
    await s.ask('update/answer', { libraryId: id, hash, accept: false });
    expect((await s.check(id)).pending).toBeUndefined();
    await s.publish(of(4), pair);
    expect(await s.check(id)).toMatchObject({ revision: 4, signature: { known: 'pinned' } });
  });

  test('is taken only as it was shown: a document in its place is another one', async () => {
    const id = await pinned({ apply: 'ask' });
    await s.publish(of(4), pair);
    await s.check(id);
    const { hash } = await s.waiting(id);
    const text = await textOf(of(5, 'Swapped'), pair);
    await s.worker.db.put('libraryDocs', { version: 1, key: `${id}/pending`, text });
    const answer = { libraryId: id, hash, accept: true };
    expect(await s.ask('update/answer', answer)).toEqual({ kind: 'changed-meanwhile' });
    expect(await words()).toEqual(['Words 3']);
  });
});

describe.each([
  ['signed', true],
  ['unsigned', false],
])('a library that is %s', (_, isSigned) => {
  const begin = async () => {
    await s.publish(of(3), isSigned ? pair : undefined);
    return s.subscribe(isSigned ? { approvedKey: pair.publicKey } : {});
  };
  const publish = (document: LibraryDocument) => s.publish(document, isSigned ? pair : undefined);

  test('refuses an older revision, and the same with other content', async () => {
    const id = await begin();
    const before = await state();
    for (const document of [of(2), of(0), of(3, 'Other words')]) {
      await publish(document);
      expect((await s.check(id)).problem).toMatchObject({ code: 'rollback' });
      expect(await state()).toBe(before);
    }
    await publish(of(3));
    expect((await s.check(id)).problem).toBeUndefined();
    expect(await state()).toBe(before);
  });

  test('refuses another library at its address', async () => {
    const id = await begin();
    const before = await state();
    await publish({ ...of(9), id: 'other' });
    expect((await s.check(id)).problem).toMatchObject({ code: 'other-library' });
    expect(await state()).toBe(before);
  });

  test('keeps what it has, whatever comes instead', async () => {
    const id = await begin();
    const before = await state();
    const whole = await textOf(of(4), isSigned ? pair : undefined);
    const given = ['', '<html>Log in</html>', whole.slice(0, -9), '{}', 'null', 'Not Found'];
    for (const text of given) {
      s.served.text = text;
      expect((await s.check(id)).problem).toBeDefined();
      expect(await state()).toBe(before);
    }
    s.served.text = JSON.stringify({ kind: 'switchboard.library', version: 2 });
    expect((await s.check(id)).problem).toMatchObject({ code: 'newer-version' });
    expect(await state()).toBe(before);
  });
});

test('an unsigned library that becomes signed waits for its key', async () => {
  await s.publish(of(3));
  const id = await s.subscribe();
  await s.publish(of(4), pair);
  expect(await s.check(id)).toMatchObject({ revision: 3, pending: { newKey: true } });
  const { hash } = await s.waiting(id);
  const answer = { libraryId: id, hash, accept: true, approvedKey: pair.publicKey };
  expect(await s.ask('update/answer', answer)).toMatchObject({ kind: 'taken' });
  await s.publish(of(5));
  expect((await s.check(id)).problem).toMatchObject({ code: 'unsigned' });
});

/** Every document that differs from this one in one value that is not its signature's key. */
function everyChange(document: LibraryDocument): unknown[] {
  const changed: unknown[] = [];
  const walk = (value: unknown, rebuild: (other: unknown) => unknown): void => {
    if (typeof value === 'object' && value !== null) {
      if (!Array.isArray(value)) changed.push(rebuild({ ...value, added: 1 }));
      for (const [key, one] of Object.entries(value)) {
        walk(one, (next) =>
          rebuild(
            Array.isArray(value)
              ? value.map((old, at) => (`${at}` === key ? next : old))
              : { ...value, [key]: next },
          ),
        );
      }
      return;
    }
    if (typeof value === 'string') changed.push(rebuild(`${value}x`));
    if (typeof value === 'number') changed.push(rebuild(value + 1));
    if (typeof value === 'boolean') changed.push(rebuild(!value));
  };
  const { signature, ...rest } = document;
  walk(rest, (next) => ({ ...(next as object), signature }));
  const { value = '', ...key } = signature ?? {};
  const flipped = value.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
  return [...changed, { ...rest, signature: { ...key, value: flipped } }];
}
