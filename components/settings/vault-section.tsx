import { useEffect, useRef, useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { failureText } from '../failure-text.ts';
import { useServices, useVaultTurn } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { useToast } from '../ui/toast.tsx';
import { useAnswer } from '../use-answer.ts';
import { VaultChangeForm } from './vault-change-form.tsx';
import { VaultResetDialog } from './vault-reset-dialog.tsx';
import { type Vault, WayChoice } from './way-choice.tsx';
import '../sharing/forms.css';
import './vault.css';

/** How tokens are kept: the three ways, the passphrase, and locking. */
export function VaultSection({ query }: { query: URLSearchParams }) {
  const { answer, failure, again } = useAnswer('vault/open', {}, useVaultTurn());
  const [vault, setVault] = useState<Vault>();
  const [chosen, setChosen] = useState<Vault['way']>();
  const [changing, setChanging] = useState(false);
  const [moved, setMoved] = useState(false);
  const [resetting, setResetting] = useState(query.has('reset'));
  const toast = useToast();
  const root = useRef<HTMLElement>(null);
  useEffect(() => setVault(answer), [answer]);
  useEffect(() => setResetting(query.has('reset')), [query]);
  const isWanted = query.get('section') === 'vault' && vault !== undefined;
  useEffect(() => {
    if (isWanted) root.current?.scrollIntoView?.({ block: 'start' });
  }, [isWanted]);
  const rest = () => {
    setChosen(undefined);
    setChanging(false);
    root.current?.querySelector<HTMLElement>('h2')?.focus();
  };
  return (
    <section ref={root} class="settings-section vault" aria-labelledby="settings-vault">
      <h2 class="section-title" id="settings-vault" tabIndex={-1}>
        {t('How tokens are kept')}
      </h2>
      <p class="quiet">
        {t(
          'This holds for tokens, secrets that are remembered with them, agencies’ apps, logins of addresses and shared folders, and signing keys.',
        )}
      </p>
      {failure && (
        <FailureNotice
          title={t('How they are kept could not be read')}
          failure={failure}
          onAgain={() => void again()}
        />
      )}
      {moved && (
        <Notice
          tone="success"
          role="status"
          title={t('Done')}
          actions={
            <Button small onClick={() => setMoved(false)}>
              {t('Hide')}
            </Button>
          }
        >
          {t(
            'No copy in the earlier way is in Switchboard’s storage any more. The browser’s files may still hold earlier copies until they are overwritten: to be safe, rotate the tokens in HighLevel now, and paste the new ones. Both work for 7 days.',
          )}
        </Notice>
      )}
      {!vault && !failure && <Loading count={3} />}
      {vault && (
        <>
          <WayChoice
            now={vault.way}
            chosen={chosen ?? vault.way}
            onChoose={(way) => {
              setMoved(false);
              setChanging(false);
              setChosen(way === vault.way ? undefined : way);
            }}
          />
          {(changing || chosen) && (
            <VaultChangeForm
              key={chosen}
              vault={vault}
              way={chosen ?? vault.way}
              onDone={(next) => {
                setMoved(next.way !== vault.way);
                if (next.way === vault.way) {
                  toast({ tone: 'success', text: t('The passphrase was changed.') });
                }
                setVault(next);
                rest();
              }}
              onForgot={() => setResetting(true)}
              onClose={rest}
            />
          )}
          {vault.way === 'passphrase' && !changing && !chosen && (
            <PassphraseTools
              vault={vault}
              onVault={setVault}
              onChange={() => setChanging(true)}
              onReset={() => setResetting(true)}
            />
          )}
        </>
      )}
      {resetting && (
        <VaultResetDialog
          onDone={(next) => {
            setVault(next);
            setResetting(false);
            setMoved(false);
            rest();
            toast({
              tone: 'success',
              text: t('Every token was forgotten. The sub-accounts are still listed.'),
            });
          }}
          onClose={() => setResetting(false)}
        />
      )}
    </section>
  );
}

/** After how many minutes without use it locks; 0: when the browser closes. */
const idleChoices = [5, 15, 60, 240, 0];

function idleWords(minutes: number): string {
  if (minutes === 0) return t('Only when the browser closes');
  if (minutes % 60 > 0) return plural(minutes, '{count} minute', '{count} minutes');
  return plural(minutes / 60, '{count} hour', '{count} hours');
}

function PassphraseTools(props: {
  vault: Vault;
  onVault: (vault: Vault) => void;
  onChange: () => void;
  onReset: () => void;
}) {
  const { send, unlock } = useServices();
  const { vault } = props;
  const [trouble, setTrouble] = useState<string>();
  const tell = (asked: Promise<Vault>) =>
    asked.then(
      (next) => {
        setTrouble(undefined);
        props.onVault(next);
      },
      (failure: unknown) => setTrouble(failureText(failure)),
    );
  const { idleMinutes = 0 } = vault;
  const known = idleChoices.includes(idleMinutes);
  return (
    <div class="vault-tools">
      <div class="field">
        <label class="field-label" for="vault-idle">
          {t('Lock after this long without use')}
        </label>
        <select
          id="vault-idle"
          class="input"
          value={String(idleMinutes)}
          onChange={(event) => {
            const minutes = Number(event.currentTarget.value) || null;
            void tell(send('vault/idle', { minutes }));
          }}
        >
          {[...(known ? [] : [idleMinutes]), ...idleChoices].map((minutes) => (
            <option key={minutes} value={minutes}>
              {idleWords(minutes)}
            </option>
          ))}
        </select>
      </div>
      <p role="status">{vault.locked ? t('It is locked now.') : t('It is unlocked now.')}</p>
      {trouble && (
        <Notice tone="error" role="alert">
          {trouble}
        </Notice>
      )}
      <div class="form-actions">
        <Button onClick={() => void (vault.locked ? unlock() : tell(send('vault/lock', {})))}>
          {vault.locked ? t('Unlock') : t('Lock now')}
        </Button>
        <Button onClick={props.onChange}>{t('Change the passphrase…')}</Button>
        <Button kind="quiet" onClick={props.onReset}>
          {t('Forgot it?')}
        </Button>
      </div>
    </div>
  );
}
