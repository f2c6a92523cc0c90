import { Field, type FieldTexts, fieldAria } from '../ui/field.tsx';

/** A field of one line with its texts; `secret` shows dots and is never suggested again. */
export function LineField(
  props: FieldTexts & {
    value: string;
    onText: (text: string) => void;
    secret?: boolean;
    required?: boolean;
    maxLength: number;
    placeholder?: string;
    /** It is an address; phones bring the keyboard for one. */
    address?: boolean;
  },
) {
  const { secret, onText } = props;
  const same = {
    id: props.id,
    class: 'input',
    spellcheck: false,
    maxLength: props.maxLength,
    value: props.value,
    ...fieldAria(props, props.required),
    onInput: (event: Event) => onText((event.currentTarget as HTMLInputElement).value),
  };
  return (
    <Field {...props}>
      {secret ? (
        <input type="password" autocomplete="new-password" {...same} />
      ) : (
        <input
          type="text"
          inputMode={props.address ? 'url' : 'text'}
          autocomplete="off"
          placeholder={props.placeholder}
          {...same}
        />
      )}
    </Field>
  );
}

/** Puts the focus into the field where something is wrong. */
export const focusField = (id: string) => document.getElementById(id)?.focus();
