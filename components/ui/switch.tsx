import { FieldNotes, type FieldTexts, fieldAria } from './field.tsx';

/** On or off, with its label beside it. */
export function Switch(
  props: FieldTexts & { checked: boolean; onChange: (checked: boolean) => void },
) {
  return (
    <div class="field" data-field={props.id}>
      <div class="switch-row">
        <label class="field-label" for={props.id}>
          {props.label}
        </label>
        <input
          id={props.id}
          class="switch"
          type="checkbox"
          role="switch"
          aria-checked={props.checked}
          checked={props.checked}
          {...fieldAria(props)}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
      </div>
      <FieldNotes {...props} />
    </div>
  );
}
