import { isKey } from '../shortcuts/is-key.ts';
import { shortcuts } from '../shortcuts/keys.ts';
import { Field, type FieldTexts, fieldAria } from '../ui/field.tsx';

/** A line of text, one of those that are suggested or a new one. `onTake`: Enter in it. */
export function SuggestField(
  props: FieldTexts & {
    value: string;
    suggestions: string[];
    maxLength?: number;
    placeholder?: string;
    onText: (text: string) => void;
    onTake?: () => void;
  },
) {
  const { id, suggestions, onTake } = props;
  return (
    <Field {...props}>
      <input
        id={id}
        class="input"
        type="text"
        list={`${id}-list`}
        autocomplete="off"
        maxLength={props.maxLength}
        placeholder={props.placeholder}
        value={props.value}
        {...fieldAria(props)}
        onInput={(event) => props.onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (onTake && isKey(event, shortcuts.field.take)) onTake();
        }}
      />
      <datalist id={`${id}-list`}>
        {suggestions.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </Field>
  );
}
