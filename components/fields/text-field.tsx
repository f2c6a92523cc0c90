import { Eye, EyeOff } from 'lucide';
import { useState } from 'preact/hooks';
import type { Field as FieldDefinition } from '../../lib/actions/define.ts';
import { inUnit } from '../../lib/actions/spoken.ts';
import { t } from '../../lib/i18n/t.ts';
import { IconButton } from '../ui/button.tsx';
import { Field, type FieldTexts, fieldAria } from '../ui/field.tsx';
import { readNumber } from './form-values.ts';

export interface FieldProps<F = FieldDefinition> {
  field: F;
  value: unknown;
  texts: FieldTexts;
  onChange: (value: unknown) => void;
  onLeave: () => void;
}

export const asText = (value: unknown) =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : String(value);

type Texty = Extract<FieldDefinition, { kind: 'text' | 'longText' | 'url' }>;

/** One line, an address, or a longer text with a counter where there is a limit. */
export function TextField({ field, value, texts, onChange, onLeave }: FieldProps<Texty>) {
  const text = asText(value);
  const limit = field.softLimit;
  const aside =
    limit && text.length > limit * 0.8 ? (
      <span data-over={text.length > limit ? '' : undefined}>
        {text.length} / {limit}
      </span>
    ) : undefined;
  const common = {
    id: texts.id,
    class: 'input',
    value: text,
    placeholder: field.placeholder ?? '',
    ...fieldAria(texts, field.required),
    onBlur: onLeave,
  };
  return (
    <Field {...texts} aside={aside}>
      {field.kind === 'longText' ? (
        <textarea rows={3} {...common} onInput={(event) => onChange(event.currentTarget.value)} />
      ) : (
        <input
          type="text"
          inputMode={field.kind === 'url' ? 'url' : 'text'}
          spellcheck={field.kind !== 'url'}
          autocomplete="off"
          {...common}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

type Numeric = Extract<FieldDefinition, { kind: 'number' }>;

/** A number; what is no number stays as it was typed. */
export function NumberField({ field, value, texts, onChange, onLeave }: FieldProps<Numeric>) {
  // The text is kept apart from the number, so that "1." does not become "1" while typing.
  const [text, setText] = useState(asText(value));
  const shown = readNumber(text) === value ? text : asText(value);
  return (
    <Field {...texts}>
      <div class="with-unit">
        <input
          id={texts.id}
          class="input input-number"
          type="text"
          inputMode="decimal"
          autocomplete="off"
          value={shown}
          placeholder={field.placeholder ?? ''}
          {...fieldAria(texts, field.required)}
          onBlur={onLeave}
          onInput={(event) => {
            setText(event.currentTarget.value);
            onChange(readNumber(event.currentTarget.value));
          }}
        />
        {field.unit && <span class="unit">{inUnit(field.unit, value)}</span>}
      </div>
    </Field>
  );
}

type Secret = Extract<FieldDefinition, { kind: 'secret' }>;

/** A secret, hidden until asked for. */
export function SecretField({ field, value, texts, onChange, onLeave }: FieldProps<Secret>) {
  const [shown, setShown] = useState(false);
  return (
    <Field {...texts}>
      <div class="with-button">
        <input
          {...(shown ? { type: 'text' as const } : { type: 'password' as const })}
          id={texts.id}
          class="input"
          autocomplete="off"
          spellcheck={false}
          value={asText(value)}
          placeholder={field.placeholder ?? ''}
          {...fieldAria(texts, field.required)}
          onBlur={onLeave}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
        <IconButton
          icon={shown ? EyeOff : Eye}
          label={
            shown
              ? t('Hide {field}', { field: texts.label })
              : t('Show {field}', { field: texts.label })
          }
          onClick={() => setShown(!shown)}
        />
      </div>
    </Field>
  );
}

type Choice = Extract<FieldDefinition, { kind: 'choice' }>;

/** One of a few. */
export function ChoiceField({ field, value, texts, onChange, onLeave }: FieldProps<Choice>) {
  const known = field.choices.some((choice) => choice.value === value);
  return (
    <Field {...texts}>
      <select
        id={texts.id}
        class="input"
        value={known ? asText(value) : ''}
        {...fieldAria(texts, field.required)}
        onBlur={onLeave}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
      >
        {!known && <option value="">{t('Choose…')}</option>}
        {field.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
