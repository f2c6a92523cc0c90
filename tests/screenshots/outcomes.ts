import type { Page } from 'puppeteer-core';
import type { Chromium } from '../e2e/harness/chromium.ts';
import { press, waitForStatus, waitForText } from '../e2e/harness/quick-add.ts';
import { fillTransfer, transfer } from '../e2e/harness/scenes.ts';
import type { Stage } from '../e2e/harness/stage.ts';
import { type Fault, tokens } from '../sandbox/index.ts';
import type { SceneShot } from './scenes.ts';

const create = { method: 'POST', path: '/voice-ai/actions' } as const;
const unlisted: Fault = {
  method: 'GET',
  path: '/voice-ai/agents',
  times: Number.POSITIVE_INFINITY,
  effect: { kind: 'actions-missing' },
};

/** Fills a call transfer, arms the faults, creates, and waits for the words. */
const outcome = (name: string, faults: Fault[], words: RegExp, token?: string): SceneShot => ({
  name,
  async show(stage) {
    const { popup, sandbox } = await fillTransfer(stage, token ? { token } : {});
    for (const fault of faults) sandbox.fault(fault);
    await press(popup, 'Create action');
    await waitForStatus(popup, words, 80_000);
    return popup;
  },
});

async function created(stage: Stage<Chromium>) {
  const scene = await fillTransfer(stage);
  await press(scene.popup, 'Create action');
  await waitForStatus(scene.popup, /Seen on/);
  return scene;
}

async function again(browser: Chromium, popup: Page): Promise<Page> {
  await popup.close();
  const next = await browser.openPopup();
  await waitForText(next, /Created/);
  return next;
}

/** What became of a create, and what can be done about it. */
export const outcomes: SceneShot[] = [
  { name: 'created', show: async (stage) => (await created(stage)).popup },
  {
    name: 'recent-and-ready',
    async show(stage) {
      const { browser, popup } = await created(stage);
      return again(browser, popup);
    },
  },
  {
    name: 'asks-first',
    async show(stage) {
      const { browser, popup } = await created(stage);
      const next = await again(browser, popup);
      await press(next, `Create action: ${transfer}`);
      await next.locator('dialog[open]').wait();
      return next;
    },
  },
  {
    name: 'undone',
    async show(stage) {
      const { popup } = await created(stage);
      await press(popup, 'Undo');
      await waitForStatus(popup, /Undone/);
      return popup;
    },
  },
  {
    name: 'undo-changed',
    async show(stage) {
      const { popup, added } = await created(stage);
      const action = added()[0];
      if (action) action.actionParameters = { ...action.actionParameters, triggerPrompt: 'Other' };
      await press(popup, 'Undo');
      await waitForText(popup, /changed/);
      return popup;
    },
  },
  outcome('sending', [{ ...create, effect: { kind: 'delay', ms: 8000 } }], /Creating/),
  outcome(
    'waiting',
    [{ ...create, effect: { kind: 'rate-limit', scope: 'burst' } }],
    /asks to wait/,
  ),
  outcome('daily-limit', [{ ...create, effect: { kind: 'rate-limit', scope: 'daily' } }], /day’s/),
  outcome(
    'refused',
    [
      {
        ...create,
        effect: {
          kind: 'status',
          status: 422,
          message: ['transferToValue must be a valid phone number'],
        },
      },
    ],
    /refused/,
  ),
  outcome('scope-missing', [], /lacks a scope/, tokens.readOnly),
  outcome('copies', [{ ...create, effect: { kind: 'duplicate' } }], /extra copy/),
  outcome('looking', [{ ...create, effect: { kind: 'status', status: 500 } }], /Not seen so far/),
  outcome(
    'found',
    [{ ...create, effect: { kind: 'status', status: 500, when: 'after' } }],
    /It is there/,
  ),
  outcome(
    'not-seen',
    [{ ...create, effect: { kind: 'status', status: 500 } }],
    /Not seen on the agent/,
  ),
  outcome(
    'cannot-tell',
    [unlisted, { ...create, effect: { kind: 'status', status: 500 } }],
    /cannot tell/,
  ),
  outcome(
    'highlevel-down',
    [
      {
        method: 'GET',
        path: /^\/voice-ai\/agents\/\w+$/,
        times: Number.POSITIVE_INFINITY,
        effect: { kind: 'status', status: 503 },
      },
    ],
    /does not answer/,
  ),
  outcome(
    'no-network',
    [
      {
        method: 'GET',
        path: /^\/voice-ai\/agents\/\w+$/,
        times: Number.POSITIVE_INFINITY,
        effect: { kind: 'cut', when: 'before' },
      },
    ],
    /No network/,
  ),
];
