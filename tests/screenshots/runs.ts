import type { Page } from 'puppeteer-core';
import type { Chromium } from '../e2e/harness/chromium.ts';
import { press, waitForText } from '../e2e/harness/quick-add.ts';
import { addLocations, revokeToken, type Sandbox } from '../sandbox/index.ts';
import type { SceneShot } from './scenes.ts';

/** The starter pack that the pictures apply, and what fills its blanks. */
const packId = 'starter:essentials';
const values = {
  business_name: 'Harbor & Pine',
  front_desk_phone: '+12125550123',
  staffed_hours: 'Monday to Friday, 9 a.m. to 5 p.m.',
  booking_link: 'https://book.example.com/pine',
  street_address: '410 Larimer Street, Denver',
  arrival_tip: 'Use the blue door.',
};

type Added = ReturnType<typeof addLocations>;

async function open(browser: Chromium, hash: string, says: RegExp, height = 900): Promise<Page> {
  const page = await browser.openWorkspace(hash);
  await page.setViewport({ width: 1280, height });
  await waitForText(page, says);
  return page;
}

/** Some sub-accounts with two agents each, and their tokens. */
async function withAgents(browser: Chromium, sandbox: Sandbox, count: number): Promise<Added> {
  const added = addLocations(sandbox, count);
  for (const { location, token } of added) await browser.saveToken(location.id, token);
  const locationIds = added.slice(0, 4).map(({ location }) => location.id);
  await browser.send('connection/group', { locationIds, group: 'On retainer', isIn: true });
  return added;
}

/** The plan of the pack on all agents of some sub-accounts, read. */
async function planned(browser: Chromium, added: Added): Promise<Page> {
  const planId = crypto.randomUUID();
  const targets = added.flatMap(({ location, agents }) =>
    agents.map(({ id }) => ({ locationId: location.id, agentId: id })),
  );
  const what = { kind: 'pack' as const, packId };
  const wish = { planId, kind: 'apply' as const, what, targets, values, locationValues: {} };
  await browser.send('plan/make', wish);
  return open(browser, `#/runs/${planId}`, /Read just now/);
}

const start = (page: Page) => page.locator('.run-bar .button-primary:not([aria-disabled])').click();

/** The plan, carried out. */
async function carriedOut(browser: Chromium, added: Added): Promise<Page> {
  const page = await planned(browser, added);
  await start(page);
  await waitForText(page, /Ended/);
  return page;
}

const openFirst = (page: Page) => page.locator('.plan-row .connection-open').click();

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
      await (await carriedOut(browser, added.slice(0, 1))).close();
      const message = sandbox.world.actions.find(
        ({ locationId, actionType }) =>
          locationId === added[0]?.location.id && actionType === 'SMS',
      );
      if (message) {
        message.actionParameters = {
          ...message.actionParameters,
          messageBody: 'Hi! You find us at 410 Larimer Street. Ring the bell.',
        };
      }
      const page = await planned(browser, added);
      await openFirst(page);
      await page.locator('.plan-step-more').click();
      return page;
    },
  },
  {
    name: 'run-progress',
    async show({ browser, sandbox }) {
      const added = await withAgents(browser, sandbox, 6);
      const page = await planned(browser, added);
      const slow = { kind: 'delay' as const, ms: 900 };
      sandbox.fault({ method: 'POST', times: Number.POSITIVE_INFINITY, effect: slow });
      await start(page);
      await waitForText(page, /[3-9]\d of \d+ steps/);
      return page;
    },
  },
  {
    name: 'run-waiting',
    async show({ browser, sandbox }) {
      const added = await withAgents(browser, sandbox, 4);
      const page = await planned(browser, added);
      revokeToken(sandbox, added[1]?.token ?? '');
      await start(page);
      await waitForText(page, /Waits in/);
      return page;
    },
  },
  {
    name: 'run-refused',
    async show({ browser, sandbox }) {
      const added = await withAgents(browser, sandbox, 3);
      const page = await planned(browser, added);
      sandbox.fault({
        method: 'POST',
        path: '/voice-ai/actions',
        skip: 7,
        times: 3,
        effect: {
          kind: 'status',
          status: 422,
          message: ['name must be shorter than 40 characters'],
        },
      });
      await start(page);
      await waitForText(page, /need a look/);
      await press(page, 'Refused 3');
      await openFirst(page);
      await page.locator('.plan-steps').wait();
      return page;
    },
  },
  {
    name: 'run-undo',
    async show({ browser, sandbox }) {
      const added = await withAgents(browser, sandbox, 3);
      const page = await carriedOut(browser, added);
      await press(page, 'Undo this run…');
      await waitForText(page, /Nothing has been written/);
      await waitForText(page, /Read just now/);
      await openFirst(page);
      await page.locator('.plan-steps').wait();
      return page;
    },
  },
];
