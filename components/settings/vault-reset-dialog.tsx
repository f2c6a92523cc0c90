import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Vault } from './way-choice.tsx';

/** Says exactly what is forgotten, and asks. */
export function VaultResetDialog(props: { onDone: (vault: Vault) => void; onClose: () => void }) {
  const { send } = useServices();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const reset = async () => {
    setBusy(true);
    setTrouble(undefined);
    try {
      props.onDone(await send('vault/reset', {}));
    } catch (failure) {
      setTrouble(failureText(failure));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t('Forget every token?')}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>{t('Cancel')}</Button>
          <Button kind="danger" busy={busy} onClick={() => void reset()}>
            {t('Forget everything listed')}
          </Button>
        </>
      }
    >
      <p>
        {t(
          'Nobody can open what is under a forgotten passphrase. You can start over. This is forgotten:',
        )}
      </p>
      <ul class="vault-forgotten">
        <li>{t('all tokens of sub-accounts')}</li>
        <li>{t('secrets that are remembered with them')}</li>
        <li>{t('the secrets of agencies’ apps')}</li>
        <li>{t('logins of addresses and shared folders')}</li>
        <li>{t('signing keys: restore them from their backup files')}</li>
        <li>{t('the passphrase itself')}</li>
      </ul>
      <p>
        {t(
          'Sub-accounts stay listed, and templates, packs and history stay. In HighLevel nothing changes. Afterwards paste the tokens again.',
        )}
      </p>
      {trouble && (
        <Notice tone="error" role="alert">
          {trouble}
        </Notice>
      )}
    </Dialog>
  );
}
