import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { createLogins } from '../../../lib/connections/logins.ts';
import { createSigningKeys } from '../../../lib/connections/signing-keys.ts';
import { VaultLocked } from '../../../lib/connections/vault-shared.ts';
import { StorageError } from '../../../lib/storage/database.ts';
import { vaultStage } from './vault-stage.ts';

const here = 'location0of0harbor00';
const there = 'location0of0cedar000';
const token = 'pit-11112222-3333-4444-5555-666677778888';
const phrase = 'correct horse battery';
const tokenOf = async (s: ReturnType<ReturnType<typeof vaultStage>['start']>, id = here) =>
  (await s.connections.access(id)).token.reveal();
const why = (kind: string) => ({ problem: { kind } });

async function withToken() {
  const s = vaultStage();
  const worker = s.start();
  await s.keep(worker.vault, here, token, { 't/key': 'sesame-secret' });
  return { s, worker };
}

describe('a token', () => {
  test('kept on the device is there after the browser was closed', async () => {
    const { s } = await withToken();
    s.closeBrowser();
    expect(await tokenOf(s.start())).toBe(token);
    expect(await s.start().vault.view()).toEqual({ way: 'device', locked: false });
  });

  test('kept for the session is never on the disk, and gone with the browser', async () => {
    const { s, worker } = await withToken();
    await worker.vault.change('session');
    expect(await s.disk()).not.toContain(token);
    expect(await s.disk()).not.toContain('sesame-secret');
    // Another worker of the same session has it still.
    expect(await tokenOf(s.start())).toBe(token);
    s.closeBrowser();
    const next = s.start();
    await expect(next.connections.access(here)).rejects.toMatchObject(why('ended'));
    expect((await next.connections.view(here))?.state).toBe('ended');
    await s.keep(next.vault, here, token);
    expect(await tokenOf(next)).toBe(token);
    expect(await s.disk()).not.toContain(token);
  });

  test('under a passphrase is sealed on the disk, and locked with the browser', async () => {
    const { s, worker } = await withToken();
    await worker.vault.change('passphrase', phrase);
    for (const plain of [token, 'sesame-secret', phrase, btoa(token)]) {
      expect(await s.disk()).not.toContain(plain);
    }
    expect(await tokenOf(s.start())).toBe(token);
    s.closeBrowser();
    const next = s.start();
    expect(await next.vault.view()).toMatchObject({ way: 'passphrase', locked: true });
    await expect(next.connections.access(here)).rejects.toMatchObject(why('locked'));
    await expect(next.connections.secrets(here)).resolves.toEqual({});
    await expect(next.connections.everySecret()).rejects.toThrow(VaultLocked);
    await expect(next.vault.inTurn(() => next.vault.seal('connections/x', 'y'))).rejects.toThrow(
      VaultLocked,
    );
    expect(await next.vault.unlock('Correct horse battery')).toBe(false);
    expect(await next.vault.unlock(phrase)).toBe(true);
    expect(await tokenOf(next)).toBe(token);
  });

  test('opens with a passphrase that another keyboard composes otherwise', async () => {
    const { s, worker } = await withToken();
    await worker.vault.change('passphrase', 'crème brûlée torte'.normalize('NFD'));
    s.closeBrowser();
    expect(await s.start().vault.unlock('crème brûlée torte'.normalize('NFC'))).toBe(true);
  });

  test('that is sealed opens in its own place only', async () => {
    const { s, worker } = await withToken();
    await s.keep(worker.vault, there, 'pit-99992222-3333-4444-5555-666677779999');
    await worker.vault.change('passphrase', phrase);
    const [mine, theirs] = [
      await s.db.get('connections', here),
      await s.db.get('connections', there),
    ];
    if (!mine || !theirs) throw new Error('Both are there');
    await s.db.put('connections', { ...mine, kept: theirs.kept });
    await expect(worker.connections.access(here)).rejects.toMatchObject(why('ended'));
    expect(await tokenOf(worker, there)).toMatch(/9999$/);
  });
});

describe('under a passphrase', () => {
  async function sealed() {
    const { s, worker } = await withToken();
    await worker.vault.change('passphrase', phrase);
    return { s, worker };
  }
  const isLocked = async (s: ReturnType<typeof vaultStage>) =>
    (await s.start().vault.view()).locked;
  const minutes = 60_000;

  test('it locks after the chosen time without use, and use puts that off', async () => {
    const { s, worker } = await sealed();
    await worker.vault.lockAfter(5);
    s.clock.time += 4 * minutes;
    await worker.vault.touch();
    s.clock.time += 4 * minutes;
    expect(await isLocked(s)).toBe(false);
    expect(Math.max(...s.lockings)).toBe(s.clock.time + minutes);
    s.clock.time += minutes;
    expect(await isLocked(s)).toBe(true);
    // By the time itself: also before the alarm has come, and the alarm then forgets the key.
    await expect(worker.connections.access(here)).rejects.toMatchObject(why('locked'));
    await worker.vault.touch();
    expect(await isLocked(s)).toBe(true);
    await worker.vault.lockWhenIdle();
    expect(JSON.stringify([...s.session.items])).not.toContain('key');
  });

  test('it locks when the clock was turned back: nobody knows how long it was not used', async () => {
    const { s, worker } = await sealed();
    await worker.vault.lockAfter(5);
    s.clock.time -= 60 * minutes;
    expect(await isLocked(s)).toBe(true);
  });

  test('an alarm that comes early locks nothing, and is set again', async () => {
    const { s, worker } = await sealed();
    await worker.vault.lockAfter(5);
    s.clock.time += 2 * minutes;
    s.lockings.length = 0;
    await worker.vault.lockWhenIdle();
    expect(await isLocked(s)).toBe(false);
    expect(s.lockings).toEqual([s.clock.time + 3 * minutes]);
  });

  test('locking and unlocking are told', async () => {
    const { worker } = await sealed();
    const told: string[] = [];
    worker.vault.onLocked(() => told.push('locked'));
    worker.vault.onUnlocked(() => told.push('unlocked'));
    await worker.vault.lock();
    await worker.vault.unlock('wrong one');
    await worker.vault.unlock(phrase);
    expect(told).toEqual(['locked', 'unlocked']);
  });

  test('another passphrase opens it afterwards, the one before does not', async () => {
    const { s, worker } = await sealed();
    await worker.vault.change('passphrase', 'quite another one');
    s.closeBrowser();
    const next = s.start();
    expect(await next.vault.unlock(phrase)).toBe(false);
    expect(await next.vault.unlock('quite another one')).toBe(true);
    expect(await tokenOf(next)).toBe(token);
  });

  test('locked, it cannot be moved, and nothing changes', async () => {
    const { s, worker } = await sealed();
    await worker.vault.lock();
    const before = await s.disk();
    await expect(worker.vault.change('device')).rejects.toThrow(VaultLocked);
    await expect(worker.vault.change('passphrase', 'another one')).rejects.toThrow(VaultLocked);
    expect(await s.disk()).toBe(before);
    expect(await worker.vault.unlock(phrase)).toBe(true);
  });

  test('a forgotten one is reset: secrets go, sub-accounts stay in the list', async () => {
    const { s, worker } = await sealed();
    await worker.vault.lock();
    await worker.vault.reset();
    expect(await worker.vault.view()).toEqual({ way: 'device', locked: false });
    expect((await worker.connections.list()).map(({ connection }) => connection.state)).toEqual([
      'ended',
    ]);
    await s.keep(worker.vault, here, token);
    expect(await tokenOf(worker)).toBe(token);
  });

  test('the disk may be full: everything is as it was', async () => {
    const { s, worker } = await sealed();
    const full = s.start({
      of: {
        ...s.db,
        change: async () => {
          throw new StorageError(new Error('full'));
        },
      },
    });
    const before = await s.disk();
    await expect(full.vault.change('device')).rejects.toThrow(StorageError);
    await expect(full.vault.change('session')).rejects.toThrow(StorageError);
    expect(await s.disk()).toBe(before);
    expect([...s.session.items.keys()]).toEqual(['vault/key']);
    expect(await tokenOf(worker)).toBe(token);
  });
});

describe('logins and signing keys', () => {
  test('are sealed under a passphrase, and stay on the device where tokens are in memory only', async () => {
    const { s, worker } = await withToken();
    const { vault } = worker;
    const logins = createLogins(s.db, vault);
    const keys = createSigningKeys(s.db, vault, () => s.clock.time);
    await logins.keep('folder:a', 'Basic c2VjcmV0', 'ann');
    const { key } = await keys.create('Office');
    const [privateHalf] = (await keys.everyPrivateKey()).map((one) => one.reveal());
    await vault.change('passphrase', phrase);
    expect(await s.disk()).not.toContain('c2VjcmV0');
    expect(await s.disk()).not.toContain(privateHalf);
    await vault.lock();
    await expect(logins.get('folder:a')).rejects.toThrow(VaultLocked);
    await expect(keys.everyPrivateKey()).rejects.toThrow(VaultLocked);
    expect(await logins.view('folder:a')).toEqual({ hasLogin: true, user: 'ann' });
    expect((await keys.list()).map((one) => one.key)).toEqual([key]);
    await vault.unlock(phrase);
    await vault.change('session');
    s.closeBrowser();
    expect((await logins.get('folder:a'))?.reveal()).toBe('Basic c2VjcmV0');
    expect((await keys.everyPrivateKey()).map((one) => one.reveal())).toEqual([privateHalf]);
    await vault.reset();
    expect(await logins.view('folder:a')).toEqual({ hasLogin: false });
    expect(await keys.list()).toEqual([]);
  });
});

test('a broken record of a token, which holds it still, is sealed too and comes back as it was', async () => {
  const { s, worker } = await withToken();
  const broken = {
    locationId: there,
    version: 3,
    kept: { way: 'device', value: token },
    odd: true,
  };
  await s.db.put('connections', broken as never);
  await worker.connections.list();
  expect(await s.db.count('setAside')).toBe(1);
  await worker.vault.change('passphrase', phrase);
  expect(await s.disk()).not.toContain(token);
  await worker.vault.change('session');
  expect(await s.disk()).not.toContain(token);
  await worker.vault.sweep();
  await worker.vault.change('device');
  expect((await s.db.getAll('setAside'))[0]?.record).toEqual(broken);
});
