import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/index.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { applyPack, essentials, fillEssentials, openPack } from '../harness/packs.ts';
import { fillField, press, waitForStatus, waitForText } from '../harness/quick-add.ts';
import { changes, creates } from '../harness/requests.ts';
import { fillTransfer, gate, held, openQuickAdd, phone } from '../harness/scenes.ts';
import { chromiumStage, frontDesk, harborToken } from '../harness/stage.ts';
import {
  chooseWay,
  isLocked,
  keepThisWay,
  lock,
  passphrase,
  secretRecords,
  storageAreas,
  typePassphrase,
  underPassphrase,
  waitUntilUnlocked,
} from '../harness/vault.ts';

const create = { method: 'POST', path: '/voice-ai/actions' } as const;

describe('tokens under a passphrase', () => {
  const stage = chromiumStage();

  test('leave no plain copy in the live store, and none of the passphrase', async () => {
    const { sandbox, browser } = stage();
    const { locationId } = frontDesk(sandbox);
    await browser.saveToken(locationId, harborToken);
    const office = await browser.office();
    expect(await secretRecords(office)).toContain(harborToken);
    const page = await browser.openWorkspace('#/settings');
    await chooseWay(page, 'passphrase');
    await keepThisWay(page);
    await waitForText(page, /rotate the tokens in HighLevel/);
    const { local, session } = await storageAreas(office);
    const everything = [await secretRecords(office), local, session].join('\n');
    expect(everything).not.toContain(harborToken.slice(4, -4));
    expect(everything).not.toContain(passphrase);
    expect(session).toContain('vault/key');
    await lock(browser);
    expect((await storageAreas(office)).session).not.toContain('vault/key');
    expect(browser.consoleErrors).toEqual([]);
  });

  test('are asked for at “Create action”, which goes on with the same draft, once', async () => {
    const { sandbox, browser, popup, added } = await fillTransfer(stage());
    await underPassphrase(browser);
    await lock(browser);
    await waitForText(popup, /Locked: your passphrase is asked for/);
    await press(popup, 'Create action');
    await typePassphrase(popup, 'harbour lights at noon');
    await waitForText(popup, /This is not the passphrase/);
    expect(changes(sandbox)).toEqual([]);
    await typePassphrase(popup, passphrase);
    await waitForStatus(popup, /Created/);
    expect(creates(sandbox)).toHaveLength(1);
    expect(JSON.stringify(creates(sandbox)[0]?.body)).toContain(phone.sent);
    expect(added()).toHaveLength(1);
    expect(browser.consoleErrors).toEqual([]);
  });

  test('who does not want to unlock is told that nothing was sent, and keeps what was typed', async () => {
    const { sandbox, browser, popup } = await fillTransfer(stage());
    await underPassphrase(browser);
    await lock(browser);
    await press(popup, 'Create action');
    await popup.locator('#unlock-passphrase').wait();
    await popup.keyboard.press('Escape');
    await waitForText(popup, /Switchboard is still locked/);
    expect(changes(sandbox)).toEqual([]);
    const field = await popup.locator('::-p-aria(Transfer to)').waitHandle();
    expect(await field.evaluate((one) => (one as HTMLInputElement).value)).toMatch(/555.?0123/);
    expect(await isLocked(browser)).toBe(true);
  });

  test('locked in the middle of a pack: it waits, says so, and goes on after unlocking', async () => {
    const { sandbox, browser, popup, added } = await openQuickAdd(stage());
    await underPassphrase(browser);
    await openPack(popup, essentials.name);
    await fillEssentials(popup);
    const { promise, resolve } = gate();
    sandbox.fault({ ...create, skip: 3, effect: { kind: 'gate', until: promise, when: 'after' } });
    await applyPack(popup);
    await held(sandbox, 'POST');
    await lock(browser);
    resolve();
    await waitForStatus(popup, /Waits for your passphrase/, 20_000);
    const before = creates(sandbox).length;
    expect(before).toBeLessThan(essentials.actions);
    await popup.locator('.outcome ::-p-aria(Unlock[role="button"])').click();
    await typePassphrase(popup, passphrase);
    await waitForStatus(popup, /(?<!of )10 created/, 60_000);
    expect(added()).toHaveLength(essentials.actions);
    const names = creates(sandbox).map(({ body }) => (body as { name: string }).name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('stay unlocked when the worker ends', async () => {
    const { browser, popup, added } = await fillTransfer(stage());
    await underPassphrase(browser);
    await browser.killWorker();
    expect(await isLocked(browser)).toBe(false);
    await press(popup, 'Create action');
    await waitForStatus(popup, /Created/);
    expect(added()).toHaveLength(1);
  });

  test('the passphrase can be changed, and everything be forgotten', async () => {
    const { sandbox, browser } = stage();
    const { locationId } = frontDesk(sandbox);
    await browser.saveToken(locationId, harborToken);
    await underPassphrase(browser);
    const page = await browser.openWorkspace('#/settings');
    await press(page, 'Change the passphrase…');
    await fillField(page, 'Present passphrase', 'something else entirely');
    await fillField(page, 'New passphrase', 'another one altogether');
    await fillField(page, 'Once more', 'another one altogether');
    await press(page, 'Change the passphrase');
    await waitForText(page, /not the present passphrase/);
    await fillField(page, 'Present passphrase', passphrase);
    await press(page, 'Change the passphrase');
    await waitForText(page, /The passphrase was changed/);
    await press(page, 'Lock now');
    await waitForText(page, /It is locked now/);
    await press(page, 'Unlock');
    await typePassphrase(page, passphrase);
    await waitForText(page, /This is not the passphrase/);
    await typePassphrase(page, 'another one altogether');
    await waitUntilUnlocked(page);
    await waitForText(page, /It is unlocked now/);

    await press(page, 'Forgot it?');
    await waitForText(page, /Forget every token\?/);
    await press(page, 'Forget everything listed');
    await waitForText(page, /Every token was forgotten/);
    const records = await secretRecords(await browser.office());
    expect(records).not.toContain(harborToken.slice(4, -4));
    const list = await browser.openWorkspace('#/connections');
    await waitForText(list, /Gone with the session/);
    expect(browser.consoleErrors).toEqual([]);
  });
});

describe('a restart of the browser', () => {
  async function twice(
    first: (browser: Chromium, agent: ReturnType<typeof frontDesk>) => Promise<void>,
    second: (browser: Chromium, agent: ReturnType<typeof frontDesk>) => Promise<void>,
  ): Promise<void> {
    const sandbox = await startSandbox();
    const userDataDir = await mkdtemp(join(tmpdir(), 'switchboard-vault-'));
    try {
      for (const part of [first, second]) {
        const browser = await launchChromium({ sandbox, userDataDir });
        try {
          await part(browser, frontDesk(sandbox));
        } finally {
          await browser.close();
        }
      }
    } finally {
      await sandbox.stop();
      await rm(userDataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  }

  test('locks what is under a passphrase', async () => {
    await twice(
      async (browser, agent) => {
        await browser.saveToken(agent.locationId, harborToken);
        await underPassphrase(browser);
        expect(await isLocked(browser)).toBe(false);
      },
      async (browser, agent) => {
        expect(await isLocked(browser)).toBe(true);
        await browser.openAgent(agent);
        const popup = await browser.openPopup();
        await waitForText(popup, /Locked/);
        await press(popup, 'Unlock');
        await typePassphrase(popup, passphrase);
        await waitForText(popup, /Harbor Dental.*Token …/);
      },
    );
  });

  test('ends what is kept for a session, and says what to do', async () => {
    await twice(
      async (browser, agent) => {
        await browser.saveToken(agent.locationId, harborToken);
        const page = await browser.openWorkspace('#/settings');
        await chooseWay(page, 'session');
        await keepThisWay(page);
        await waitForText(page, /rotate the tokens/);
        const office = await browser.office();
        expect(await secretRecords(office)).not.toContain(harborToken.slice(4, -4));
        expect((await storageAreas(office)).local).not.toContain(harborToken.slice(4, -4));
        await browser.openAgent(agent);
        const popup = await browser.openPopup();
        await waitForText(popup, /Front Desk/);
      },
      async (browser, agent) => {
        const office = await browser.office();
        expect(JSON.stringify(await storageAreas(office))).not.toContain(harborToken.slice(4, -4));
        await browser.openAgent(agent);
        const popup = await browser.openPopup();
        await waitForText(popup, /The token went with the last session/);
        await press(popup, 'Paste it again');
        await fillField(popup, 'Token', harborToken);
        await press(popup, 'Save token');
        await waitForText(popup, /Harbor Dental.*Token …/);
      },
    );
  });
});
