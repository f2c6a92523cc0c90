import { t } from '../../lib/i18n/t.ts';
import { Field, type FieldTexts, fieldAria } from '../ui/field.tsx';

/** A group's name: one that there is, or a new one. */
export function GroupField(
  props: FieldTexts & { value: string; groups: string[]; onText: (text: string) => void },
) {
  const { id, groups } = props;
  return (
    <Field {...props}>
      <input
        id={id}
        class="input"
        type="text"
        list={`${id}-groups`}
        autocomplete="off"
        maxLength={60}
        placeholder={t('Dental clients')}
        value={props.value}
        {...fieldAria(props)}
        onInput={(event) => props.onText(event.currentTarget.value)}
      />
      <datalist id={`${id}-groups`}>
        {groups.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </Field>
  );
}
