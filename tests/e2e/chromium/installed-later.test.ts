import { expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/index.ts';
import { launchChromium } from '../harness/chromium.ts';
import { shadowNodes } from '../harness/closed-shadow.ts';
import { extensionDir } from '../harness/paths.ts';
import { frontDesk } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';

test('a CRM tab that was open before the installation gets the launcher, once', async () => {
  await using ends = new AsyncDisposableStack();
  const sandbox = await startSandbox();
  ends.defer(() => sandbox.stop());
  const browser = await launchChromium({ sandbox, extensions: [] });
  ends.defer(() => browser.close());
  const crm = await browser.openAgent(frontDesk(sandbox));
  const buttons = async () =>
    (await shadowNodes(crm)).filter(({ name }) => name === 'Open Switchboard').length;
  expect(await buttons()).toBe(0);

  await browser.browser.installExtension(extensionDir('chromium'));
  await waitFor('the launcher', async () => (await buttons()) === 1);
  await crm.reload({ waitUntil: 'load' });
  await waitFor('the launcher after a reload', async () => (await buttons()) === 1);
  expect(browser.consoleErrors).toEqual([]);
});
