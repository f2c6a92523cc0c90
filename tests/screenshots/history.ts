import type { Page } from 'puppeteer-core';
import type { Chromium } from '../e2e/harness/chromium.ts';
import { press, waitForText } from '../e2e/harness/quick-add.ts';
import { waitFor } from '../e2e/harness/wait.ts';
import { saveTemplates } from '../e2e/harness/workspace.ts';
import {
  type AddedLocation,
  addAction,
  addAgents,
  addLocations,
  revokeToken,
  type Sandbox,
} from '../sandbox/index.ts';
import type { SceneShot } from './scenes.ts';

const texts = {
  'Text directions and parking': 'We are at 12 Harbor Street. Parking is behind the house.',
  'Text the booking link': 'Choose a time that suits you: https://book.example.com',
  'Text the opening hours': 'Monday to Friday from 8 to 6, Saturday from 9 to noon.',
  'Ask for a review': 'Thank you for calling. Would you tell others how it was?',
  'Text the emergency number': 'After hours, call +1 212 555 0100.',
};

const contents = Object.entries(texts).map(([name, messageBody]) => ({
  name,
  parameters: {
    triggerPrompt: `When the caller would like to have it in writing: ${name.toLowerCase()}.`,
    triggerMessage: 'I am sending it to you.',
    messageBody,
  },
}));

/** On a slow machine the pictures are taken a while after. */
const isRead = /Read (just now|\d+ min ago)/;

async function open(browser: Chromium, hash: string, says: RegExp, width = 1280): Promise<Page> {
  const page = await browser.openWorkspace(hash);
  await page.setViewport({ width, height: 860 });
  await waitForText(page, says);
  return page;
}

async function withAgents(browser: Chromium, sandbox: Sandbox, count: number) {
  const added = addLocations(sandbox, count);
  for (const { location, token } of added) {
    await browser.saveToken(location.id, token);
    await browser.send('directory/list', { locationId: location.id, kind: 'agent', refresh: true });
  }
  return added;
}

/** A pack of texts without blanks. */
async function savePack(browser: Chromium): Promise<{ packId: string; templateIds: string[] }> {
  const templateIds = await saveTemplates(
    browser,
    contents.map((one) => ({ ...one, variables: [], folder: 'Dental' })),
  );
  const content = { name: 'Dental essentials', description: '', templateIds };
  const reply = (await browser.send('pack/save', { base: 0, content, anyway: false })) as {
    output: { pack: { id: string } };
  };
  return { packId: reply.output.pack.id, templateIds };
}

const targetsOf = (added: AddedLocation[]) =>
  added.flatMap(({ location, agents }) =>
    agents.map((agent) => ({ locationId: location.id, agentId: agent.id })),
  );

/** Agents that have some of a pack, some of it otherwise, and a sub-account whose token was revoked. */
async function fleet(browser: Chromium, sandbox: Sandbox): Promise<string> {
  const added = await withAgents(browser, sandbox, 9);
  for (const [at, place] of added.entries()) {
    if (at % 3 === 0) place.agents.push(...addAgents(sandbox, place.location.id, 1));
    for (const [number, agent] of place.agents.entries()) {
      for (const [which, { name, parameters }] of contents.entries()) {
        if ((at + number + which) % 4 === 3) continue;
        const other = (at * 3 + number + which) % 7 === 0;
        const messageBody = `${parameters.messageBody} Please ring twice.`;
        addAction(sandbox, agent, {
          actionType: 'SMS',
          name,
          actionParameters: other ? { ...parameters, messageBody } : parameters,
        });
      }
    }
  }
  revokeToken(sandbox, (added[4] as AddedLocation).token);
  const { packId } = await savePack(browser);
  const planId = crypto.randomUUID();
  await browser.send('plan/make', {
    planId,
    kind: 'fleet',
    what: { kind: 'pack', packId },
    targets: targetsOf(added),
    values: {},
    locationValues: {},
  });
  return planId;
}

async function createOne(browser: Chromium, templateId: string, target: object): Promise<string> {
  const reply = (await browser.send('action/create', {
    templateId,
    target,
    draftId: crypto.randomUUID(),
    tabId: -1,
    picked: true,
    surface: 'workspace',
    anyway: false,
  })) as { output: { run: { id: string } } };
  return reply.output.run.id;
}

/** Single creates: some as they should be, one that HighLevel refused, one that was undone. */
async function singles(browser: Chromium, sandbox: Sandbox): Promise<string[]> {
  const added = await withAgents(browser, sandbox, 4);
  const { templateIds } = await savePack(browser);
  const targets = targetsOf(added);
  const ids: string[] = [];
  for (const [at, target] of targets.entries()) {
    const templateId = templateIds[at % templateIds.length] ?? '';
    if (at === 3) {
      const message = 'actionParameters.messageBody must be shorter than 1000 characters';
      const effect = { kind: 'status', status: 422, message } as const;
      sandbox.fault({ method: 'POST', path: '/voice-ai/actions', effect });
    }
    ids.push(await createOne(browser, templateId, target));
  }
  return ids;
}

/** A pack on all agents of some sub-accounts, carried out; of one of them the token was revoked. */
async function ran(browser: Chromium, sandbox: Sandbox): Promise<string> {
  const added = await withAgents(browser, sandbox, 5);
  const { packId } = await savePack(browser);
  const planId = crypto.randomUUID();
  await browser.send('plan/make', {
    planId,
    kind: 'apply',
    what: { kind: 'pack', packId },
    targets: targetsOf(added),
    values: {},
    locationValues: {},
  });
  await untilState(browser, planId, /ready/);
  const effect = { kind: 'status', status: 422, message: 'messageBody must be shorter' } as const;
  sandbox.fault({ method: 'POST', path: '/voice-ai/actions', skip: 12, times: 2, effect });
  await browser.send('plan/go', { planId, do: 'start' });
  return planId;
}

async function untilState(browser: Chromium, planId: string, state: RegExp): Promise<void> {
  await waitFor(`the plan to be ${state}`, async () => {
    const reply = (await browser.send('plan/open', { planId })) as {
      output: { plan: { state: string } } | null;
    };
    return state.test(reply.output?.plan.state ?? '');
  });
}

/** What was done, and what agents have. */
export const historyAndFleet: SceneShot[] = [
  {
    name: 'history',
    async show({ browser, sandbox }) {
      const planId = await ran(browser, sandbox);
      await untilState(browser, planId, /ended/);
      await singles(browser, sandbox);
      sandbox.line.latencyMs = 1500;
      await ran(browser, sandbox);
      const page = await open(browser, '#/runs', /Text the opening hours/);
      await waitForText(page, /done and seen, 2 refused/, 30_000);
      return page;
    },
  },
  {
    name: 'undo',
    async show({ browser, sandbox }) {
      const planId = await ran(browser, sandbox);
      await untilState(browser, planId, /ended/);
      const page = await open(browser, '#/runs', /2 refused/);
      await press(page, 'Undo this run…');
      await waitForText(page, /Remove/);
      return page;
    },
  },
  {
    name: 'history-single',
    async show({ browser, sandbox }) {
      const [id = ''] = await singles(browser, sandbox);
      return open(browser, `#/runs/single/${id}`, /Seen on/);
    },
  },
  {
    name: 'history-empty',
    show: ({ browser }) => open(browser, '#/runs', /Nothing was done yet/),
  },
  {
    name: 'fleet',
    async show({ browser, sandbox }) {
      const page = await open(browser, `#/fleet/${await fleet(browser, sandbox)}`, isRead);
      await page.locator('#fleet-grouped').click();
      await page.locator('td[data-kind="missing"] .fleet-word').click();
      await page.locator('td[data-kind="differs"] .fleet-word').click();
      return page;
    },
  },
  {
    name: 'fleet-cell',
    async show({ browser, sandbox }) {
      const page = await open(browser, `#/fleet/${await fleet(browser, sandbox)}`, isRead);
      await page.locator('td[data-kind="differs"] .fleet-open').click();
      await waitForText(page, /In the template/);
      return page;
    },
  },
  {
    name: 'fleet-narrow',
    async show({ browser, sandbox }) {
      const id = await fleet(browser, sandbox);
      return open(browser, `#/fleet/${id}`, isRead, 360);
    },
  },
  {
    name: 'fleet-choose',
    async show({ browser, sandbox }) {
      await withAgents(browser, sandbox, 6);
      await savePack(browser);
      return open(browser, '#/fleet', /All 12 agents/);
    },
  },
];
