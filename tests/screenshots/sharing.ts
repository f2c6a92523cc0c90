import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import type { Output } from '../../lib/messaging/messages/index.ts';
import type { LibraryDocument } from '../../lib/sharing/document.ts';
import { createKeyPair, type KeyPair, sign } from '../../lib/sharing/signature.ts';
import { type Apache, davLogin } from '../e2e/harness/apache.ts';
import type { Chromium } from '../e2e/harness/chromium.ts';
import { ask, check, subscribe } from '../e2e/harness/libraries.ts';
import { fillField, press, waitForText } from '../e2e/harness/quick-add.ts';
import { answers, type WebServer } from '../e2e/harness/web-server.ts';
import { saveTemplates } from '../e2e/harness/workspace.ts';
import { own } from './samples.ts';
import type { SceneShot } from './scenes.ts';
import { after, before, revealing } from './sharing-samples.ts';

const textOf = async (document: LibraryDocument, pair?: KeyPair) =>
  JSON.stringify(pair ? await sign(document, pair) : document);

async function open(browser: Chromium, hash: string, says: RegExp, height = 800): Promise<Page> {
  const page = await browser.openWorkspace(hash);
  await page.setViewport({ width: 1280, height });
  await waitForText(page, says);
  return page;
}

/** Puts a document at the address, each time as another one. */
async function publish(web: WebServer, document: LibraryDocument, pair?: KeyPair): Promise<void> {
  web.answer(answers.file(await textOf(document, pair), `"${document.revision}"`));
}

/** A subscription whose next revision waits for approval. */
async function withUpdate(browser: Chromium, web: WebServer, pair?: KeyPair, next = pair) {
  await browser.grantAccess(web.origin);
  await publish(web, before, pair);
  const { id } = await subscribe(browser, web.address);
  await publish(web, after, next);
  await check(browser, id);
  return `#/sharing/library/${encodeURIComponent(id)}`;
}

async function importFile(page: Page, document: LibraryDocument): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-shots-'));
  try {
    const path = join(folder, 'library.json');
    await writeFile(path, await textOf(document));
    const input = (await page.waitForSelector(
      'input[type="file"]',
    )) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(path);
    await waitForText(page, /Choose another/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A shared folder in which somebody else has changed what was changed here too. */
async function withConflict(browser: Chromium, folder: Apache): Promise<string> {
  const name = 'library.json';
  await browser.grantAccess(folder.origin);
  await folder.write(name, await textOf(before));
  const address = folder.address(name);
  const looked = await ask<Output<'folder/look'>>(browser, 'folder/look', {
    address,
    ...davLogin,
  });
  if (looked.kind !== 'library') throw new Error(JSON.stringify(looked));
  const added = await ask<Output<'folder/add'>>(browser, 'folder/add', {
    stageId: looked.stageId,
    apply: 'ask',
    me: 'Anna',
  });
  if (added.kind !== 'added') throw new Error(JSON.stringify(added));
  const { id } = added.library;
  const templateId = `${id}/booking`;
  const opened = await ask<Output<'template/open'>>(browser, 'template/open', { templateId });
  if (!opened) throw new Error('The template is not there');
  const { template } = opened;
  await ask(browser, 'template/save', {
    templateId,
    base: template.revision,
    content: {
      ...template,
      parameters: {
        ...template.parameters,
        messageBody: 'Hi {{contact.first_name}}, book at {{business_name}}: {{link}}',
      },
    },
    anyway: false,
  });
  await folder.write(name, await textOf(after));
  await check(browser, id);
  return `#/sharing/library/${encodeURIComponent(id)}`;
}

/** Sharing: libraries, subscribing, updates, conflicts, import and export, keys. */
export const sharing: SceneShot[] = [
  {
    name: 'sharing-first',
    show: ({ browser }) => open(browser, '#/sharing', /Subscribe/),
  },
  {
    name: 'sharing',
    needs: 'web',
    async show({ browser }, { web }) {
      await withUpdate(browser, web, await createKeyPair());
      const ids = await saveTemplates(browser, own);
      await ask(browser, 'library/create', {
        name: 'Law offices',
        description: 'Intake and retainers.',
        publisher: 'Harbor Agency',
        ids: ids.slice(3, 5),
      });
      return open(browser, '#/sharing', /Law offices/);
    },
  },
  {
    name: 'subscription',
    needs: 'web',
    async show({ browser }, { web }) {
      await browser.grantAccess(web.origin);
      await publish(web, before, await createKeyPair());
      const page = await open(browser, '#/sharing/subscribe', /Subscribe to a library/, 1260);
      await fillField(page, 'Address', web.address);
      await press(page, 'Look at it');
      await waitForText(page, /fingerprint/);
      return page;
    },
  },
  {
    name: 'pinning',
    needs: 'web',
    async show({ browser }, { web }) {
      const hash = await withUpdate(browser, web, await createKeyPair(), await createKeyPair());
      return open(browser, hash, /Approved until now/, 900);
    },
  },
  {
    name: 'difference',
    needs: 'web',
    async show({ browser }, { web }) {
      const hash = await withUpdate(browser, web, await createKeyPair());
      return open(browser, hash, /waits for your approval/, 1360);
    },
  },
  {
    name: 'library-refused',
    needs: 'web',
    async show({ browser }, { web }) {
      const pair = await createKeyPair();
      await browser.grantAccess(web.origin);
      await publish(web, before, pair);
      const { id } = await subscribe(browser, web.address);
      await publish(web, after);
      await check(browser, id);
      return open(browser, `#/sharing/library/${encodeURIComponent(id)}`, /is not/);
    },
  },
  {
    name: 'conflict',
    needs: 'folder',
    async show({ browser }, { folder }) {
      return open(browser, await withConflict(browser, folder), /Keep both/, 1100);
    },
  },
  {
    name: 'import-preview',
    async show({ browser }) {
      const page = await open(browser, '#/sharing/import', /Choose a file/, 760);
      await importFile(page, before);
      await page.locator('.import-do .button-primary').click();
      await waitForText(page, /Took/);
      const opened = await ask<Output<'template/open'>>(browser, 'template/open', {
        templateId: 'booking',
      });
      const mine = { name: 'Text the booking link (Denver)' };
      await ask(browser, 'template/save', {
        templateId: 'booking',
        base: opened?.template.revision ?? 0,
        content: { ...opened?.template, ...mine },
        anyway: false,
      });
      await press(page, 'Import another');
      await importFile(page, after);
      return page;
    },
  },
  {
    name: 'export-review',
    async show({ browser }) {
      const ids = await saveTemplates(browser, revealing);
      const hash = `#/sharing/export?${new URLSearchParams({ ids: ids.join(',') })}`;
      return open(browser, hash, /will leave/, 820);
    },
  },
  {
    name: 'signing-keys',
    async show({ browser }) {
      const [first] = await Promise.all(
        ['Harbor Agency', 'Harbor Agency, 2025'].map((name) =>
          ask<Output<'key/create'>>(browser, 'key/create', { name }),
        ),
      );
      await ask(browser, 'key/backup', { key: first?.key, passphrase: 'correct horse battery' });
      return open(browser, '#/sharing/keys', /Harbor Agency, 2025/);
    },
  },
];
