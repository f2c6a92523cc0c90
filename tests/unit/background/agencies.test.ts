import { expect, test } from 'vitest';
import { createHandlers } from '../../../entrypoints/background/handlers/index.ts';
import { app, companyId, createInMemoryAgency } from '../connections/in-memory-agency.ts';
import { start } from '../runs/stage.ts';

const page = { from: 'page' as const };
const secrets = /secret-0123|refresh-\d|eyJ|location-token/;
const wish = { kind: 'app' as const, ...app, refreshToken: 'refresh-0-0123456789' };
const passphrase = 'correct horse battery staple';

/** The background with its own vault, in front of an agency. */
async function background() {
  const s = await start();
  const agency = createInMemoryAgency(() => s.stage.clock.time);
  s.stage.highlevel.fetch = agency.fetch;
  const stored = async () => JSON.stringify(await s.stage.db.getAll('agencies'));
  return { ...s, agency, stored, handlers: createHandlers(s.worker) };
}

test('an agency is connected, read again, renewed and removed by messages', async () => {
  const { handlers, agency } = await background();
  const replies = [
    await handlers['agency/save'](wish, page),
    await handlers['agency/list']({}, page),
    await handlers['agency/renew']({ companyId }, page),
    await handlers['agency/locations']({ companyId, refresh: true }, page),
  ];
  expect(replies[1]).toMatchObject({ agencies: [{ companyId, locations: 3, secrets: 'open' }] });
  expect(replies[3]).toMatchObject({ locations: [{}, {}, {}] });
  expect(JSON.stringify(replies)).not.toMatch(secrets);
  expect(await handlers['agency/remove']({ companyId }, page)).toEqual({ removed: true });
  expect(await handlers['agency/list']({}, page)).toEqual({ agencies: [] });
  expect(agency.issued).toHaveLength(3);
});

test('under a passphrase nothing of it is on the disk as it is, and locking forgets what was made', async () => {
  const { handlers, worker, stage, agency, stored } = await background();
  const shop = 'location0number00001';
  await handlers['agency/save'](wish, page);
  expect(await stored()).toMatch(secrets);
  await worker.vault.change('passphrase', passphrase);
  expect(await stored()).not.toMatch(secrets);
  await handlers['agency/renew']({ companyId }, page);
  expect(await worker.agencies.accessFor(shop)).toBeDefined();
  expect(await stored()).not.toMatch(secrets);

  await worker.vault.lock();
  await expect.poll(() => JSON.stringify([...stage.session.items])).not.toMatch(secrets);
  await expect(worker.agencies.accessFor(shop)).rejects.toThrow('locked');
  await expect(worker.agencies.save(wish)).rejects.toThrow('locked');
  expect(await worker.vault.unlock(passphrase)).toBe(true);
  expect(await worker.agencies.accessFor(shop)).toBeDefined();
  expect(agency.issued.length).toBe(3);
}, 60_000);

test('kept for the session only it is gone with the browser, and said so', async () => {
  const { handlers, worker, stage, stored } = await background();
  await worker.vault.change('session');
  await handlers['agency/save'](wish, page);
  expect(await stored()).not.toMatch(secrets);
  stage.closeBrowser(worker);
  const { agencies } = stage.startWorker();
  expect((await agencies.list()).agencies[0]).toMatchObject({ secrets: 'ended' });
  await expect(agencies.accessFor('location0number00001')).rejects.toThrow('ended');
  // The pasted one has been used up, so the person has another.
  const reply = await agencies.save({ ...wish, companyId, clientSecret: '' });
  expect(reply.malformed?.field).toBe('clientSecret');
});

test('no backup holds an agency', async () => {
  const { handlers } = await background();
  await handlers['agency/save'](wish, page);
  const parts = await handlers['backup/read']({}, page);
  expect(JSON.stringify(parts)).not.toMatch(secrets);
  expect(JSON.stringify(parts)).not.toContain(companyId);
});
