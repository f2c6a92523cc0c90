import { defineContentScript } from 'wxt/utils/define-content-script';
import { parseCrmUrl } from '../../lib/highlevel/crm-url.ts';
import type { Runtime } from '../../lib/launcher/ask.ts';
import { startLauncher } from '../../lib/launcher/launcher.ts';

interface Extension {
  runtime?: Runtime;
}

export default defineContentScript({
  matches: ['https://app.gohighlevel.com/*'],
  runAt: 'document_idle',
  allFrames: false,
  // The launcher tells an older copy itself, and without a message that the page can read.
  noScriptStartedPostMessage: true,
  main() {
    startLauncher({
      runtime: () => {
        // A page element with the id `browser` answers to that name where there is no such API.
        const { browser, chrome } = globalThis as { browser?: Extension; chrome?: Extension };
        return browser?.runtime ?? chrome?.runtime;
      },
      parse: parseCrmUrl,
      isTrusted: (event) => event.isTrusted,
    });
  },
});
