import type { Page } from 'puppeteer-core';
import type { Chromium } from '../e2e/harness/chromium.ts';
import { press, waitForText } from '../e2e/harness/quick-add.ts';
import { addLocations, type Sandbox } from '../sandbox/index.ts';
import type { SceneShot } from './scenes.ts';

/** The starter pack that the pictures apply. */
const packId = 'starter:dental';

async function open(browser: Chromium, hash: string, says: RegExp, height = 900): Promise<Page> {
  const page = await browser.openWorkspace(hash);
  await page.setViewport({ width: 1280, height });
  await waitForText(page, says);
  return page;
}

/** Some sub-accounts with two agents each, and their tokens. */
async function withAgents(browser: Chromium, sandbox: Sandbox, count: number) {
  const added = addLocations(sandbox, count);
  for (const { location, token } of added) await browser.saveToken(location.id, token);
  const ids = added.map(({ location }) => location.id);
  await browser.send('connection/group', {
    locationIds: ids.slice(0, 4),
    group: 'On retainer',
    isIn: true,
  });
  return added;
}

const fields = {
  clinicName: 'Bright Smile Dental',
  clinicPhone: '+12125550100',
};

/** Makes the plan of a pack on all agents of some sub-accounts, and shows it. */
async function planned(
  browser: Chromium,
  added: Awaited<ReturnType<typeof withAgents>>,
  values: Record<string, unknown> = fields,
): Promise<Page> {
  const planId = crypto.randomUUID();
  await browser.send('plan/make', {
    planId,
    kind: 'apply',
    what: { kind: 'pack', packId },
    targets: added.flatMap(({ location, agents }) =>
      agents.map((agent) => ({ locationId: location.id, agentId: agent.id })),
    ),
    values,
    locationValues: {},
  });
  return open(browser, `#/runs/${planId}`, /Nothing has been written/);
}

/** Runs over many agents. */
export const runs: SceneShot[] = [
  {
    name: 'run-new',
    async show({ browser, sandbox }) {
      await withAgents(browser, sandbox, 8);
      const page = await open(browser, `#/runs/new?pack=${packId}`, /were never read/);
      await press(page, 'Read agents of these 8');
      await waitForText(page, /16 agents in 8 sub-accounts/);
      await page.locator('.target-open').click();
      await page.locator('.target-agent input').click();
      return page;
    },
  },
  {
    name: 'run-blanks',
    async show({ browser, sandbox }) {
      await withAgents(browser, sandbox, 4);
      const page = await open(browser, `#/runs/new?pack=${packId}`, /were never read/, 1100);
      await press(page, 'Read agents of these 4');
      await waitForText(page, /8 agents in 4 sub-accounts/);
      await page.locator('.list-head .row-check').click();
      await press(page, 'Next: blanks');
      await waitForText(page, /something is not known/);
      await page.locator('.run-blanks .disclosure-button').click();
      return page;
    },
  },
  {
    name: 'run-plan',
    async show({ browser, sandbox }) {
      const added = await withAgents(browser, sandbox, 6);
      const page = await planned(browser, added);
      await waitForText(page, /Read just now/);
      await page.locator('.plan-row .connection-open').click();
      await page.locator('.plan-steps').wait();
      return page;
    },
  },
];
