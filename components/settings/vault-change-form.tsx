import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { focusField, LineField } from '../sharing/line-field.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { strengthOf } from './passphrase-strength.ts';
import type { Vault } from './way-choice.tsx';

type Wrong = Partial<Record<'current' | 'passphrase' | 'repeat', string>>;

/** Asks for what moving to another way, or to another passphrase, needs. */
export function VaultChangeForm(props: {
  vault: Vault;
  way: Vault['way'];
  onDone: (vault: Vault) => void;
  onForgot: () => void;
  onClose: () => void;
}) {
  const { send } = useServices();
  const { vault, way } = props;
  const asksCurrent = vault.way === 'passphrase';
  const asksNew = way === 'passphrase';
  const [current, setCurrent] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [repeat, setRepeat] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<Wrong>({});
  const [trouble, setTrouble] = useState<string>();
  const isSame = way === vault.way;
  useEffect(() => {
    // Whoever goes through the ways with the arrow keys is not taken away from them.
    if (isSame) focusField('vault-current');
  }, [isSame]);

  const refuse = (field: keyof Wrong, message: string) => {
    setWrong({ [field]: message });
    focusField(`vault-${field}`);
  };
  const save = async () => {
    if (busy) return;
    setWrong({});
    setTrouble(undefined);
    if (asksCurrent && !current) return refuse('current', t('Type the present passphrase.'));
    if (asksNew && strengthOf(passphrase).level === 'none') {
      return refuse('passphrase', t('Type a passphrase.'));
    }
    if (asksNew && strengthOf(passphrase).level === 'short') {
      return refuse('passphrase', t('Take at least 10 characters; a few words are best.'));
    }
    if (asksNew && repeat !== passphrase) {
      return refuse('repeat', t('This is not the same. Type it once more.'));
    }
    setBusy(true);
    try {
      const reply = await send('vault/change', {
        way,
        ...(asksCurrent ? { current } : {}),
        ...(asksNew ? { passphrase } : {}),
      });
      if (reply.kind === 'done') props.onDone(reply.vault);
      else refuse(reply.field, reply.message);
    } catch (failure) {
      setTrouble(failureText(failure));
    } finally {
      setBusy(false);
    }
  };
  const strength = strengthOf(passphrase);
  return (
    <form
      class="vault-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {asksCurrent && (
        <LineField
          id="vault-current"
          label={t('Present passphrase')}
          error={wrong.current}
          aside={
            <Button kind="link" onClick={props.onForgot}>
              {t('Forgot it?')}
            </Button>
          }
          value={current}
          onText={setCurrent}
          secret
          required
          maxLength={500}
        />
      )}
      {asksNew && (
        <>
          <LineField
            id="vault-passphrase"
            label={isSame ? t('New passphrase') : t('Passphrase')}
            help={t('A few words that belong to nobody else, at least 10 characters.')}
            error={wrong.passphrase}
            aside={
              strength.words && (
                <span class="vault-strength" data-level={strength.level} role="status">
                  {strength.words}
                </span>
              )
            }
            value={passphrase}
            onText={setPassphrase}
            secret
            required
            maxLength={500}
          />
          <LineField
            id="vault-repeat"
            label={t('Once more')}
            error={wrong.repeat}
            value={repeat}
            onText={setRepeat}
            secret
            required
            maxLength={500}
          />
        </>
      )}
      {trouble && (
        <Notice tone="error" role="alert">
          {trouble}
        </Notice>
      )}
      <div class="form-actions">
        <Button kind="primary" type="submit" busy={busy}>
          {isSame ? t('Change the passphrase') : t('Keep them this way')}
        </Button>
        <Button onClick={props.onClose}>{t('Cancel')}</Button>
      </div>
    </form>
  );
}
