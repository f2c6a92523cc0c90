import { expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/index.ts';
import { shadowNodes } from '../harness/closed-shadow.ts';
import { createEnds } from '../harness/ends.ts';
import { installedInProfile } from '../harness/installed.ts';
import { frontDesk } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';
import { agencyOrigin, agencyUrl, waitForSite } from '../harness/white-label.ts';

test('an agency’s address works after a true restart of the browser, and after an update', {
  timeout: 180_000,
}, async () => {
  await using stack = new AsyncDisposableStack();
  const ends = createEnds();
  stack.defer(() => ends.run());
  const sandbox = await startSandbox();
  ends.add(() => sandbox.stop());
  const { launch, keep, update } = await installedInProfile(ends, sandbox);
  const origin = agencyOrigin(sandbox);
  const address = agencyUrl(sandbox, frontDesk(sandbox));

  const first = await launch();
  await first.grantAccess(origin);
  await first.send('site/want', { origin, phase: 'allowed' });
  await waitForSite(first, origin, true);
  const crm = await first.openUrl(address);
  await waitFor('the launcher', async () => (await shadowNodes(crm)).length > 0);
  await first.close();
  await keep();

  const second = await launch();
  // The page is the first thing that happens: nobody asks the extension before.
  const again = await second.openUrl(address);
  await waitFor(
    'the launcher after the restart',
    async () => (await shadowNodes(again)).length > 0,
  );
  await waitForSite(second, origin, true);
  await second.close();
  await keep();

  // A newer version: the browser forgets what the one before has registered.
  await update('99.0.0');
  const third = await launch();
  const registered = 'chrome.scripting.getRegisteredContentScripts().then((all) => all[0]?.id)';
  await waitFor('the script', async () => {
    return (await third.worker.evaluate(registered)) === origin;
  });
  expect(await third.worker.evaluate('chrome.runtime.getManifest().version')).toBe('99.0.0');
  const updated = await third.openUrl(address);
  await waitFor(
    'the launcher after the update',
    async () => (await shadowNodes(updated)).length > 0,
  );
});
