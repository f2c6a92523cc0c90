import { describe, expect, test } from 'vitest';
import type { Output } from '../../../lib/messaging/messages/index.ts';
import { addToken, revokeToken } from '../../sandbox/index.ts';
import { sendMessage } from '../harness/extension-page.ts';
import { ask } from '../harness/libraries.ts';
import { creates } from '../harness/requests.ts';
import { planNow, planWhen, runScene } from '../harness/runs.ts';
import { gate, held } from '../harness/scenes.ts';
import { chromiumStage } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';

const create = { method: 'POST', path: '/voice-ai/actions' } as const;
const read = { method: 'GET', path: /^\/voice-ai\/agents\/\w+$/ } as const;
const always = Number.POSITIVE_INFINITY;

/** What comes in the way of a run as a whole. What it has sent by then is settled; the rest goes on. */
describe('a run goes on', () => {
  const stage = chromiumStage();

  test('after its worker was killed, again and again', async () => {
    const { sandbox, browser } = stage();
    const run = await runScene(stage(), { locations: 2, each: 2 });
    /** Holds a request, ends the worker, lets the request go, and wakes a new worker. */
    const kill = async (fault: object, when: 'before' | 'after', method: string) => {
      const { promise, resolve } = gate();
      sandbox.fault({ ...fault, effect: { kind: 'gate', until: promise, when } });
      return async () => {
        await held(sandbox, method);
        await browser.killWorker();
        resolve();
        await planNow(browser, 'run');
      };
    };
    // While the agents are read first, after the four reads for the plan.
    const first = await kill({ ...read, skip: 4 }, 'before', 'GET');
    const limited = { ...create, agentId: run.agent(3).id };
    sandbox.fault({ ...limited, effect: { kind: 'rate-limit', scope: 'burst' } });
    await run.start();
    await first();
    // While the limit is waited for.
    await waitFor('a refusal by the limit', () => sandbox.log.some(({ status }) => status === 429));
    await browser.killWorker();
    await planNow(browser, 'run');
    // While creates are under way, before and after they are stored.
    for (const when of ['before', 'after'] as const) {
      await (await kill(create, when, 'POST'))();
    }

    // One that was to be sent at that very moment may not have left: it is looked for, and not claimed.
    await planWhen(browser, 'run', ({ state }) => state === 'ended', 40_000);
    await waitFor('the first looks', async () => !(await run.words()).includes('created'), 30_000);
    const words = await run.words();
    expect(words.filter((word) => !['verified', 'found', 'uncertain'].includes(word))).toEqual([]);
    expect(words.filter((word) => word === 'uncertain').length).toBeLessThan(4);
    expect(await run.contradictions()).toEqual([]);
  });

  test('when two windows start it: once', async () => {
    const { sandbox, browser } = stage();
    const run = await runScene(stage(), { locations: 1, each: 2 });
    await run.plan();
    const windows = [await browser.openWorkspace(), await browser.openWorkspace()];
    const replies = await Promise.all(
      windows.map((page) =>
        ask<Output<'plan/go'>>(
          { send: (name, input) => sendMessage(page, name, input) },
          'plan/go',
          {
            planId: 'run',
            do: 'start',
          },
        ),
      ),
    );
    expect(replies.map((reply) => reply?.kind).sort()).toEqual(['not-now', 'ok']);
    await planWhen(browser, 'run', ({ state }) => state === 'ended');
    expect(creates(sandbox)).toHaveLength(3 * run.agents.length);
    expect(await run.contradictions()).toEqual([]);
  });

  test('when a token is revoked halfway: the others at once, its own with another token', async () => {
    const { sandbox, browser } = stage();
    const run = await runScene(stage(), { locations: 2, each: 2 });
    const [place] = run.places;
    if (!place) throw new Error('No sub-account');
    sandbox.fault({
      ...create,
      agentId: run.agent(0).id,
      effect: { kind: 'meanwhile', when: 'after', do: () => revokeToken(sandbox, place.token) },
    });
    await run.start();
    const others = run.agents.slice(2);
    await waitFor('the other sub-account', async () => {
      const words = await Promise.all(others.map(run.wordsOf));
      return words.flat().every((word) => ['created', 'verified'].includes(word));
    });
    expect(await run.wordsOf(run.agent(0))).toContain('waiting');
    expect((await planNow(browser, 'run')).state).toBe('running');
    expect(await run.contradictions()).toEqual([]);

    await browser.saveToken(place.location.id, addToken(sandbox, place.location.id));
    await planWhen(browser, 'run', ({ state }) => state === 'ended');
    expect(creates(sandbox).filter(({ status }) => status === 201)).toHaveLength(12);
    expect(await run.contradictions()).toEqual([]);
  });

  test('when the day’s limit is spent: nothing more is sent, and it says why', async () => {
    const { sandbox, browser } = stage();
    const run = await runScene(stage(), { locations: 1, each: 2 });
    sandbox.fault({
      ...create,
      skip: 2,
      times: always,
      effect: { kind: 'rate-limit', scope: 'daily' },
    });
    await run.start();
    await waitFor('it to wait', async () => (await run.wordsOf(run.agent(0))).includes('waiting'));
    const sent = creates(sandbox).length;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(creates(sandbox)).toHaveLength(sent);
    expect(creates(sandbox).filter(({ status }) => status === 201)).toHaveLength(2);
    expect(await run.contradictions()).toEqual([]);
    expect((await planNow(browser, 'run')).state).toBe('running');
  });

  test('when the storage was full: nothing is sent that is not journaled', async () => {
    const { sandbox, browser } = stage();
    const run = await runScene(stage(), { locations: 1, each: 2 });
    const { promise, resolve } = gate();
    sandbox.fault({ ...create, skip: 1, effect: { kind: 'gate', until: promise, when: 'after' } });
    await run.start();
    await held(sandbox, 'POST');
    // The extension's storage has no quota: it is as if the disk were full.
    const { worker } = browser;
    await worker.evaluate(() => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
      const makeRoom = () => {
        IDBObjectStore.prototype.put = put;
      };
      Object.assign(globalThis, { makeRoom });
    });
    resolve();
    await waitFor('it to say so', async () => {
      const watched = await ask<Output<'plan/watch'>>(browser, 'plan/watch', {
        planId: 'run',
        seen: -1,
      });
      return watched?.plan.waits?.why === 'storage';
    });
    expect(creates(sandbox).length).toBeLessThan(6);
    await worker.evaluate('makeRoom()');
    await planWhen(browser, 'run', ({ state }) => state === 'ended', 30_000);
    expect(await run.contradictions()).toEqual([]);
    expect(creates(sandbox)).toHaveLength(6);
  });

  test('when connections break: the browser’s own repeats are seen, ours are not sent', async () => {
    const { sandbox, browser } = stage();
    const run = await runScene(stage(), { locations: 2, each: 2 });
    const cut = (at: number, when: 'before' | 'after', on: 'fresh' | 'reused') =>
      sandbox.fault({
        ...create,
        agentId: run.agent(at).id,
        skip: 1,
        effect: { kind: 'cut', when, on },
      });
    cut(0, 'after', 'reused');
    cut(1, 'before', 'reused');
    cut(2, 'after', 'fresh');
    cut(3, 'before', 'fresh');
    await run.start();
    await planWhen(browser, 'run', ({ state }) => state === 'ended', 30_000);
    // Whatever else was under way on a connection that was cut got no answer either.
    await waitFor('the first look', async () => !(await run.words()).includes('created'), 30_000);
    expect(await run.contradictions()).toEqual([]);
    expect(sandbox.log.some(({ status }) => status === 'cut')).toBe(true);
  });

  test('when the clock is changed', async () => {
    const { sandbox, browser } = stage();
    const run = await runScene(stage(), { locations: 1, each: 2 });
    const { promise, resolve } = gate();
    sandbox.fault({ ...create, skip: 1, effect: { kind: 'gate', until: promise, when: 'after' } });
    await run.start();
    await held(sandbox, 'POST');
    await browser.worker.evaluate(() => {
      const now = Date.now.bind(Date);
      Date.now = () => now() - 3 * 60 * 60 * 1000;
    });
    resolve();
    await waitFor('all creates', () => creates(sandbox).length === 6);
    await browser.killWorker();
    await planNow(browser, 'run');
    await planWhen(browser, 'run', ({ state }) => state === 'ended');
    expect(await run.contradictions()).toEqual([]);
    expect(creates(sandbox)).toHaveLength(6);
  });
});
