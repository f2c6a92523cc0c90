import { t } from '../../lib/i18n/t.ts';
import { useServices, useVaultTurn } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { useAnswer } from '../use-answer.ts';
import { vaultHash } from './vault-hash.ts';
import { wayLines } from './vault-words.ts';

/** How tokens are kept, in one line, with the way to change it. */
export function VaultLine() {
  const { send, unlock } = useServices();
  const { answer: vault } = useAnswer('vault/open', {}, useVaultTurn());
  if (!vault) return null;
  const { way, locked } = vault;
  return (
    <p class="vault-line">
      <span>
        {locked
          ? t('Tokens are kept on this device, under a passphrase, locked now.')
          : t(wayLines[way])}
      </span>
      {way === 'passphrase' && (
        <Button
          kind="link"
          onClick={() => void (locked ? unlock() : send('vault/lock', {}).catch(() => undefined))}
        >
          {locked ? t('Unlock') : t('Lock now')}
        </Button>
      )}
      <a href={vaultHash}>{t('How tokens are kept')}</a>
    </p>
  );
}
