import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { parseCrmUrl } from '../lib/highlevel/crm-url.ts';
import type { Runtime } from '../lib/launcher/ask.ts';
import { startLauncher } from '../lib/launcher/launcher.ts';

interface Extension {
  runtime?: Runtime;
}

export default defineUnlistedScript({
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
