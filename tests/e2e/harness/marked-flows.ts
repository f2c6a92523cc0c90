import { expect } from 'vitest';
import type { Sandbox } from '../../sandbox/index.ts';
import { documentOf, textOf, textTemplate } from '../../unit/sharing/documents.ts';
import type { Chromium } from './chromium.ts';
import { ask } from './libraries.ts';
import { connectionFlows } from './marked-connections.ts';
import { type Mark, makeMark } from './marks.ts';
import { fillField, pickTemplate, press, waitForStatus, waitForText } from './quick-add.ts';
import { creates } from './requests.ts';
import { transfer } from './scenes.ts';
import { frontDesk, harborToken } from './stage.ts';
import { waitFor } from './wait.ts';
import { answers, type WebServer } from './web-server.ts';
import { saveTemplates } from './workspace.ts';

/** What every flow has to play with. */
export interface Play {
  sandbox: Sandbox;
  browser: Chromium;
  server: WebServer;
  /** Looks for marks in every page that is open now, as they stand in the documents. */
  look(): Promise<void>;
}

/** One way in which a secret gets into the extension. Another one is another entry below. */
export interface Flow {
  mark: Mark;
  /** The store of the extension's database that may keep it; in none of the others, nor elsewhere. */
  keptIn?: 'connections' | 'logins' | 'agencies';
  /** Where it may be sent. */
  sentAs?: 'authorization' | 'body' | 'site-authorization';
  /** Runs after the others, when all secrets are kept under a passphrase: no store has any of them. */
  underPassphrase?: boolean;
  run(play: Play, mark: Mark): Promise<void>;
}

const uuid = () => crypto.randomUUID();
const blankTemplate = 'Ask with a key';

/** Opens the popup over Harbor Dental's front desk. */
async function popupOver({ sandbox, browser }: Play) {
  await browser.openAgent(frontDesk(sandbox));
  return await browser.openPopup();
}

/** From now on HighLevel knows this token as one of Harbor Dental's, with all scopes. */
function letIn({ world }: Sandbox, token: string): void {
  const known = world.tokens.find((one) => one.token === harborToken);
  if (!known) throw new Error('The sandbox does not know Harbor Dental’s token');
  world.tokens.push({ ...known, token });
}

const frontDeskOf = ({ sandbox }: Play) => {
  const { id: agentId, locationId } = frontDesk(sandbox);
  return { agentId, locationId };
};

/** The template with a blank for a secret. */
async function templateIn({ browser }: Play): Promise<string> {
  const { rows } = await ask<{ rows: { id: string; name: string }[] }>(browser, 'template/list', {
    query: '',
    sort: 'usual',
    offset: 0,
    limit: 200,
  });
  const found = rows.find(({ name }) => name === blankTemplate);
  if (!found) throw new Error('The template is gone');
  return found.id;
}

/** Forgets a form, so that the next popup begins with the list. */
async function forgetForm(play: Play): Promise<void> {
  const templateId = await templateIn(play);
  const target = frontDeskOf(play);
  await play.browser.send('draft/close', { target, templateId, discard: true });
}

/** Fills a custom action's secret blank in the popup, and presses Create. */
async function createWith(play: Play, secret: string, remember = false): Promise<void> {
  const popup = await popupOver(play);
  await pickTemplate(popup, blankTemplate);
  await fillField(popup, 'API key', secret);
  if (remember) await popup.locator('.blank-keep input').click();
  await play.look();
  const { length } = creates(play.sandbox);
  await press(popup, 'Create action');
  await waitFor('the create', async () => {
    // What looks equal, secrets masked, and is under a minute old, asks first.
    const again = await popup.$('::-p-aria(Create another anyway[role="button"])');
    await again?.click();
    return creates(play.sandbox).length > length;
  });
  await waitForStatus(popup, /Created|refused|HighLevel/);
  await play.look();
  await popup.close();
  await forgetForm(play);
}

export const flows: Flow[] = [
  {
    mark: { name: 'a token that HighLevel does not know', value: `pit-${uuid()}` },
    sentAs: 'authorization',
    async run(play, { value }) {
      const popup = await popupOver(play);
      await pickTemplate(popup, transfer);
      await fillField(popup, 'Transfer to', '(212) 555-0123');
      await press(popup, 'Create action');
      await fillField(popup, 'Token', value);
      await play.look();
      await press(popup, 'Save and create action');
      await waitForText(popup, /The token was not saved/);
      await play.look();
      await popup.close();
    },
  },
  {
    mark: { name: 'a token', value: `pit-${uuid()}` },
    keptIn: 'connections',
    sentAs: 'authorization',
    async run(play, { value }) {
      letIn(play.sandbox, value);
      // The form that was left half filled is there again.
      const popup = await popupOver(play);
      await press(popup, 'Create action');
      await fillField(popup, 'Token', value);
      await press(popup, 'Save and create action');
      await waitForStatus(popup, /Created/);
      await play.look();
      await popup.close();
    },
  },
  {
    mark: makeMark('a secret of a create'),
    sentAs: 'body',
    run: (play, { value }) => createWith(play, value),
  },
  {
    mark: makeMark('a secret that a refusal repeats'),
    sentAs: 'body',
    async run(play, { value }) {
      const message = `The value ${value} of authenticationValue is not allowed`;
      play.sandbox.fault({
        method: 'POST',
        path: '/voice-ai/actions',
        effect: { kind: 'status', status: 422, message },
      });
      await createWith(play, value);
    },
  },
  {
    mark: makeMark('a secret in a form that is left'),
    async run(play, { value }) {
      const popup = await popupOver(play);
      await pickTemplate(popup, blankTemplate);
      await fillField(popup, 'API key', value);
      await play.look();
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await popup.close();
      // It is still there: in memory.
      const templateId = await templateIn(play);
      const form = await play.browser.send('form/open', { target: frontDeskOf(play), templateId });
      expect(JSON.stringify(form)).toContain(value);
      await forgetForm(play);
    },
  },
  {
    mark: makeMark('a secret that is remembered'),
    keptIn: 'connections',
    sentAs: 'body',
    run: (play, { value }) => createWith(play, value, true),
  },
  {
    mark: makeMark('the login of an address'),
    keptIn: 'logins',
    sentAs: 'site-authorization',
    async run(play, { value }) {
      const { browser, server } = play;
      await browser.grantAccess(server.origin);
      server.answer(answers.file(await textOf(documentOf(1, [textTemplate('a')]))));
      const page = await browser.openWorkspace('#/sharing/subscribe');
      await page.locator('#subscribe-address').fill(server.address);
      await page.locator('#subscribe-authorization').fill(`Bearer ${value}`);
      await play.look();
      await press(page, 'Look at it');
      await waitForText(page, /Text a/);
      await press(page, 'Subscribe');
      await waitForStatus(page, /Subscribed/);
      await play.look();
      await page.close();
    },
  },
  {
    mark: makeMark('the passphrase of a key’s backup'),
    async run(play, { value }) {
      const page = await play.browser.openWorkspace('#/sharing/keys');
      await press(page, 'New key…');
      await fillField(page, 'Name', 'Carla');
      await page.keyboard.press('Enter');
      await waitForText(page, /Never backed up/);
      await press(page, 'Back up: Carla');
      await page.locator('#key-passphrase').fill(value);
      await page.locator('#key-passphrase-again').fill(value);
      await play.look();
      await page.keyboard.press('Enter');
      await waitForText(page, /Backed up [^“]/);
      await play.look();
      await page.close();
    },
  },
  ...connectionFlows,
  {
    mark: makeMark('the passphrase of the vault'),
    underPassphrase: true,
    async run({ browser }, { value }) {
      const change = { way: 'passphrase', passphrase: value };
      const changed = await ask<{ kind: string }>(browser, 'vault/change', change);
      expect(changed.kind).toBe('done');
      await ask(browser, 'vault/lock', {});
      const wrong = { passphrase: `${value}x` };
      expect(await ask(browser, 'vault/unlock', wrong)).toEqual({ unlocked: false });
      expect(await ask(browser, 'vault/unlock', { passphrase: value })).toEqual({ unlocked: true });
    },
  },
  {
    mark: { name: 'a token under a passphrase', value: `pit-${uuid()}` },
    underPassphrase: true,
    sentAs: 'authorization',
    async run(play, { value }) {
      letIn(play.sandbox, value);
      const { locationId } = frontDeskOf(play);
      await play.browser.saveToken(locationId, value);
      await play.browser.send('directory/list', { locationId, kind: 'agent', refresh: true });
      const workspace = await play.browser.openWorkspace('#/connections');
      await waitForText(workspace, /Harbor Dental/);
      await play.look();
      await ask(play.browser, 'vault/lock', {});
      await play.look();
      await workspace.close();
    },
  },
];

/** What the flows need to be there: a template with a blank for a secret. */
export async function prepare({ browser }: Play): Promise<void> {
  await saveTemplates(browser, [
    {
      type: 'CUSTOM_ACTION',
      name: blankTemplate,
      actionName: blankTemplate,
      parameters: {
        triggerPrompt: 'When asked about an order',
        triggerMessage: 'One moment',
        apiDetails: {
          url: 'https://x.example/',
          method: 'GET',
          authenticationRequired: true,
          authenticationValue: '{{key}}',
        },
        selectedPaths: ['status'],
      },
      variables: [{ name: 'key', label: 'API key', kind: 'secret', required: true }],
    },
  ]);
}

/** Everything that leaves as a file or a text: none of it may hold a mark. */
export async function leave({ browser }: Play): Promise<string> {
  const parts: unknown[] = [];
  for (let after: string | undefined, first = true; first || after; first = false) {
    const part: { lines: string[]; next?: string } = await ask(browser, 'backup/read', {
      ...(after ? { after } : {}),
    });
    parts.push(part.lines);
    after = part.next;
  }
  const { rows } = await ask<{ rows: { id: string; origin: string }[] }>(browser, 'template/list', {
    query: '',
    sort: 'name',
    offset: 0,
    limit: 50,
  });
  const ids = rows.map(({ id }) => id).filter((id) => !id.startsWith('starter:'));
  for (const as of ['file', 'code'] as const) {
    parts.push(await browser.send('export/make', { of: { ids }, choices: {}, as }));
  }
  for (const name of [
    'quick-add/open',
    'connection/list',
    'library/list',
    'key/list',
    'agency/list',
    'report/make',
  ]) {
    parts.push(await browser.send(name, {}));
  }
  return JSON.stringify(parts);
}
