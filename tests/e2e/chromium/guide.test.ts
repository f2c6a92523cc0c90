import type { Page, Target } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { locationIds } from '../../sandbox/index.ts';
import type { Chromium } from '../harness/chromium.ts';
import { shadowClick } from '../harness/closed-shadow.ts';
import { reader } from '../harness/guide.ts';
import { essentials, fillEssentials } from '../harness/packs.ts';
import { waitForStatus, waitForText } from '../harness/quick-add.ts';
import { actionsOf, creates } from '../harness/requests.ts';
import { phone, transfer } from '../harness/scenes.ts';
import { chromiumStage, frontDesk, harborToken } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';

/** What the guide has somebody write. */
const written = {
  name: 'Text the parking directions',
  message: `Park behind the house, or call ${phone.sent}. The entrance is `,
  blank: 'Entrance',
};

/** What somebody does who has the guide beside the screen: only what it says, in its order. */
function hands() {
  const { follow, left } = reader();
  const open = (page: Page, name: string, role: string) =>
    page.locator(`::-p-aria(${name}[role="${role}"])`).click();
  return {
    follow,
    left,
    press: (page: Page, name: string) => {
      follow(name);
      return open(page, name, 'button');
    },
    openLink: (page: Page, name: string) => {
      follow(name);
      return open(page, name, 'link');
    },
    /** Fills in or pastes: nobody types this fast, but the same arrives. */
    fill: async (page: Page, label: string, text: string) => {
      follow(label);
      await page.locator(`::-p-aria(${label}[role="textbox"])`).click();
      await page.keyboard.sendCharacter(text);
    },
    /** Waits for what the guide says that one sees. */
    see: (page: Page, words: string) => {
      follow(words);
      return page.waitForFunction(
        (wanted) => (document.body.textContent ?? '').replace(/\s+/g, ' ').includes(wanted),
        {},
        words,
      );
    },
  };
}

/** The tab that a click opens; its address holds `part`. */
async function opened(browser: Chromium, part: string, click: () => Promise<unknown>) {
  const known = new Set(click === nothing ? [] : browser.browser.targets());
  const isIt = (one: Target) => !known.has(one) && one.url().includes(part);
  const [target] = await Promise.all([browser.browser.waitForTarget(isIt), click()]);
  const page = await target.page();
  if (!page) throw new Error(`${part} did not open`);
  return page;
}

/** It opens by itself. */
const nothing = async () => undefined;

describe('docs/guide.md', () => {
  const stage = chromiumStage({ welcome: true, fresh: true });

  test('leads through everything it says, in its order, step by step', async () => {
    const { sandbox, browser } = stage();
    const { follow, left, press, openLink, fill, see } = hands();
    const [desk, hours] = [frontDesk(sandbox), sandbox.agent(locationIds.harbor, 'After Hours')];
    const before = sandbox.world.actions.length;

    // 1 and 2
    const welcome = await opened(browser, '/workspace.html#/welcome', nothing);
    await see(welcome, 'Welcome to Switchboard');
    await press(welcome, 'Add a token…');
    await fill(welcome, 'Sub-account', sandbox.agentUrl(desk));
    follow('Where tokens are made in HighLevel');
    const making = await opened(browser, '/settings/private-integrations', () =>
      welcome.locator('dialog ::-p-text(Where tokens are made in HighLevel)').click(),
    );
    await making.close();
    await welcome.bringToFront();
    await fill(welcome, 'Token', harborToken);
    await press(welcome, 'Test and save');
    await see(welcome, 'Harbor Dental is connected.');

    // 3
    const crm = await opened(browser, '/ai-agents/voice-ai', () =>
      press(welcome, 'Open Voice AI in HighLevel'),
    );
    await browser.openUrl(sandbox.agentUrl(desk), crm);
    let popup = await browser.openPopup();
    follow(transfer);
    await popup.locator(`[role="option"] ::-p-text(${transfer})`).click();
    await fill(popup, 'Transfer to', phone.typed);
    await press(popup, 'Create action');
    follow('Created');
    await waitForStatus(popup, /Created.*Seen on Front Desk, once/s);
    await popup.close();
    await browser.openUrl(sandbox.agentUrl(hours), crm);
    follow('Ready templates');
    await shadowClick(crm, 'Ready templates');
    follow(transfer);
    await shadowClick(crm, transfer);
    await waitFor('the second action', () => creates(sandbox).length === 2);
    expect(actionsOf(sandbox, hours).filter(({ name }) => name === transfer)).toHaveLength(1);

    // 4
    await browser.openUrl(sandbox.agentUrl(desk), crm);
    popup = await browser.openPopup();
    await press(popup, 'Undo');
    await waitFor('it to be gone', () => sandbox.world.actions.length === before + 1);
    follow('Open the workspace');
    const page = await opened(browser, '/workspace.html', () =>
      popup.locator('::-p-aria(Open the workspace[role="button"])').click(),
    );
    await openLink(page, 'Runs');

    // 5
    await openLink(page, 'Templates');
    await press(page, 'New template');
    await press(page, 'Send a text message');
    await fill(page, 'Name', written.name);
    await fill(page, 'Text message', written.message);
    follow('Insert blank');
    await page.locator('::-p-aria(Insert blank into Text message)').click();
    await page.locator('::-p-aria(Label of a new blank)').click();
    await page.keyboard.sendCharacter(written.blank);
    await press(page, 'Add');
    await fill(page, 'When to do it', 'When the caller asks where to park.');
    await fill(page, 'What the agent says', 'I am texting you the directions.');
    await press(page, 'Save');
    await see(page, `Saved “${written.name}”.`);

    // 6
    await openLink(page, 'Packs');
    follow('Apply to many…');
    await page.locator(`::-p-aria(Apply to many: ${essentials.name})`).click();
    await press(page, 'Read agents of it');
    await waitForText(page, /3 agents in 1 sub-account/);
    await page.locator('.list-head .row-check').click();
    await press(page, 'Next: blanks');
    await fillEssentials(page);
    await press(page, 'Show what would change');
    await see(page, 'Nothing has been written in HighLevel yet.');
    await waitForText(page, /Read just now/);
    await press(page, 'Create 30 on 3 agents');
    await see(page, 'Done');
    await waitForText(page, /Everything that was sent was seen/);
    expect(sandbox.world.actions).toHaveLength(before + 31);
    follow('Runs');
    await press(page, 'Undo this run…');
    await waitForText(page, /Read just now/);
    await press(page, 'Remove 30 from 3 agents');
    await waitForText(page, /Everything that was sent was seen/);
    expect(sandbox.world.actions).toHaveLength(before + 1);

    // 7
    await openLink(page, 'Templates');
    await page.locator(`::-p-aria(Select ${written.name})`).click();
    await press(page, 'Export…');
    await press(page, 'Make it a blank');
    await press(page, 'Copy code');
    await waitForText(page, /The code (is|could not be) copied/);
    const code = await page.$eval('.export-code', (one) => (one as HTMLTextAreaElement).value);
    // The colleague has no such template.
    const ids = [new URL(page.url()).hash.replace(/.*ids=/, '')].map(decodeURIComponent);
    for (const kind of ['delete', 'purge']) {
      await browser.send('template/change', { ids, change: { kind } });
    }
    await openLink(page, 'Sharing');
    await press(page, 'Import…');
    await fill(page, 'Or paste it: a code from a chat, or the text of a file', code);
    await press(page, 'Look at it');
    await press(page, 'Take 1 template');
    await waitForText(page, /Took 1 template/);

    // 8
    const root = (name: 'lang' | 'theme', value: string) =>
      page.waitForFunction(
        (key, wanted) =>
          wanted ===
          (key === 'lang'
            ? document.documentElement.lang
            : (document.documentElement.dataset.theme ?? 'system')),
        {},
        name,
        value,
      );
    await openLink(page, 'Settings');
    follow('Language and appearance');
    follow('Language');
    for (const language of ['es', 'en']) {
      await page.locator('#language').wait();
      await page.select('#language', language);
      await root('lang', language);
    }
    follow('Theme');
    for (const [name, value] of [
      ['System', 'system'],
      ['Light', 'light'],
      ['Dark', 'dark'],
    ] as const) {
      await press(page, name);
      await root('theme', value);
    }

    // 9
    await page.locator('h1').click();
    await page.keyboard.press('?');
    await see(page, 'Keyboard shortcuts');
    await press(page, 'Close');
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.waitForFunction(() => location.hash === '#/packs');

    expect(left()).toEqual([]);
    expect(browser.consoleErrors).toEqual([]);
  }, 120_000);
});
