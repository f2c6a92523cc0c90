import type { Page } from 'puppeteer-core';
import type { Language } from '../../lib/i18n/languages.ts';
import type { Chromium } from '../e2e/harness/chromium.ts';
import { shadowClick, shadowText } from '../e2e/harness/closed-shadow.ts';
import { targetsOf, untilState } from '../e2e/harness/fleet.ts';
import { fillField } from '../e2e/harness/quick-add.ts';
import { frontDesk, harborToken, type Stage } from '../e2e/harness/stage.ts';
import { waitFor } from '../e2e/harness/wait.ts';
import { saveTemplates } from '../e2e/harness/workspace.ts';
import { addAction, addLocations, locationIds, type Sandbox } from '../sandbox/index.ts';
import { type StoreWords, saidAs, storeWords } from './store-words.ts';

/** What a picture is composed of: a page, and what lies over it at its top right. */
export interface StoreView {
  page: Page;
  popup?: Page;
}

/** The part of the picture that shows the page, in CSS px; pages of the CRM have the browser's bar too. */
export const frame = { width: 1184, height: 704, bar: 44 };

export interface StoreScene {
  /** Whether the browser's bar is drawn over it: for pages of the CRM. */
  crm: boolean;
  show(stage: Stage<Chromium>, language: Language): Promise<StoreView>;
}

interface Saved {
  ids: string[];
  packId: string;
}

/** Templates and a pack of one's own, two of them favourites. */
async function saveOwn(browser: Chromium, words: StoreWords): Promise<Saved> {
  const { name, description, message, phone, person } = words.transfer;
  const contents = words.texts.map(([text, about, messageBody, folder, tags]) => ({
    name: text,
    description: about,
    folder,
    tags,
    variables: [],
    parameters: parametersOf(about, messageBody),
  }));
  const transfer = {
    type: 'CALL_TRANSFER',
    name,
    description,
    folder: words.texts[0]?.[3],
    tags: [],
    variables: [
      { name: 'phone', label: phone, kind: 'phone', required: true },
      { name: 'person', label: person, kind: 'text', required: true },
    ],
    parameters: {
      triggerPrompt: description,
      triggerMessage: `${message} {{person}}.`,
      transferToType: 'number',
      transferToValue: '{{phone}}',
      hearWhisperMessage: false,
    },
  };
  const ids = await saveTemplates(browser, [transfer, ...contents]);
  const change = { kind: 'favourite', on: true };
  await browser.send('template/change', { ids: ids.slice(1, 4), change });
  const content = { name: words.pack, description: '', templateIds: ids.slice(1, 6) };
  const saved = (await browser.send('pack/save', { base: 0, content, anyway: false })) as {
    output: { pack: { id: string } };
  };
  return { ids, packId: saved.output.pack.id };
}

const parametersOf = (triggerPrompt: string, messageBody: string) => ({
  triggerPrompt,
  triggerMessage: messageBody,
  messageBody,
});

/** Six more sub-accounts, connected, in the language's names. */
async function connect(browser: Chromium, sandbox: Sandbox, words: StoreWords) {
  const added = addLocations(sandbox, words.subAccounts.length - 1);
  for (const [at, { location, agents, token }] of added.entries()) {
    location.name = words.subAccounts[at + 1] ?? location.name;
    for (const [which, agent] of agents.entries()) agent.agentName = words.agents[which] ?? '';
    await browser.saveToken(location.id, token);
    await browser.send('directory/list', { locationId: location.id, kind: 'agent', refresh: true });
  }
  return added;
}

/** Harbor Dental's front desk, by its name in the language, and its page. */
async function openCrm({ browser, sandbox }: Stage<Chromium>, words: StoreWords): Promise<Page> {
  const agent = frontDesk(sandbox);
  const [office = ''] = words.subAccounts;
  agent.businessName = office;
  agent.agentName = words.agents[0];
  [agent.welcomeMessage, agent.agentPrompt] = words.says;
  agent.language = words.speaks;
  for (const location of sandbox.world.locations) {
    if (location.id === locationIds.harbor) location.name = office;
  }
  await browser.saveToken(agent.locationId, harborToken);
  const page = await browser.openAgent(agent);
  await page.setViewport({ width: frame.width, height: frame.height - frame.bar });
  return page;
}

async function plan(browser: Chromium, packId: string, added: Parameters<typeof targetsOf>[0]) {
  const planId = crypto.randomUUID();
  const what = { kind: 'pack' as const, packId };
  const wish = { planId, kind: 'apply' as const, what, values: {}, locationValues: {} };
  await browser.send('plan/make', { ...wish, targets: targetsOf(added) });
  await untilState(browser, planId, /ready/);
  return planId;
}

async function carryOut(browser: Chromium, planId: string): Promise<string> {
  await browser.send('plan/go', { planId, do: 'start' });
  await untilState(browser, planId, /ended/);
  return planId;
}

async function openWorkspace(browser: Chromium, hash: string, shown: string): Promise<StoreView> {
  const page = await browser.openWorkspace(hash);
  await page.setViewport({ width: frame.width, height: frame.height });
  await page.locator(shown).wait();
  return { page };
}

/** In the order in which stores show them; `docs/store/<language>.md` has their captions. */
export const storeScenes: StoreScene[] = [
  {
    crm: true,
    async show(stage, language) {
      const words = storeWords[language];
      await saveOwn(stage.browser, words);
      const page = await openCrm(stage, words);
      const popup = await stage.browser.openPopup();
      await popup.locator('input[role="combobox"], input[type="search"]').fill(words.transfer.name);
      await popup.keyboard.press('Enter');
      await fillField(popup, words.transfer.person, 'Dana Reyes');
      await fillField(popup, words.transfer.phone, '(212) 555-0123');
      return { page, popup };
    },
  },
  {
    crm: false,
    async show({ browser, sandbox }, language) {
      const words = storeWords[language];
      const { packId } = await saveOwn(browser, words);
      const added = await connect(browser, sandbox, words);
      for (const [at, { agents }] of added.entries()) {
        const [name, about, body] = words.texts[at % 3] ?? ['', '', ''];
        const parameters = parametersOf(about, at === 0 ? `${body} …` : body);
        const content = { actionType: 'SMS' as const, name, actionParameters: parameters };
        if (at % 2 === 0 && agents[0]) addAction(sandbox, agents[0], content);
      }
      const view = await openWorkspace(
        browser,
        `#/runs/${await plan(browser, packId, added)}`,
        '.plan-row',
      );
      await view.page.locator('.plan-row .connection-open').click();
      await view.page.locator('.plan-steps').wait();
      return view;
    },
  },
  {
    crm: false,
    async show({ browser }, language) {
      await saveOwn(browser, storeWords[language]);
      return openWorkspace(browser, '', 'main .row-name');
    },
  },
  {
    crm: false,
    async show({ browser, sandbox }, language) {
      const words = storeWords[language];
      const { ids, packId } = await saveOwn(browser, words);
      const added = await connect(browser, sandbox, words);
      for (const [at, target] of targetsOf(added.slice(3)).entries()) {
        const templateId = ids[1 + (at % 5)];
        const rest = { tabId: -1, picked: true, surface: 'workspace', anyway: false };
        const draftId = crypto.randomUUID();
        await browser.send('action/create', { templateId, target, draftId, ...rest });
      }
      const first = await carryOut(browser, await plan(browser, packId, added.slice(0, 2)));
      const undo = crypto.randomUUID();
      await browser.send('plan/undo', { planId: undo, of: { planId: first } });
      await untilState(browser, undo, /ready/);
      await carryOut(browser, undo);
      await carryOut(browser, await plan(browser, packId, added));
      return openWorkspace(browser, '#/runs', 'main ul li, main [role="row"], main .history-row');
    },
  },
  {
    crm: true,
    async show(stage, language) {
      const words = storeWords[language];
      await saveOwn(stage.browser, words);
      const page = await openCrm(stage, words);
      await shadowClick(page, saidAs(language, 'Ready templates'));
      const [first = ''] = words.texts[0] ?? [];
      await waitFor('the menu', async () => (await shadowText(page)).includes(first));
      return { page };
    },
  },
];
