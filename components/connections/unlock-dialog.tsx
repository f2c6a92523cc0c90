import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { failureText } from '../failure-text.ts';
import type { Services } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field, fieldAria } from '../ui/field.tsx';
import { resetHash } from './vault-hash.ts';
import './unlock.css';

type Needed = Pick<Services, 'send' | 'surface' | 'openWorkspace' | 'hearVault'>;

/** Asks for the passphrase over whatever the page shows; tells whether it is unlocked now. */
export function askToUnlock(services: Needed): Promise<boolean> {
  const root = document.createElement('div');
  document.body.append(root);
  return new Promise((resolve) => {
    const end = (unlocked: boolean) => {
      render(null, root);
      root.remove();
      resolve(unlocked);
    };
    render(<UnlockDialog services={services} onEnd={end} />, root);
  });
}

function UnlockDialog({ services, onEnd }: { services: Needed; onEnd: (done: boolean) => void }) {
  const { send, surface, openWorkspace, hearVault } = services;
  const [passphrase, setPassphrase] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const over = useRef(false);
  const end = (done: boolean) => {
    if (over.current) return;
    over.current = true;
    onEnd(done);
  };
  useEffect(() => input.current?.focus(), []);
  useEffect(
    () =>
      // Another page may have been faster.
      hearVault(() => {
        send('vault/open', {}).then(
          ({ locked }) => !locked && end(true),
          () => undefined,
        );
      }),
    [],
  );
  const unlock = async () => {
    if (busy) return;
    if (!passphrase) {
      setError(t('Type the passphrase.'));
      input.current?.focus();
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      const { unlocked } = await send('vault/unlock', { passphrase });
      if (unlocked) return end(true);
      setError(
        t('This is not the passphrase. Look at capital letters and the keyboard’s language.'),
      );
    } catch (failure) {
      setError(failureText(failure));
    }
    setBusy(false);
    input.current?.focus();
    input.current?.select();
  };
  const forgot = () => {
    end(false);
    if (surface === 'workspace') location.hash = resetHash;
    else void openWorkspace(resetHash);
  };
  const texts = { id: 'unlock-passphrase', label: t('Passphrase'), error };
  return (
    <Dialog
      title={t('Unlock Switchboard')}
      onClose={() => end(false)}
      actions={
        <>
          <Button onClick={() => end(false)}>{t('Cancel')}</Button>
          <Button type="submit" form="unlock" kind="primary" busy={busy}>
            {t('Unlock')}
          </Button>
        </>
      }
    >
      <form
        id="unlock"
        class="unlock-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void unlock();
        }}
      >
        <p>{t('Your tokens are under a passphrase. What you were doing goes on right after.')}</p>
        <Field
          {...texts}
          aside={
            <Button kind="link" onClick={forgot}>
              {t('Forgot it?')}
            </Button>
          }
        >
          <input
            ref={input}
            id={texts.id}
            class="input"
            type="password"
            autocomplete="current-password"
            spellcheck={false}
            maxLength={500}
            value={passphrase}
            {...fieldAria(texts, true)}
            onInput={(event) => setPassphrase(event.currentTarget.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
