import { FileUp } from 'lucide';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { FieldNotes } from '../ui/field.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { useToast } from '../ui/toast.tsx';
import { FormDialog } from './form-dialog.tsx';
import { focusField, LineField } from './line-field.tsx';

const passphraseId = 'key-passphrase';
/** A key's file is far smaller. */
const largest = 100_000;

/** Brings a key back from its file. */
export function RestoreKey(props: { onClose: () => void; onDone: () => void }) {
  const { send } = useServices();
  const toast = useToast();
  const [file, setFile] = useState<{ name: string; text: string }>();
  const [passphrase, setPassphrase] = useState('');
  const [errors, setErrors] = useState<{ file?: string; passphrase?: string }>({});
  const [busy, setBusy] = useState(false);

  const choose = async (chosen: File) => {
    setFile(undefined);
    if (chosen.size > largest) {
      const { name } = chosen;
      return setErrors({
        file: t('{name} is too large for a key. Choose another file.', { name }),
      });
    }
    try {
      setFile({ name: chosen.name, text: await chosen.text() });
      setErrors({});
      focusField(passphraseId);
    } catch {
      setErrors({ file: t('The browser could not read this file.') });
    }
  };
  const restore = async () => {
    if (!file) return setErrors({ file: t('Choose the file of the key first.') });
    if (!passphrase) {
      setErrors({ passphrase: t('Give the passphrase that the file was made with.') });
      return focusField(passphraseId);
    }
    setBusy(true);
    try {
      const reply = await send('key/restore', { text: file.text, passphrase });
      if (reply.kind === 'restored') {
        toast({ tone: 'success', text: t('“{name}” is back.', { name: reply.key.name }) });
        return props.onDone();
      }
      setErrors({ [reply.field]: reply.message });
      if (reply.field === 'passphrase') focusField(passphraseId);
    } catch (failure) {
      setErrors({ file: t('The key was not restored. {why}', { why: failureText(failure) }) });
    }
    setBusy(false);
  };
  return (
    <FormDialog
      title={t('Restore a key')}
      confirm={t('Restore')}
      busy={busy}
      onSubmit={() => void restore()}
      onClose={props.onClose}
    >
      <FileDrop
        label={file ? t('Choose another file') : t('Choose the key’s file')}
        icon={FileUp}
        accept=".json,application/json"
        onFile={(one) => void choose(one)}
      />
      <p role="status" class="item-name">
        {file?.name}
      </p>
      <div role="alert">
        <FieldNotes id="key-file" label="" error={errors.file} />
      </div>
      <LineField
        id={passphraseId}
        label={t('Passphrase')}
        error={errors.passphrase}
        maxLength={1000}
        secret
        required
        value={passphrase}
        onText={(text) => {
          setErrors({});
          setPassphrase(text);
        }}
      />
    </FormDialog>
  );
}
