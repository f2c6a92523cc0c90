import { CircleAlert, TriangleAlert } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

export interface FieldTexts {
  id: string;
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  warning?: string | undefined;
  /** A short word beside the label, such as where the value comes from. */
  mark?: string | undefined;
  /** At the right end of the label's line, e.g. a counter. */
  aside?: ComponentChildren;
}

/** The `aria-*` attributes of the control that `Field` with the same texts is around. */
export function fieldAria({ id, help, error, warning, mark }: FieldTexts, required?: boolean) {
  const parts = [
    error && `${id}-error`,
    warning && `${id}-warning`,
    help && `${id}-help`,
    mark && `${id}-mark`,
  ].filter(Boolean);
  return {
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': parts.length > 0 ? parts.join(' ') : undefined,
    'aria-required': required ? ('true' as const) : undefined,
  };
}

/** A control with its label above, and what is to be said about it below. */
export function Field(props: FieldTexts & { children: ComponentChildren; group?: boolean }) {
  const { id, label, mark, aside, group } = props;
  return (
    <div class="field" data-field={id}>
      <div class="field-head">
        {group ? (
          <span class="field-label" id={`${id}-label`}>
            {label}
          </span>
        ) : (
          <label class="field-label" for={id}>
            {label}
          </label>
        )}
        {mark && (
          <span class="mark" id={`${id}-mark`}>
            {mark}
          </span>
        )}
        {aside && <span class="field-aside">{aside}</span>}
      </div>
      {props.children}
      <FieldNotes {...props} />
    </div>
  );
}

/** Error, warning and help below a control. */
export function FieldNotes({ id, help, error, warning }: FieldTexts) {
  return (
    <>
      {error && (
        <p class="field-note field-error" id={`${id}-error`}>
          <Icon node={CircleAlert} size={14} />
          <span>{error}</span>
        </p>
      )}
      {warning && (
        <p class="field-note field-warning" id={`${id}-warning`}>
          <Icon node={TriangleAlert} size={14} />
          <span>{warning}</span>
        </p>
      )}
      {help && (
        <p class="field-note" id={`${id}-help`}>
          {help}
        </p>
      )}
    </>
  );
}
