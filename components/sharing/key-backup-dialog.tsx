import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import type { KeyView } from '../../lib/messaging/messages/share-shapes.ts';
import { failureText } from '../failure-text.ts';
import { saveFile } from '../save-file.ts';
import { useServices } from '../services.ts';
import { useToast } from '../ui/toast.tsx';
import { FormDialog } from './form-dialog.tsx';
import { focusField, LineField } from './line-field.tsx';

const ids = { first: 'key-passphrase', second: 'key-passphrase-again' };

/** Shorter ones are found by trying. */
const shortest = 10;

/** Gives a key as a file that opens with a passphrase only. */
export function BackupKey(props: { view: KeyView; onClose: () => void; onDone: () => void }) {
  const { view } = props;
  const { send } = useServices();
  const toast = useToast();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [errors, setErrors] = useState<{ first?: string; second?: string }>({});
  const [busy, setBusy] = useState(false);

  const backUp = async () => {
    if (first.length < shortest) {
      setErrors({
        first: t('Take at least {count} characters: several words are best.', { count: shortest }),
      });
      return focusField(ids.first);
    }
    if (first !== second) {
      setErrors({ second: t('The two are not the same.') });
      return focusField(ids.second);
    }
    setBusy(true);
    try {
      const file = await send('key/backup', { key: view.key, passphrase: first });
      if (file) {
        saveFile(file.fileName, [file.text]);
        const text = t('{name} is with your downloads.', { name: file.fileName });
        toast({ tone: 'success', text });
      } else {
        toast({ tone: 'warning', text: t('“{name}” is not here any more.', { name: view.name }) });
      }
      props.onDone();
    } catch (failure) {
      setErrors({ first: t('The backup was not made. {why}', { why: failureText(failure) }) });
      setBusy(false);
    }
  };
  return (
    <FormDialog
      title={t('Back up “{name}”', { name: view.name })}
      confirm={t('Back up')}
      busy={busy}
      onSubmit={() => void backUp()}
      onClose={props.onClose}
    >
      <p>
        {t(
          'The file opens with this passphrase only. Keep both, but not in one place: nobody can bring back a passphrase that is forgotten.',
        )}
      </p>
      <LineField
        id={ids.first}
        label={t('Passphrase')}
        error={errors.first}
        maxLength={1000}
        secret
        required
        value={first}
        onText={(text) => {
          setErrors({});
          setFirst(text);
        }}
      />
      <LineField
        id={ids.second}
        label={t('The same again')}
        error={errors.second}
        maxLength={1000}
        secret
        required
        value={second}
        onText={(text) => {
          setErrors({});
          setSecond(text);
        }}
      />
    </FormDialog>
  );
}
