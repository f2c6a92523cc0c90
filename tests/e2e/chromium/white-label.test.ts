import { describe, expect, test } from 'vitest';
import { locationIds, type Sandbox } from '../../sandbox/index.ts';
import type { Chromium } from '../harness/chromium.ts';
import { shadowClick, shadowNodes } from '../harness/closed-shadow.ts';
import {
  fillField,
  pickTemplate,
  press,
  waitForStatus,
  waitForText,
} from '../harness/quick-add.ts';
import { actionsOf, creates } from '../harness/requests.ts';
import { phone, transfer } from '../harness/scenes.ts';
import { chromiumStage, frontDesk, harborToken } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';
import {
  agencyOrigin,
  agencyUrl,
  openPopupByKeys,
  takeBack,
  waitForSite,
  willAllow,
  workspaceAfter,
} from '../harness/white-label.ts';

describe('the CRM on an agency’s own address', () => {
  const stage = chromiumStage();

  type Tab = Awaited<ReturnType<Chromium['openUrl']>>;
  const buttons = async (page: Tab) =>
    (await shadowNodes(page)).filter(({ name }) => name === 'Open Switchboard').length;
  const launcher = (page: Tab, count: number) =>
    waitFor(`${count} launchers`, async () => (await buttons(page)) === count);
  const registered = async (browser: Chromium) =>
    browser.worker.evaluate(
      'chrome.scripting.getRegisteredContentScripts().then((all) => all.map(({ id }) => id))',
    );

  /** The CRM on an agency's address, let in the way a person does it. */
  async function letIn({ sandbox, browser }: { sandbox: Sandbox; browser: Chromium }) {
    const agent = frontDesk(sandbox);
    const origin = agencyOrigin(sandbox);
    await browser.saveToken(agent.locationId, harborToken);
    const crm = await browser.openUrl(agencyUrl(sandbox, agent));
    const popup = await openPopupByKeys(browser, crm);
    const offer = `Use Switchboard on ${sandbox.hosts.whiteLabel}`;
    await waitForText(popup, new RegExp(offer));
    const workspace = await workspaceAfter(browser, () => press(popup, offer));
    await willAllow(browser, origin);
    await workspace.bringToFront();
    await press(workspace, 'Allow');
    await waitForText(workspace, /Switchboard works on/);
    await waitForSite(browser, origin, true);
    return { sandbox, browser, agent, origin, crm, workspace };
  }

  test('is offered in the popup, allowed in the workspace, and works from then on', async () => {
    const { sandbox, browser, agent, crm, workspace } = await letIn(stage());
    // The tab that was open gets the launcher at once, and is shown again.
    await launcher(crm, 1);
    await press(workspace, `Go to ${sandbox.hosts.whiteLabel}`);
    await waitFor('the CRM in front', () => crm.evaluate(() => document.hasFocus()));

    const before = actionsOf(sandbox, agent).length;
    const popup = await openPopupByKeys(browser, crm);
    await pickTemplate(popup, transfer);
    await fillField(popup, 'Transfer to', phone.typed);
    await press(popup, 'Create action');
    await waitForStatus(popup, /Created/);
    await popup.close();
    expect(actionsOf(sandbox, agent)).toHaveLength(before + 1);

    // A cold worker has to read first where it may open the panel: the same click still counts.
    const next = sandbox.agent(locationIds.harbor, 'After Hours');
    await browser.openUrl(agencyUrl(sandbox, next), crm);
    await launcher(crm, 1);
    await browser.killWorker();
    const panel = await browser.openSidePanel(() => shadowClick(crm, 'Open Switchboard'));
    await panel.locator('::-p-aria(Search templates)').wait();
    await waitForText(panel, /After Hours/);
    await panel.close();
    await shadowClick(crm, 'Ready templates');
    await shadowClick(crm, transfer);
    await waitFor('the create from the menu', () => creates(sandbox).length === 2);
    expect(browser.consoleErrors).toEqual([]);
  });

  test('ends when it is removed: launcher, script, permission', async () => {
    const { sandbox, browser, crm, origin, workspace } = await letIn(stage());
    await launcher(crm, 1);
    await workspace.bringToFront();
    await press(workspace, `Remove ${sandbox.hosts.whiteLabel}…`);
    await press(workspace, 'Remove');
    await waitForSite(browser, origin, 'gone');
    await launcher(crm, 0);
    expect(await registered(browser)).toEqual([]);
    const has = `chrome.permissions.contains({ origins: ['${origin}/*'] })`;
    expect(await browser.worker.evaluate(has)).toBe(false);
    await crm.reload({ waitUntil: 'load' });
    await crm.bringToFront();
    const popup = await openPopupByKeys(browser, crm);
    await waitForText(popup, /Use Switchboard on/);
    expect(await buttons(crm)).toBe(0);
  });

  test('ends when the browser takes its permission back, also with the worker asleep', async () => {
    const { browser, crm, origin } = await letIn(stage());
    await launcher(crm, 1);
    await browser.killWorker();
    await takeBack(browser, origin);
    await waitForSite(browser, origin, false);
    await waitFor('the script to go', async () => String(await registered(browser)) === '');
    // It asks when the person comes back to the page, and is told.
    await (await browser.openUrl('about:blank')).close();
    await crm.bringToFront();
    await crm.evaluate(() => dispatchEvent(new Event('focus')));
    await launcher(crm, 0);
  });

  test('nothing becomes of a page that is not the CRM', async () => {
    const { sandbox, browser } = stage();
    const host = agencyOrigin(sandbox);
    const pages = [
      `https://stcdn.leadconnectorhq.com/_preview/a1b2`,
      // The CRM's page at an address that is none of its own.
      `${host}/book/consultation`,
    ];
    for (const address of pages) {
      const page = await browser.openUrl(address);
      const popup = await openPopupByKeys(browser, page);
      await waitForText(popup, /This tab is not HighLevel/);
      await popup.close();
    }
    // Looks right but for its markers; and a funnel that has put all of them on.
    const page = await browser.openUrl(agencyUrl(sandbox, frontDesk(sandbox)));
    await page.evaluate(() => document.documentElement.classList.remove('lead-connector'));
    await waitForText(await openPopupByKeys(browser, page), /This tab is not HighLevel/);
    await page.bringToFront();
    await page.evaluate(() => {
      document.documentElement.classList.add('lead-connector');
      const link = document.createElement('link');
      link.href = 'https://stcdn.leadconnectorhq.com/_preview/a.css';
      document.head.append(link);
    });
    await waitForText(await openPopupByKeys(browser, page), /This tab is not HighLevel/);
    expect(await buttons(page)).toBe(0);
    await waitForSite(browser, host, 'gone');
    expect(await registered(browser)).toEqual([]);
    expect(sandbox.log).toEqual([]);
  });

  test('a page that lies wins the question, and nothing before the person has said yes', async () => {
    const { sandbox, browser } = stage();
    await browser.saveToken(locationIds.harbor, harborToken);
    const page = await browser.openUrl(agencyUrl(sandbox, frontDesk(sandbox)));
    sandbox.log.length = 0;
    const popup = await openPopupByKeys(browser, page);
    await waitForText(popup, /Is this your agency’s CRM\?/);
    expect(await popup.evaluate(() => document.body.textContent)).not.toMatch(/Harbor|Front Desk/);
    await waitForSite(browser, agencyOrigin(sandbox), 'gone');
    expect(await buttons(page)).toBe(0);
    // Not even an action that the popup would send for it.
    const agent = frontDesk(sandbox);
    const target = { locationId: agent.locationId, agentId: agent.id };
    const tabId = await popup.evaluate(
      async () =>
        (
          await (
            globalThis as unknown as {
              chrome: { tabs: { query(of: object): Promise<{ id: number }[]> } };
            }
          ).chrome.tabs.query({ active: true, currentWindow: true })
        )[0]?.id,
    );
    const reply = await browser.send('action/create', {
      draftId: 'd1',
      target,
      tabId,
      picked: false,
      surface: 'popup',
      templateId: 'starter:transfer-to-a-person',
      anyway: false,
    });
    expect(JSON.stringify(reply)).toMatch(/moved|invalid/);
    expect(sandbox.log).toEqual([]);
  });
});
