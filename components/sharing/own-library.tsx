import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import type { LibraryRow } from '../../lib/messaging/messages/share-shapes.ts';
import { Button } from '../ui/button.tsx';
import { Field, fieldAria } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { rich } from '../ui/rich.ts';
import { useAnswer } from '../use-answer.ts';
import { type Details, DetailsFields, detailIds } from './details-fields.tsx';
import { focusField } from './line-field.tsx';
import { useLibraryChange } from './use-library-change.ts';

interface Part {
  library: LibraryRow;
  again: () => Promise<void>;
}

/** What one's own library says of itself, and the key that signs it. */
export function OwnLibrary(props: Part) {
  return (
    <>
      <OwnDetails {...props} />
      <SigningKey {...props} />
    </>
  );
}

function OwnDetails({ library, again }: Part) {
  const { change, busy } = useLibraryChange(library, again);
  const [typed, setTyped] = useState<Details>(library);
  const { name, description, publisher } = typed;
  const changed =
    name !== library.name || description !== library.description || publisher !== library.publisher;
  const save = () => {
    if (!name.trim()) return focusField(detailIds.name);
    const said = t('The details were changed. They go along with the next export.');
    void change({ kind: 'details', name: name.trim(), description, publisher }, said);
  };
  return (
    <form
      class="panel"
      noValidate
      aria-label={t('Details')}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h2 class="section-title">{t('Details')}</h2>
      <DetailsFields
        typed={typed}
        nameError={name.trim() ? undefined : t('Give the library a name.')}
        onChange={(changes) => setTyped({ ...typed, ...changes })}
      />
      {changed && (
        <div class="form-actions">
          <Button type="submit" kind="primary" busy={busy}>
            {t('Save the details')}
          </Button>
        </div>
      )}
    </form>
  );
}

function SigningKey({ library, again }: Part) {
  const { change } = useLibraryChange(library, again);
  const { answer } = useAnswer('key/list', {});
  const keys = answer?.keys ?? [];
  const chosen = library.signWith ?? '';
  const missing = chosen !== '' && answer !== undefined && !keys.some(({ key }) => key === chosen);
  const texts = {
    id: 'library-key',
    label: t('Signed with'),
    help: t(
      'Subscribers approve this key once; from then on they take only what is signed with it.',
    ),
  };
  return (
    <section class="panel" aria-label={t('Signing')}>
      <h2 class="section-title">{t('Signing')}</h2>
      <Field {...texts}>
        <select
          id={texts.id}
          class="input"
          value={chosen}
          {...fieldAria(texts)}
          onChange={(event) => {
            const key = event.currentTarget.value;
            const said = key ? t('The next export is signed.') : t('The next export is unsigned.');
            void change({ kind: 'sign', key }, said);
          }}
        >
          <option value="">{t('No key: unsigned')}</option>
          {keys.map(({ key, name, fingerprint }) => (
            <option key={key} value={key}>
              {name} ({fingerprint.slice(0, 9)}…)
            </option>
          ))}
          {missing && <option value={chosen}>{t('A key that is not here any more')}</option>}
        </select>
      </Field>
      {missing && (
        <Notice tone="warning">
          {t(
            'Its key is not in this browser any more. Restore it, or the next export cannot be signed.',
          )}
        </Notice>
      )}
      <p class="quiet">
        {rich('{keys}: make one, back it up, restore it.', {
          keys: <a href="#/sharing/keys">{t('Signing keys')}</a>,
        })}
      </p>
    </section>
  );
}
