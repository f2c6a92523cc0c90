import { t } from '../../lib/i18n/t.ts';
import { vaultHash } from '../connections/vault-hash.ts';
import { wayNames } from '../connections/vault-words.ts';
import { useServices, useVaultTurn } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { useAnswer } from '../use-answer.ts';

/** How tokens are kept, and locking them where that is possible. */
export function VaultGroup() {
  const { send, unlock, openWorkspace } = useServices();
  const { answer: vault } = useAnswer('vault/open', {}, useVaultTurn());
  if (!vault) return null;
  const { way, locked } = vault;
  return (
    <div class="settings-group">
      <h3>{t('How tokens are kept')}</h3>
      <p>
        {locked ? t('On this device, under a passphrase; locked now.') : `${t(wayNames[way])}.`}
      </p>
      <div class="settings-buttons">
        {way === 'passphrase' && (
          <Button
            small
            onClick={() => void (locked ? unlock() : send('vault/lock', {}).catch(() => undefined))}
          >
            {locked ? t('Unlock') : t('Lock now')}
          </Button>
        )}
        <Button small onClick={() => void openWorkspace(vaultHash)}>
          {t('Change…')}
        </Button>
      </div>
    </div>
  );
}
