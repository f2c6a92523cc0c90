import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { addLocations, pictureOf } from '../../sandbox/index.ts';
import { keyTo, tabTo, typeTo, waitForFocus } from '../harness/keys.ts';
import { pickTemplate, waitForStatus, waitForText } from '../harness/quick-add.ts';
import { creates } from '../harness/requests.ts';
import { manyAgents, plainTemplates } from '../harness/runs.ts';
import { openQuickAdd, phone, transfer } from '../harness/scenes.ts';
import { chromiumStage, frontDesk, harborToken } from '../harness/stage.ts';
import { saveTemplates, waitForRows } from '../harness/workspace.ts';

/** Something else than nothing and than the page itself has the focus. */
const somewhere = /^(?!nothing$)/;

/** From the beginning of a flow to its end, no mouse. */
describe('by keyboard alone', () => {
  const stage = chromiumStage();

  async function workspace(hash: string): Promise<Page> {
    const page = await stage().browser.openWorkspace(hash);
    await page.locator('h1').wait();
    return page;
  }

  test('a token is given, and the action that was wanted is created', async () => {
    const { sandbox, browser } = stage();
    await browser.openAgent(frontDesk(sandbox));
    const popup = await browser.openPopup();
    await waitForFocus(popup, /^Search templates/);
    await popup.keyboard.type(transfer);
    await popup.keyboard.press('Enter');
    await popup.locator('form.form').wait();
    await typeTo(popup, /^Transfer to/, phone.typed);
    await keyTo(popup, 'Create action');
    await waitForFocus(popup, /^Token/);
    await popup.keyboard.sendCharacter(harborToken);
    await popup.keyboard.press('Enter');
    await waitForStatus(popup, /Created/);
    expect(creates(sandbox)).toHaveLength(1);
    await waitForFocus(popup, somewhere);
  });

  test('something of the sub-account is chosen from its list', async () => {
    const { popup, sandbox } = await openQuickAdd(stage());
    await pickTemplate(popup, 'Start a workflow');
    await popup.locator('form.form').wait();
    await tabTo(popup, /^Workflow/);
    await popup.keyboard.press('ArrowDown');
    await popup.locator('[role="option"]').wait();
    await popup.keyboard.type('New Lead');
    await popup.waitForFunction(() =>
      document
        .querySelector('[role="option"][data-active]')
        ?.textContent?.includes('New Lead Follow-up'),
    );
    await popup.keyboard.press('Enter');
    await keyTo(popup, 'Create action');
    await waitForStatus(popup, /Created/);
    const wanted = sandbox.world.workflows.find(({ name }) => name === 'New Lead Follow-up');
    expect(creates(sandbox)[0]?.body).toMatchObject({
      actionParameters: { workflowId: wanted?.id },
    });
  });

  test('a sub-account is connected, and removed again', async () => {
    const [place] = addLocations(stage().sandbox, 1);
    if (!place) throw new Error('No sub-account');
    const page = await workspace('#/connections');
    await keyTo(page, 'Add a sub-account…');
    await waitForFocus(page, /^Sub-account/);
    await page.keyboard.type(place.location.id);
    await typeTo(page, /^Token/, place.token);
    await keyTo(page, 'Test and save');
    await waitForText(page, new RegExp(place.location.name));
    await waitForFocus(page, /^Connections$/);
    await keyTo(page, new RegExp(`^${place.location.name}`));
    await keyTo(page, 'Remove');
    await page.locator('dialog[open]').wait();
    await keyTo(page, 'Remove');
    await page.waitForFunction(
      (name) => !document.querySelector('main')?.textContent?.includes(name),
      {},
      place.location.name,
    );
    await waitForFocus(page, somewhere);
  });

  test('a pack of one’s own is made, and a template found, deleted, brought back and copied', async () => {
    const { browser } = stage();
    await saveTemplates(browser, [{}, {}]);
    const page = await workspace('#/packs/new');
    await typeTo(page, /^Name/, 'Both texts');
    await typeTo(page, /^Search templates to add/, 'Text number');
    await keyTo(page, /^Text number 0/);
    await keyTo(page, /^Text number 1/);
    await keyTo(page, 'Save');
    await waitForStatus(page, /saved/i);
    await page.waitForFunction(() => /^#\/packs\/(?!new)/.test(location.hash));
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await waitForFocus(page, /^(Templates|Search templates)/);
    await typeTo(page, /^Search templates/, 'Text number 1');
    await waitForRows(page, ['Text number 1']);
    await page.keyboard.press('ArrowDown');
    await waitForFocus(page, /^Text number 1$/);
    await page.keyboard.press('Delete');
    await waitForStatus(page, /is in the bin/);
    await keyTo(page, 'Undo');
    await waitForRows(page, ['Text number 1']);
    await waitForFocus(page, somewhere);
    await keyTo(page, 'Duplicate: Text number 1');
    await page.waitForFunction(() => /^#\/templates\/./.test(location.hash));
    await waitForFocus(page, /^Text number 1/);
  });

  test('a pack goes onto many agents: seen first, run, and taken back', async () => {
    const { browser, sandbox } = stage();
    await manyAgents(sandbox, browser, { locations: 2, each: 2 });
    const templateIds = await saveTemplates(browser, plainTemplates(2, 0));
    await browser.send('pack/save', {
      base: 0,
      content: { name: 'Two texts', description: '', templateIds },
      anyway: false,
    });
    const before = pictureOf(sandbox);
    const page = await workspace('#/runs/new');
    await typeTo(page, 'Search packs', 'Two texts');
    await tabTo(page, /^Two texts/);
    await page.keyboard.press(' ');
    await keyTo(page, 'Next: where');
    await keyTo(page, /^Read agents of/);
    await page.locator('::-p-aria(Select all 4[role="checkbox"])').wait();
    await tabTo(page, 'Select all 4');
    await page.keyboard.press(' ');
    await waitForText(page, /4 agents in 2 sub-accounts/);
    await keyTo(page, 'Show what would change');
    await keyTo(page, 'Create 8 on 4 agents');
    await waitForText(page, /8 done and seen/, 60_000);
    await waitForFocus(page, somewhere);
    await keyTo(page, 'Undo this run…');
    await keyTo(page, 'Remove 8 from 4 agents');
    await waitForText(page, /8 done and seen/, 60_000);
    expect(pictureOf(sandbox)).toEqual(before);
  });

  test('a library is made, and leaves as a code', async () => {
    await saveTemplates(stage().browser, [{}, {}]);
    const page = await workspace('#/sharing/new');
    await typeTo(page, /^Name/, 'Dental wording');
    await typeTo(page, /^Publisher/, 'Bright Smile');
    await tabTo(page, /^Text number 0/);
    await page.keyboard.press(' ');
    await keyTo(page, 'Create library');
    await page.waitForFunction(() => /^#\/sharing\/(?!new)/.test(location.hash));
    await waitForText(page, /Text number 0/);
    await waitForFocus(page, somewhere);
    await keyTo(page, 'Export…');
    await page.locator('::-p-aria(What will leave)').wait();
    await keyTo(page, 'Copy code');
    await waitForText(page, /The code (is|could not be) copied/);
    const code = await page.$eval('.export-code', (one) => (one as HTMLTextAreaElement).value);
    expect(code).toMatch(/^switchboard1\./);
  });

  test('the theme and the language are chosen', async () => {
    const page = await workspace('#/settings');
    await tabTo(page, 'Dark');
    await page.keyboard.press(' ');
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
    await page.evaluate(() => document.querySelector<HTMLElement>('h1')?.focus());
    await tabTo(page, 'Language');
    await page.keyboard.type('Esp');
    await page.waitForFunction(() => document.documentElement.lang === 'es');
  });
});
