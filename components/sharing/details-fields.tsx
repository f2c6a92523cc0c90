import { t } from '../../lib/i18n/t.ts';
import { Field } from '../ui/field.tsx';
import { LineField } from './line-field.tsx';

export interface Details {
  name: string;
  description: string;
  publisher: string;
}

export const detailIds = {
  name: 'library-name',
  description: 'library-description',
  publisher: 'library-publisher',
};

/** What a library of one's own says of itself. */
export function DetailsFields(props: {
  typed: Details;
  nameError: string | undefined;
  onChange: (changes: Partial<Details>) => void;
}) {
  const { typed, onChange } = props;
  return (
    <>
      <LineField
        id={detailIds.name}
        label={t('Name')}
        error={props.nameError}
        maxLength={200}
        required
        value={typed.name}
        onText={(name) => onChange({ name })}
      />
      <Field id={detailIds.description} label={t('Description')}>
        <textarea
          id={detailIds.description}
          class="input"
          rows={3}
          maxLength={5000}
          value={typed.description}
          onInput={(event) => onChange({ description: event.currentTarget.value })}
        />
      </Field>
      <LineField
        id={detailIds.publisher}
        label={t('Publisher')}
        help={t('Who publishes it, in your words. Only a signature proves it.')}
        maxLength={200}
        value={typed.publisher}
        onText={(publisher) => onChange({ publisher })}
      />
    </>
  );
}
