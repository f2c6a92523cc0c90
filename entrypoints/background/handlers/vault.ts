import type { VaultView } from '../../../lib/connections/vault.ts';
import { t } from '../../../lib/i18n/t.ts';
import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { Services } from '../services.ts';

type Names =
  | 'vault/open'
  | 'vault/unlock'
  | 'vault/lock'
  | 'vault/change'
  | 'vault/idle'
  | 'vault/reset';

/** Shorter ones are guessed on the machine that has the file. */
const shortest = 10;

/** How tokens are kept. */
export function vaultHandlers({ vault }: Services): Pick<Handlers, Names> {
  const view = (): Promise<VaultView> => vault.view();

  return {
    'vault/open': view,
    'vault/unlock': async ({ passphrase }) => ({ unlocked: await vault.unlock(passphrase) }),
    async 'vault/lock'() {
      await vault.lock();
      return view();
    },
    async 'vault/change'({ way, current, passphrase }) {
      const before = await view();
      if (before.way === 'passphrase') {
        if (!(await vault.unlock(current ?? ''))) {
          const message = t('This is not the present passphrase. Nothing was changed.');
          return { kind: 'refused', field: 'current', message };
        }
      }
      if (way === 'passphrase' && (passphrase ?? '').length < shortest) {
        const message = t(
          'Take at least {count} characters; a few words that belong to nobody else are best. Nothing was changed.',
          { count: shortest },
        );
        return { kind: 'refused', field: 'passphrase', message };
      }
      await vault.change(way, passphrase);
      return { kind: 'done', vault: await view() };
    },
    async 'vault/idle'({ minutes }) {
      await vault.lockAfter(minutes ?? undefined);
      return view();
    },
    async 'vault/reset'() {
      await vault.reset();
      return view();
    },
  };
}
