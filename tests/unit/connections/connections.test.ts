import { describe, expect, test } from 'vitest';
import type { Secret } from '../../../lib/connections/secret.ts';
import { createStage, locationId, token } from '../runs/stage.ts';

const served = 'location0of0agency00';
const companyId = 'company0brightreach0';

/** A worker with an agency that lists two sub-accounts; one of them has a token of its own too. */
async function withAgency() {
  const stage = createStage();
  await stage.saveToken();
  const worker = stage.startWorker();
  const secrets = {
    clientSecret: 'app-secret-1234',
    refreshToken: 'refresh-1234',
    accessToken: 'access-1234',
  };
  await stage.db.put('agencies', {
    version: 1,
    companyId,
    name: 'Brightreach',
    kind: 'app',
    clientId: 'client-1',
    kept: { way: 'device', value: JSON.stringify(secrets) },
    last4: '1234',
    accessEndsAt: stage.clock.time + 3_600_000,
    addedAt: stage.clock.time,
    locations: [
      { id: served, name: 'Cedar' },
      { id: locationId, name: 'Harbor' },
    ],
    renewal: { state: 'ready' },
  });
  // Made before, so that nothing has to be asked.
  const minted = { token: 'minted-for-cedar', endsAt: stage.clock.time + 3_600_000 };
  await stage.session.set({ [`agency/token/${companyId}/${served}`]: minted });
  return { stage, ...worker };
}

describe('a sub-account is reached', () => {
  test('by its own token before its agency’s, and by no other sub-account’s', async () => {
    const { connections } = await withAgency();
    expect((await connections.access(locationId)).token.reveal()).toBe(token);
    expect((await connections.access(served)).token.reveal()).toBe('minted-for-cedar');
    expect(await connections.view(locationId)).toMatchObject({ via: 'token', last4: '8888' });
    expect(await connections.view(served)).toMatchObject({
      via: 'agency',
      agency: 'Brightreach',
      state: 'ready',
    });
    await expect(connections.access('nobody0knows0this000')).rejects.toMatchObject({
      problem: { kind: 'no-token' },
    });
    expect(await connections.view('nobody0knows0this000')).toBeNull();
  });

  test('by its agency when its own token is gone with the session', async () => {
    const { stage, connections, vault } = await withAgency();
    await vault.inTurn(async () => {
      const record = await stage.db.get('connections', locationId);
      if (record) await stage.db.put('connections', { ...record, kept: { way: 'session' } });
    });
    expect(await connections.view(locationId)).toMatchObject({ via: 'agency', state: 'ready' });
  });

  test('in the list, once each', async () => {
    const { connections } = await withAgency();
    const rows = (await connections.list()).map((one) => [one.locationId, one.connection.via]);
    expect(new Map(rows as [string, string][])).toEqual(
      new Map([
        [served, 'agency'],
        [locationId, 'token'],
      ]),
    );
    expect(rows).toHaveLength(2);
  });
});

test('a sub-account of an agency has groups and remembered secrets without a token of its own', async () => {
  const { connections, stage } = await withAgency();
  expect(await connections.group([served, locationId], 'dental clients', true)).toBe(2);
  await connections.keepSecrets(served, { 't/key': 'sesame-secret' });
  expect(await connections.secrets(served)).toEqual({ 't/key': 'sesame-secret' });
  expect(await connections.view(served)).toMatchObject({
    via: 'agency',
    groups: ['dental clients'],
  });
  expect((await connections.access(served)).token.reveal()).toBe('minted-for-cedar');
  // One that no agency serves and that has no token gets neither.
  await connections.keepSecrets('nobody0knows0this000', { 't/key': 'x' });
  expect(await stage.db.get('connections', 'nobody0knows0this000')).toBeUndefined();
});

test('all of its secrets are looked for in what leaves', async () => {
  const { connections } = await withAgency();
  const all = (await connections.everySecret()).map((one: Secret) => one.reveal());
  for (const one of [token, 'app-secret-1234', 'refresh-1234', 'access-1234', 'minted-for-cedar']) {
    expect(all).toContain(one);
  }
});

test('locked, it says so, and the tokens made for its sub-accounts are forgotten', async () => {
  const { connections, vault, stage } = await withAgency();
  await vault.change('passphrase', 'correct horse battery');
  await vault.lock();
  await new Promise((done) => setTimeout(done));
  expect(JSON.stringify([...stage.session.items])).not.toContain('minted-for-cedar');
  await expect(connections.access(served)).rejects.toMatchObject({ problem: { kind: 'locked' } });
  expect(await connections.view(served)).toMatchObject({ state: 'locked' });
  expect(await connections.isLocked(served)).toBe(true);
});
