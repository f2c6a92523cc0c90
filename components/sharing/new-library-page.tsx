import { X } from 'lucide';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { BackLink } from '../ui/back-link.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useToast } from '../ui/toast.tsx';
import { libraryHash } from '../workspace/route.ts';
import { type Details, DetailsFields, detailIds } from './details-fields.tsx';
import { ItemLine } from './item-line.tsx';
import { focusField } from './line-field.tsx';
import { type Own, OwnPicker } from './own-picker.tsx';
import './sharing.css';

/** Begins a library of one's own: what it is called, and which templates are in it. */
export function NewLibraryPage({ go }: { go: (hash: string) => void }) {
  const { send } = useServices();
  const toast = useToast();
  const [typed, setTyped] = useState<Details>({ name: '', description: '', publisher: '' });
  const [items, setItems] = useState<Own[]>([]);
  const [nameError, setNameError] = useState<string>();
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);

  const create = async () => {
    if (busy) return;
    setTrouble(undefined);
    const name = typed.name.trim();
    if (!name) {
      setNameError(t('Give the library a name.'));
      return focusField(detailIds.name);
    }
    setBusy(true);
    try {
      const ids = items.map(({ id }) => id);
      const reply = await send('library/create', { ...typed, name, ids });
      if (reply.kind === 'created') {
        toast({
          tone: 'success',
          text: t('“{name}” is there. Export it to share it.', { name: reply.library.name }),
        });
        return go(libraryHash(reply.library.id));
      }
      setTrouble(reply.problem.message);
    } catch (error) {
      setTrouble(failureText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="sharing sharing-narrow">
      <div class="page-head">
        <BackLink href="#/sharing" label={t('Sharing')} />
        <h1 tabIndex={-1}>{t('New library')}</h1>
      </div>
      <p class="page-lead">
        {t(
          'A library of your own templates. Each export of it is a revision; whoever subscribed to the place where you put the file gets the new one.',
        )}
      </p>
      <form
        class="panel"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <DetailsFields
          typed={typed}
          nameError={nameError}
          onChange={(changes) => {
            setNameError(undefined);
            setTyped((before) => ({ ...before, ...changes }));
          }}
        />
        {items.length > 0 && (
          <ul class="item-list" aria-label={t('In the library')}>
            {items.map((one) => (
              <li key={one.id}>
                <ItemLine item={one}>
                  <IconButton
                    icon={X}
                    label={t('{action}: {name}', { action: t('Take out'), name: one.name })}
                    onClick={() => setItems(items.filter(({ id }) => id !== one.id))}
                  />
                </ItemLine>
              </li>
            ))}
          </ul>
        )}
        {trouble && (
          <Notice tone="error" role="alert">
            {trouble}
          </Notice>
        )}
        <div class="form-actions">
          <Button type="submit" kind="primary" busy={busy}>
            {t('Create library')}
          </Button>
          {items.length === 0 && (
            <span class="quiet">{t('Templates can be added now or later.')}</span>
          )}
        </div>
      </form>
      <OwnPicker
        chosen={items.map(({ id }) => id)}
        onAdd={(one) => setItems((before) => [...before, one])}
      />
    </div>
  );
}
