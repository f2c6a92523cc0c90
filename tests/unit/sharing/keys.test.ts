import { describe, expect, test } from 'vitest';
import { sealKey } from '../../../lib/sharing/key-backup.ts';
import { readDocument } from '../../../lib/sharing/read-document.ts';
import { createKeyPair, fingerprintOf, verifyText } from '../../../lib/sharing/signature.ts';
import { type ShareStage, shareStage } from './sharing-stage.ts';

const passphrase = 'correct horse battery staple';

async function withLibrary() {
  const s = shareStage();
  const id = await s.save();
  const libraryId = await s.create([id]);
  const key = await s.ask('key/create', { name: ' Head office ' });
  const sign = (to: string) =>
    s.ask('library/change', { libraryId, change: { kind: 'sign', key: to } });
  return { s, id, libraryId, key, sign };
}
const privateHalves = async (s: ShareStage) =>
  (await s.worker.keys.everyPrivateKey()).map((one) => one.reveal());

async function isSigned(text: string, key: string): Promise<boolean> {
  const read = readDocument(text);
  if (read.kind !== 'read' || read.library.signature?.key !== key) return false;
  return verifyText(read.library.signed, read.library.signature);
}

describe('a publisher’s key', () => {
  test('has a name and a fingerprint, and tells what it signs', async () => {
    const { s, key, sign } = await withLibrary();
    expect(key).toMatchObject({ name: 'Head office', signs: [] });
    expect(key.fingerprint).toBe(await fingerprintOf(key.key));
    expect(key.fingerprint).toMatch(/^([0-9A-F]{4} ){7}[0-9A-F]{4}$/);
    await sign(key.key);
    const { keys } = await s.ask('key/list', {});
    expect(keys).toEqual([{ ...key, signs: ['Ours'] }]);
  });

  test('signs what is published, and signs anew when another one is chosen', async () => {
    const { s, libraryId, key, sign } = await withLibrary();
    const unsigned = await s.makeFile({ libraryId });
    expect(unsigned).toMatchObject({ signed: false, revision: 1 });
    await sign(key.key);
    const signed = await s.makeFile({ libraryId });
    // It says the same: a signature is no new revision.
    expect(signed).toMatchObject({ signed: true, revision: 1 });
    expect(await isSigned(signed.text, key.key)).toBe(true);
    expect((await s.makeFile({ libraryId })).text).toBe(signed.text);
    const other = await s.ask('key/create', { name: 'Other' });
    await sign(other.key);
    expect(await isSigned((await s.makeFile({ libraryId })).text, other.key)).toBe(true);
    const row = await s.ask('library/open', { libraryId });
    expect(row?.library.signature).toMatchObject({ known: 'own', name: 'Other' });
  });

  test('that is not here signs nothing, and nothing is chosen', async () => {
    const { s, libraryId, sign } = await withLibrary();
    const before = await s.stage.dump();
    expect(await sign('k'.repeat(43))).toMatchObject({ problem: { code: 'unsigned' } });
    expect(await s.stage.dump()).toBe(before);
    expect(await s.makeFile({ libraryId })).toMatchObject({ signed: false });
  });

  test('removed while a library is signed with it: nothing new is published without it', async () => {
    const { s, id, libraryId, key, sign } = await withLibrary();
    await sign(key.key);
    const { text } = await s.makeFile({ libraryId });
    const { text: backup } = (await s.ask('key/backup', { key: key.key, passphrase })) ?? {
      text: '',
    };
    expect(await s.ask('key/remove', { key: key.key })).toEqual({ removed: true });
    expect(await s.ask('key/remove', { key: key.key })).toEqual({ removed: false });
    // What was published can be given to others again.
    expect((await s.makeFile({ libraryId })).text).toBe(text);
    await s.save({ description: 'Changed' }, id);
    const before = await s.stage.dump();
    const make = { of: { libraryId }, choices: {}, as: 'file' as const };
    expect(await s.ask('export/make', make)).toMatchObject({ problem: { code: 'unsigned' } });
    expect(await s.stage.dump()).toBe(before);
    await s.ask('key/restore', { text: backup, passphrase });
    expect(await s.makeFile({ libraryId })).toMatchObject({ signed: true, revision: 2 });
  });
});

describe('a backup of a key', () => {
  test('opens with its passphrase only, and signs as before', async () => {
    const { s, key } = await withLibrary();
    const backup = await s.ask('key/backup', { key: key.key, passphrase });
    expect(backup?.fileName).toBe('switchboard-key-2023-11-14.json');
    expect((await s.ask('key/list', {})).keys[0]?.backedUpAt).toBe(s.stage.clock.time);
    const text = backup?.text ?? '';
    for (const half of await privateHalves(s)) expect(text).not.toContain(half);
    const other = await withLibrary();
    await other.s.ask('key/remove', { key: other.key.key });
    for (const wrong of ['', `${passphrase} `, passphrase.toUpperCase()]) {
      expect(await other.s.ask('key/restore', { text, passphrase: wrong })).toMatchObject({
        kind: 'refused',
        field: 'passphrase',
      });
    }
    expect(await privateHalves(other.s)).toEqual([]);
    expect(await other.s.ask('key/restore', { text, passphrase })).toMatchObject({
      kind: 'restored',
      key: { key: key.key, name: 'Head office', fingerprint: key.fingerprint },
    });
    expect(await privateHalves(other.s)).toEqual(await privateHalves(s));
    await other.sign(key.key);
    const made = await other.s.makeFile({ libraryId: other.libraryId });
    expect(await isSigned(made.text, key.key)).toBe(true);
  });

  test('of no key is none', async () => {
    const { s } = await withLibrary();
    expect(await s.ask('key/backup', { key: 'gone', passphrase })).toBeNull();
  });

  test('that was edited, or is none, restores nothing', async () => {
    const { s, key } = await withLibrary();
    const { text = '' } = (await s.ask('key/backup', { key: key.key, passphrase })) ?? {};
    const file = JSON.parse(text);
    const other = await createKeyPair();
    const before = await s.worker.db.getAll('signingKeys');
    const edit = (part: string) => ({
      ...file,
      [part]: `${file[part][0] === 'A' ? 'B' : 'A'}${file[part].slice(1)}`,
    });
    const given: [unknown, 'file' | 'passphrase'][] = [
      ['', 'file'],
      ['{}', 'file'],
      [text.slice(0, -20), 'file'],
      [{ ...file, kind: 'switchboard.library' }, 'file'],
      [{ ...file, version: 2 }, 'file'],
      [{ ...file, rounds: 5_000_001 }, 'file'],
      [{ ...file, rounds: '1' }, 'file'],
      [{ ...file, salt: '!' }, 'file'],
      [{ ...file, key: other.publicKey }, 'file'],
      [{ ...file, rounds: 1 }, 'passphrase'],
      [edit('salt'), 'passphrase'],
      [edit('iv'), 'passphrase'],
      [edit('sealed'), 'passphrase'],
      [{ ...file, sealed: '' }, 'passphrase'],
    ];
    for (const [one, field] of given) {
      const edited = typeof one === 'string' ? one : JSON.stringify(one);
      const reply = await s.ask('key/restore', { text: edited, passphrase });
      expect([edited.slice(0, 200), reply]).toMatchObject([
        edited.slice(0, 200),
        { kind: 'refused', field },
      ]);
    }
    expect(await s.worker.db.getAll('signingKeys')).toEqual(before);
  });

  test('with halves that do not belong together restores nothing', async () => {
    const s = shareStage();
    const [one, two] = await Promise.all([createKeyPair(), createKeyPair()]);
    const mixed = { key: one.publicKey, name: 'Mixed', privateKey: two.privateKey, createdAt: 1 };
    const text = await sealKey(mixed, passphrase);
    expect(await s.ask('key/restore', { text, passphrase })).toMatchObject({
      kind: 'refused',
      field: 'file',
      message: expect.stringMatching(/halves/),
    });
    expect(await s.worker.db.count('signingKeys')).toBe(0);
  });
});

test('no reply and nothing outside its store has a private half in it', async () => {
  const { s, key, sign, libraryId } = await withLibrary();
  await sign(key.key);
  await s.makeFile({ libraryId });
  await s.ask('key/backup', { key: key.key, passphrase });
  await s.ask('key/list', {});
  await s.ask('library/list', {});
  const told = s.replies.join('\n') + (await s.stage.dump());
  const halves = await privateHalves(s);
  expect(halves).toHaveLength(1);
  for (const half of halves) expect(told).not.toContain(half);
  expect(told).not.toContain(passphrase);
});
