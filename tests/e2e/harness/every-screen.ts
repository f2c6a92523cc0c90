import type { Page } from 'puppeteer-core';
import { addLocations } from '../../sandbox/index.ts';
import { findCutTexts } from '../../screenshots/cut-texts.ts';
import type { Chromium } from './chromium.ts';
import { makePlan, plainTemplates, plan, planSettled } from './runs.ts';
import { frontDesk, harborToken, type Stage } from './stage.ts';
import { waitFor } from './wait.ts';
import { saveTemplates } from './workspace.ts';

/** A screen that an address leads to, in whichever language it speaks. */
export interface Screen {
  name: string;
  /** The page with it, settled. */
  open(): Promise<Page>;
}

/**
 * Something of everything: templates, one of them in the bin, a plan, a run that is over, a create, two
 * sub-accounts; and every screen that an address leads to.
 */
export async function everyScreen({ sandbox, browser }: Stage<Chromium>): Promise<Screen[]> {
  const agent = frontDesk(sandbox);
  await browser.saveToken(agent.locationId, harborToken);
  const [added] = addLocations(sandbox, 1);
  if (!added) throw new Error('No sub-account');
  await browser.saveToken(added.location.id, added.token);
  const ids = await saveTemplates(browser, [{}, {}, ...plainTemplates(2, 0)]);
  const [binned = '', edited = '', ...plain] = ids;
  await browser.send('template/change', { ids: [binned], change: { kind: 'delete' } });
  const what = { kind: 'templates' as const, templateIds: plain };
  await makePlan(browser, 'plan-open', what, added.agents);
  await makePlan(browser, 'plan-done', what, added.agents);
  await plan(browser, 'plan-done', 'start');
  await planSettled(browser, 'plan-done');
  await browser.send('library/create', { name: 'Dental wording', itemIds: [edited] });

  const hashes = [
    '#/welcome',
    '#/news',
    '#/templates',
    '#/templates?q=zzzz',
    '#/templates/new',
    `#/templates/${edited}`,
    `#/templates/${edited}/versions`,
    '#/packs',
    '#/packs/new',
    '#/packs/starter:dental',
    '#/bin',
    '#/paste',
    '#/agent',
    `#/agent/${agent.locationId}/${agent.id}`,
    '#/runs',
    '#/runs/new',
    '#/runs/plan-open',
    '#/runs/plan-done',
    '#/fleet',
    '#/sharing',
    '#/sharing/new',
    '#/sharing/import',
    '#/sharing/subscribe',
    '#/sharing/folder',
    '#/sharing/keys',
    '#/connections',
    '#/connections/table',
    '#/connections/agency',
    '#/connections?add',
    '#/backup',
    '#/settings',
    '#/nowhere',
  ];
  const workspace = hashes.map((hash) => ({
    name: hash,
    open: async () => {
      const page = await browser.openWorkspace(hash);
      await settled(page);
      return page;
    },
  }));
  let crm: Page | undefined;
  const popup = (name: string, address: string): Screen => ({
    name,
    open: async () => {
      crm = await browser.openUrl(address, crm);
      const page = await browser.openPopup();
      await settled(page);
      return page;
    },
  });
  const base = new URL(sandbox.agentUrl(agent)).origin;
  return [
    ...workspace,
    popup('quick add: the list', sandbox.agentUrl(agent)),
    popup('quick add: no agent', `${base}/v2/location/${agent.locationId}/ai-agents/voice-ai`),
    popup('quick add: no sub-account', `${base}/agency_dashboard/`),
  ];
}

/**
 * What cannot be read on a screen, a line for each: of the workspace at each of these widths (px), of
 * quick add as wide as it is.
 */
export async function cutTextsAt(page: Page, name: string, widths: number[]): Promise<string[]> {
  const found: string[] = [];
  for (const width of name.startsWith('#') ? widths : [0]) {
    if (width) await page.setViewport({ width, height: 900 });
    found.push(...(await findCutTexts(page)).map((line) => `${name}, ${width} px: ${line}`));
  }
  return found;
}

/** Nothing is being read any more, and what stands there stays for a moment. */
export async function settled(page: Page): Promise<void> {
  let last = '';
  await waitFor('the screen to stay as it is', async () => {
    const now = await page.evaluate(() =>
      document.querySelector('h1, h2') && !document.querySelector('.spinner, [aria-busy="true"]')
        ? document.body.innerHTML
        : '',
    );
    const same = now !== '' && now === last;
    last = now;
    await new Promise((done) => setTimeout(done, 150));
    return same;
  });
}
