import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/index.ts';
import { launchFirefox } from '../harness/firefox.ts';
import {
  fillField,
  pickTemplate,
  press,
  waitForStatus,
  waitForText,
} from '../harness/quick-add.ts';
import { actionsOf } from '../harness/requests.ts';
import { phone, transfer } from '../harness/scenes.ts';
import { frontDesk, harborToken } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';
import { agencyOrigin, agencyUrl, waitForSite } from '../harness/white-label.ts';

const launchers = (page: Page, count: number) =>
  waitFor(`${count} launchers`, () =>
    page.evaluate(
      (wanted) => document.querySelectorAll('[data-switchboard]').length === wanted,
      count,
    ),
  );

/**
 * Nothing that is driven here can press Firefox's toolbar button, so that the page is not recognised
 * by itself: this begins where the popup has led to.
 */
test('an agency’s address is allowed in the workspace, works, and is taken back in Firefox', async () => {
  await using ends = new AsyncDisposableStack();
  const sandbox = await startSandbox();
  ends.defer(() => sandbox.stop());
  const browser = await launchFirefox({ sandbox });
  ends.defer(() => browser.close());
  const agent = frontDesk(sandbox);
  const origin = agencyOrigin(sandbox);
  const { whiteLabel } = sandbox.hosts;
  await browser.saveToken(agent.locationId, harborToken);

  const crm = await browser.openUrl(agencyUrl(sandbox, agent));
  const before = await browser.openPopup();
  await waitForText(before, /This tab is not HighLevel/);
  await before.close();
  await launchers(crm, 0);

  const workspace = await browser.openWorkspace(`#/settings?site=${encodeURIComponent(origin)}`);
  await waitForText(workspace, new RegExp(`Use Switchboard on ${whiteLabel}`));
  // A real click: without one Firefox asks nobody and refuses.
  await workspace.click('.asked-site .button-primary');
  await waitForText(workspace, new RegExp(`Switchboard works on ${whiteLabel}`));
  await waitForSite(browser, origin, true);
  await launchers(crm, 1);
  await crm.reload({ waitUntil: 'load' });
  await launchers(crm, 1);

  const start = actionsOf(sandbox, agent).length;
  const popup = await browser.openPopup();
  await pickTemplate(popup, transfer);
  await fillField(popup, 'Transfer to', phone.typed);
  await press(popup, 'Create action');
  await waitForStatus(popup, /Created/);
  expect(actionsOf(sandbox, agent)).toHaveLength(start + 1);
  await popup.close();

  await workspace.bringToFront();
  await press(workspace, `Remove ${whiteLabel}…`);
  await press(workspace, 'Remove');
  await waitForSite(browser, origin, 'gone');
  await launchers(crm, 0);
  await crm.reload({ waitUntil: 'load' });
  const after = await browser.openPopup();
  await waitForText(after, /This tab is not HighLevel/);
  await launchers(crm, 0);
});
