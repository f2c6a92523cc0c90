import type { Field as ActionField } from '../../../lib/actions/define.ts';
import { t } from '../../../lib/i18n/t.ts';
import type { Variable } from '../../../lib/templates/schema.ts';
import { PhoneField } from '../../fields/phone-field.tsx';
import { NumberField, TextField } from '../../fields/text-field.tsx';
import { Field, fieldAria } from '../../ui/field.tsx';

type Default = Variable['default'];

/** What a blank is filled with when nothing else is known. */
export function BlankDefault(props: {
  id: string;
  variable: Variable;
  onChange: (changes: { default: Default }) => void;
  onLeave: () => void;
}) {
  const { variable, onLeave } = props;
  const texts = { id: props.id, label: t('Default') };
  const base = { path: '', label: texts.label, help: '', required: false };
  const common = {
    value: variable.default,
    texts,
    onLeave,
    onChange: (next: unknown) =>
      props.onChange({ default: next === '' ? undefined : (next as Default) }),
  };
  switch (variable.kind) {
    case 'phone':
      return <PhoneField field={{ ...base, kind: 'phone' }} {...common} />;
    case 'number':
      return <NumberField field={{ ...base, kind: 'number' }} {...common} />;
    case 'choice':
      return <ChoiceDefault {...props} />;
    default: {
      const kind: Extract<ActionField['kind'], 'text' | 'longText' | 'url'> =
        variable.kind === 'longText' || variable.kind === 'url' ? variable.kind : 'text';
      return <TextField field={{ ...base, kind }} {...common} />;
    }
  }
}

/** Choices are told apart by their place: their values may be numbers or yes and no. */
function ChoiceDefault(props: Parameters<typeof BlankDefault>[0]) {
  const { variable } = props;
  const choices = variable.choices ?? [];
  const texts = { id: props.id, label: t('Default') };
  const chosen = choices.findIndex(({ value }) => value === variable.default);
  const lost = chosen < 0 && variable.default !== undefined;
  return (
    <Field {...texts}>
      <select
        id={texts.id}
        class="input"
        value={chosen < 0 ? (lost ? 'lost' : '') : String(chosen)}
        {...fieldAria(texts)}
        onBlur={props.onLeave}
        onChange={(event) =>
          props.onChange({ default: choices[Number(event.currentTarget.value || -1)]?.value })
        }
      >
        <option value="">{t('None')}</option>
        {lost && (
          <option value="lost">
            {t('{value} (not a choice)', { value: String(variable.default) })}
          </option>
        )}
        {choices.map(({ label, value }, index) => (
          // choices have no identity besides their place
          <option key={index} value={String(index)}>
            {label || String(value)}
          </option>
        ))}
      </select>
    </Field>
  );
}
