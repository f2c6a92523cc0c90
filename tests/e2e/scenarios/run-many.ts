import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import type { Output } from '../../../lib/messaging/messages/index.ts';
import { addAction, addToken, pictureOf, revokeToken } from '../../sandbox/index.ts';
import type { Driver } from '../harness/driver.ts';
import { ask } from '../harness/libraries.ts';
import { essentials, fillEssentials } from '../harness/packs.ts';
import { press, waitForText } from '../harness/quick-add.ts';
import { changes, creates } from '../harness/requests.ts';
import { agentsOf, manyAgents, plainTemplates } from '../harness/runs.ts';
import type { Stage } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';
import { saveTemplates } from '../harness/workspace.ts';

/** A pack of one's own: the ten actions of the essentials, and two texts. */
async function savePack(browser: Driver): Promise<string> {
  const { packs } = await ask<Output<'pack/list'>>(browser, 'pack/list', {});
  const base = packs.find(({ name }) => name === essentials.name);
  const own = await saveTemplates(browser, plainTemplates(2, 0));
  const templateIds = [...own, ...(base?.templates ?? []).map(({ id }) => id)];
  expect(templateIds).toHaveLength(12);
  const saved = await ask<Output<'pack/save'>>(browser, 'pack/save', {
    base: 0,
    content: { name: 'Everything', description: '', templateIds },
    anyway: false,
  });
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
  return saved.pack.id;
}

/** The count beside a chip, such as “Create”. */
const chip = (page: Page, label: string): Promise<number> =>
  page.evaluate((wanted) => {
    const chips = [...document.querySelectorAll('.chip')];
    const found = chips.find((one) => one.textContent?.trim().startsWith(wanted));
    return Number(found?.querySelector('strong')?.textContent?.replaceAll(',', ''));
  }, label);

async function waitForChips(page: Page, counts: Record<string, number>): Promise<void> {
  const last: Record<string, number> = {};
  const fits = async () => {
    for (const label of Object.keys(counts)) last[label] = await chip(page, label);
    return JSON.stringify(last) === JSON.stringify(counts);
  };
  await waitFor(`the plan to have ${JSON.stringify(counts)}`, fits).catch((error: unknown) => {
    throw new Error(`${error}; it has ${JSON.stringify(last)}`);
  });
}

/** A pack onto the agents of many sub-accounts: seen first, run, mended, and taken back. */
export async function runMany(
  { sandbox, browser }: Stage<Driver>,
  { locations, each }: { locations: number; each: number },
): Promise<void> {
  sandbox.limits.burst = 1_000;
  const places = await manyAgents(sandbox, browser, { locations, each });
  const agents = agentsOf(places);
  // Twelve for each agent, but for two that are there already and one that is another.
  const created = 12 * agents.length - 3;
  const written = created + 1;
  const kept = 12 * each;
  const [first, second, third] = agents;
  const refused = places.at(-1);
  if (!first || !second || !third || !refused) throw new Error('Too few agents');

  // Two agents have the first text already, with a key that the builder adds; a third says otherwise.
  const [one, two] = plainTemplates(2, 0);
  if (!one || !two) throw new Error('Too few templates');
  const added = { triggerMessageType: 'static_text' };
  const same = {
    actionType: one.type,
    name: one.name,
    actionParameters: { ...added, ...one.parameters },
  };
  addAction(sandbox, first, same);
  addAction(sandbox, second, same);
  addAction(sandbox, third, {
    actionType: two.type,
    name: two.name,
    actionParameters: { ...added, ...two.parameters, messageBody: 'What was said before.' },
  });
  const before = pictureOf(sandbox);

  const page = await browser.openWorkspace(`#/runs/new?pack=${await savePack(browser)}`);
  await press(page, `Read agents of these ${locations}`);
  await page.locator(`::-p-aria(Select all ${agents.length}[role="checkbox"])`).click();
  await waitForText(page, new RegExp(`${agents.length} agents in ${locations} sub-accounts`));
  await press(page, 'Next: blanks');
  await fillEssentials(page);
  revokeToken(sandbox, refused.token);
  await press(page, 'Show what would change');

  await waitForChips(page, {
    Create: created - kept,
    'Already there': 2,
    Differs: 1,
    Conflict: kept,
  });
  expect(changes(sandbox)).toEqual([]);
  await browser.saveToken(refused.location.id, addToken(sandbox, refused.location.id));
  await press(page, 'Read again');
  await waitForChips(page, { Create: created, 'Already there': 2, Differs: 1, Conflict: 0 });
  expect(changes(sandbox)).toEqual([]);

  sandbox.fault({
    method: 'POST',
    path: '/voice-ai/actions',
    skip: 40,
    effect: { kind: 'status', status: 422, message: 'messageBody is not allowed' },
  });
  await press(page, `Create ${created} and update 1 on ${agents.length} agents`);
  await waitForText(page, /1 refused/, 60_000);
  await press(page, 'Send 1 again');
  await waitForText(page, new RegExp(`${written} done and seen`), 60_000);
  const statuses = Map.groupBy(changes(sandbox), ({ method, status }) => `${method} ${status}`);
  expect(Object.fromEntries([...statuses].map(([key, { length }]) => [key, length]))).toEqual({
    'POST 201': created,
    'POST 422': 1,
    'PUT 200': 1,
  });
  expect(sandbox.world.actions).toHaveLength(before.actions.length + created);
  // Nothing of one sub-account has gone into another.
  for (const { headers, body } of creates(sandbox)) {
    const place = places.find(({ token }) => headers.authorization === `Bearer ${token}`);
    const { locationId } = body as { locationId: string };
    expect(locationId).toBe(place?.location.id ?? refused.location.id);
  }

  await press(page, 'Undo this run…');
  await waitForChips(page, { Remove: created, 'Put back': 1 });
  await press(page, `Remove ${created} and put back 1 on ${agents.length} agents`);
  await waitForText(page, new RegExp(`${written} done and seen`), 60_000);
  expect(pictureOf(sandbox)).toEqual(before);
  expect(browser.consoleErrors).toEqual([]);
}
