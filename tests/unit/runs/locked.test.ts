import { describe, expect, test } from 'vitest';
import { createHandlers } from '../../../entrypoints/background/handlers/index.ts';
import { createHandle } from '../../../lib/messaging/handle.ts';
import {
  agentId,
  created,
  locationId,
  order,
  pack,
  type Started,
  sms,
  start,
  tabId,
  untilHeld,
  type Worker,
} from './stage.ts';
import { expectTruth } from './truth.ts';

const phrase = 'correct horse battery';
const wires = (worker: Worker) => worker.vault.onUnlocked(() => void worker.runs.settle());

/** A worker with a token under a passphrase, open or locked. */
async function withPassphrase({ locked }: { locked: boolean }): Promise<Started> {
  const s = await start();
  await s.worker.vault.change('passphrase', phrase);
  if (locked) await s.worker.vault.lock();
  wires(s.worker);
  return s;
}

async function unlock(s: Started, worker = s.worker): Promise<void> {
  expect(await worker.vault.unlock(phrase)).toBe(true);
  await worker.runs.settle();
}

const states = async ({ stage }: Started, id: string) =>
  (await stage.run(id)).steps.map(({ state }) => state);

describe('while the token is locked', () => {
  test('a create waits, sends nothing, and goes on by itself after unlocking', async () => {
    const s = await withPassphrase({ locked: true });
    const { id, step } = await created(s);
    expect(step).toMatchObject({ state: 'waiting', problem: { kind: 'locked' }, attempts: 0 });
    await s.stage.pass(s.worker, 120_000);
    expect(s.stage.highlevel.log).toEqual([]);
    await unlock(s);
    expect(await states(s, id)).toEqual(['created']);
    expect(s.stage.highlevel.creates()).toHaveLength(1);
    await expectTruth(s.stage);
  });

  test('a new worker leaves it waiting, and sends it once after unlocking', async () => {
    const s = await withPassphrase({ locked: true });
    const { id } = await created(s);
    s.worker.kill();
    const next = s.stage.startWorker();
    wires(next);
    await next.runs.settle();
    expect(await states(s, id)).toEqual(['waiting']);
    await unlock(s, next);
    expect(await states(s, id)).toEqual(['created']);
    expect(s.stage.highlevel.creates()).toHaveLength(1);
  });

  test('it is not sent after unlocking when the tab shows another agent by then', async () => {
    const s = await withPassphrase({ locked: true });
    const { id } = await created(s);
    s.stage.tab.url = 'https://app.gohighlevel.com/v2/location/other0location0id000/dashboard';
    await unlock(s);
    expect(await s.stage.step(id)).toMatchObject({ state: 'not-sent', stopped: 'tab-moved' });
    expect(s.stage.highlevel.creates()).toEqual([]);
  });

  test('it can be stopped', async () => {
    const s = await withPassphrase({ locked: true });
    const { id } = await created(s);
    await s.worker.runs.stop(id);
    await unlock(s);
    expect(await states(s, id)).toEqual(['not-sent']);
    expect(s.stage.highlevel.creates()).toEqual([]);
  });

  test('a pack that is locked half way goes on where it stopped, each action once', async () => {
    const s = await withPassphrase({ locked: false });
    s.stage.highlevel.fault('create', 'held');
    const claim = await s.worker.runs.create(pack([{}, {}, {}]));
    await untilHeld(s.stage);
    await s.worker.vault.lock();
    s.stage.highlevel.release();
    await s.worker.runs.settle();
    const { id } = claim.run;
    expect(await states(s, id)).toEqual(['created', 'waiting', 'claimed']);
    await unlock(s);
    expect(await states(s, id)).toEqual(['created', 'created', 'created']);
    expect(s.stage.highlevel.creates()).toHaveLength(3);
    await expectTruth(s.stage);
  });

  test('a pack sends nothing by itself when the browser was closed in between', async () => {
    const s = await withPassphrase({ locked: true });
    const { id } = await created(s, pack([{}, {}]));
    s.stage.closeBrowser(s.worker);
    const next = s.stage.startWorker();
    wires(next);
    await next.runs.settle();
    await unlock(s, next);
    expect(await states(s, id)).toEqual(['not-sent', 'not-sent']);
    expect(s.stage.highlevel.creates()).toEqual([]);
  });

  test('an uncertain create keeps its looks for after unlocking', async () => {
    const s = await withPassphrase({ locked: false });
    s.stage.highlevel.fault('create', 'cut-after');
    s.stage.highlevel.fault('readAgent', 'held');
    const { run } = await s.worker.runs.create(order());
    await untilHeld(s.stage);
    // The request leaves all the same: its token was read before.
    await s.worker.vault.lock();
    s.stage.highlevel.release();
    await s.worker.runs.settle();
    expect(await s.stage.step(run.id)).toMatchObject({
      state: 'uncertain',
      verification: { state: 'pending', reads: 0, problem: { kind: 'locked' } },
    });
    await s.stage.pass(s.worker, 10 * 60_000);
    await unlock(s);
    expect((await s.stage.step(run.id)).verification.state).toBe('one');
    expect(s.stage.highlevel.creates()).toHaveLength(1);
  });

  test('undo changes nothing and says why; afterwards it works', async () => {
    const s = await withPassphrase({ locked: false });
    const { id } = await created(s);
    await s.worker.vault.lock();
    expect(await s.worker.runs.undo(id, false)).toMatchObject({
      kind: 'failed',
      problem: { kind: 'locked' },
    });
    expect(s.stage.highlevel.stored.size).toBe(1);
    await unlock(s);
    expect(await s.worker.runs.undo(id, false)).toMatchObject({ kind: 'removed' });
    expect(s.stage.highlevel.stored.size).toBe(0);
  });

  test('an interface that wants to create is asked to unlock: nothing is journaled or sent', async () => {
    const s = await withPassphrase({ locked: true });
    const pageOrigin = 'chrome-extension://me/';
    const self = { id: 'me', pageOrigin, contentOrigins: async () => [] };
    const handle = createHandle(createHandlers(s.worker), self, s.worker.errors.note);
    const popup = { id: 'me', url: `${pageOrigin}popup.html` };
    const { type, name, parameters } = sms;
    const message = {
      switchboard: 'action/create',
      input: {
        draftId: 'd1',
        target: { locationId, agentId },
        tabId,
        picked: false,
        surface: 'popup',
        templateId: sms.templateId,
        content: { name, parameters, values: {}, keepSecrets: [], of: { type, variables: [] } },
        anyway: false,
      },
    };
    expect(await handle(message, popup)).toEqual({ ok: false, reason: 'locked' });
    expect(await s.worker.journal.all()).toEqual([]);
    expect(s.stage.highlevel.log).toEqual([]);
    await unlock(s);
    // The very same message, as the interface sends it again.
    expect(await handle(message, popup)).toMatchObject({ ok: true, output: { kind: 'started' } });
    await s.worker.runs.settle();
    expect(s.stage.highlevel.creates()).toHaveLength(1);
  });
});

test('a session that is over is told as that, before anything is sent', async () => {
  const s = await start();
  await s.worker.vault.change('session');
  s.stage.closeBrowser(s.worker);
  const next = s.stage.startWorker();
  const { id } = (await next.runs.create(pack([{}]))).run;
  await next.runs.settle();
  expect(await s.stage.step(id)).toMatchObject({ state: 'not-sent', problem: { kind: 'ended' } });
  expect(s.stage.highlevel.log).toEqual([]);
});
