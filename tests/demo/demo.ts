import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer-core';
import { run } from '../command.ts';
import { ensureBrowser, NoBrowser } from '../e2e/harness/browsers.ts';
import { type Chromium, launchChromium } from '../e2e/harness/chromium.ts';
import { shadowClick, shadowText } from '../e2e/harness/closed-shadow.ts';
import { fillField, pickTemplate, press, waitForStatus } from '../e2e/harness/quick-add.ts';
import { actionsOf } from '../e2e/harness/requests.ts';
import { waitFor } from '../e2e/harness/wait.ts';
import { locationIds, type Sandbox, startSandbox, tokens } from '../sandbox/index.ts';

/**
 * `npm run demo`: Switchboard in a real Chromium, on an embedded HighLevel. With a display it stays
 * open to play with; without one it does the main job by itself and leaves screenshots.
 *
 *   --headless     do the main job by itself, also with a display
 *   --no-build     take the build that is there
 *   --pictures D   where the screenshots go
 */
const { values: flags } = parseArgs({
  options: {
    headless: { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
    pictures: { type: 'string' },
  },
});

const hasDisplay =
  process.platform === 'linux'
    ? Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
    : !process.env.CI;
const headless = flags.headless || !hasDisplay;

/** Says what went wrong in one line; nobody needs our stack for it. */
class Failed extends Error {}

async function stayOpen(browser: Chromium, sandbox: Sandbox): Promise<void> {
  console.log(
    [
      '',
      'Switchboard is in the toolbar (behind the puzzle piece) and at the lower right of the page.',
      'A token for Harbor Dental is saved. The other sub-accounts have none; theirs are:',
      `  Northside Plumbing  ${tokens.full.northside}`,
      `  Bluebird Med Spa    ${tokens.full.bluebird}`,
      `  Cedar Grove Realty  ${tokens.full.cedar}`,
      `All agents: ${sandbox.url(`/v2/location/${locationIds.harbor}/ai-agents/voice-ai`)}`,
      'Close the browser, or press Ctrl+C, to end.',
    ].join('\n'),
  );
  await new Promise<void>((resolve) => {
    browser.browser.on('disconnected', () => resolve());
  });
}

async function mainJob(browser: Chromium, sandbox: Sandbox, crm: Page): Promise<void> {
  const pictures = flags.pictures ?? (await mkdtemp(join(tmpdir(), 'switchboard-demo-')));
  await mkdir(pictures, { recursive: true });
  const shoot = (page: Page, name: string) =>
    page.screenshot({ path: join(pictures, `${name}.png`), captureBeyondViewport: false });
  const known = new Set(sandbox.world.actions.map(({ id }) => id));

  const popup = await browser.openPopup();
  await popup.locator('::-p-text(Transfer to a person)').wait();
  await shoot(popup, '1-popup');
  await pickTemplate(popup, 'Transfer to a person');
  await fillField(popup, 'Transfer to', '(212) 555-0123');
  await shoot(popup, '2-form');
  await press(popup, 'Create action');
  await waitForStatus(popup, /Created/);
  await shoot(popup, '3-created');
  await popup.close();

  // The number is remembered now: on the next agent the same thing is one click on the page itself.
  const next = sandbox.agent(locationIds.harbor, 'After Hours');
  await browser.openAgent(next, crm);
  await shadowClick(crm, 'Ready templates');
  await waitFor('the menu', async () => (await shadowText(crm)).includes('Transfer to a person'));
  await shoot(crm, '4-launcher-menu');
  await shadowClick(crm, 'Transfer to a person');
  await waitFor('the outcome', async () => /Created/.test(await shadowText(crm)));
  await shoot(crm, '5-created-by-launcher');
  await crm.reload({ waitUntil: 'load' });
  await crm.locator('::-p-text(Actions)').click();
  await waitFor('the action in the builder', () =>
    crm.evaluate(() => document.body.textContent?.includes('Transfer to a person')),
  );
  await shoot(crm, '6-builder');

  const made = sandbox.world.actions.filter(({ id }) => !known.has(id));
  const agents = [sandbox.agent(locationIds.harbor, 'Front Desk'), next];
  for (const agent of agents) {
    for (const action of actionsOf(sandbox, agent).filter((one) => made.includes(one))) {
      const { id, actionType, name } = action;
      console.log(`Created ${actionType} “${name}” (${id}) on ${agent.agentName} (${agent.id})`);
    }
  }
  if (made.length !== 2) throw new Failed(`Expected two new actions, found ${made.length}`);
  console.log(`Screenshots: ${pictures}`);
}

async function demo(): Promise<void> {
  // Before the build: without a browser there is nothing to show.
  ensureBrowser('chromium');
  if (!flags['no-build'] && (await run('wxt', ['build'])) !== 0)
    throw new Failed('The build failed');
  const sandbox = await startSandbox();
  try {
    const browser = await launchChromium({ sandbox, headless, ownSignals: true });
    process.once('SIGINT', () => void browser.close());
    process.once('SIGTERM', () => void browser.close());
    try {
      const agent = sandbox.agent(locationIds.harbor, 'Front Desk');
      await browser.saveToken(agent.locationId, tokens.full.harbor);
      const crm = await browser.openAgent(agent);
      await browser.blank?.close();
      if (headless) await mainJob(browser, sandbox, crm);
      else await stayOpen(browser, sandbox);
    } finally {
      await browser.close();
    }
  } finally {
    await sandbox.stop();
  }
}

try {
  await demo();
} catch (error) {
  const words = error instanceof Error ? error.message : String(error);
  console.error(
    error instanceof Failed || error instanceof NoBrowser ? words : `The demo broke off: ${words}`,
  );
  process.exitCode = 1;
}
