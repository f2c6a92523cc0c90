import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { useToast } from '../ui/toast.tsx';
import { FormDialog } from './form-dialog.tsx';
import { focusField, LineField } from './line-field.tsx';

const nameId = 'key-name';

/** Asks for a name and makes a key. */
export function CreateKey(props: { onClose: () => void; onDone: () => void }) {
  const { send } = useServices();
  const toast = useToast();
  const [name, setName] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const create = async () => {
    const wanted = name.trim();
    if (!wanted) {
      setError(t('Give the key a name.'));
      return focusField(nameId);
    }
    setBusy(true);
    try {
      const made = await send('key/create', { name: wanted });
      toast({ tone: 'success', text: t('“{name}” is there. Back it up now.', made) });
      props.onDone();
    } catch (failure) {
      setError(failureText(failure));
      setBusy(false);
    }
  };
  return (
    <FormDialog
      title={t('New key')}
      confirm={t('Make the key')}
      busy={busy}
      onSubmit={() => void create()}
      onClose={props.onClose}
    >
      <LineField
        id={nameId}
        label={t('Name')}
        help={t('For you: e.g. the team that publishes.')}
        error={error}
        maxLength={100}
        required
        value={name}
        onText={(text) => {
          setError(undefined);
          setName(text);
        }}
      />
    </FormDialog>
  );
}
