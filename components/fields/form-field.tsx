import type { Field, Issue } from '../../lib/actions/define.ts';
import type { FieldTexts } from '../ui/field.tsx';
import { FieldControl } from './field-control.tsx';
import { issuesOf } from './form-values.ts';
import { ReferenceField } from './reference-field.tsx';

/** The id of a field's control. */
export const controlId = (path: string) => `field-${path.replace(/\W+/g, '-')}`;

/** What fields need to know of the place they are filled in for. */
export interface FieldPlace {
  locationId: string;
  /** Changes when the sub-account's lists are to be read anew. */
  again: number;
  onNeedToken: () => void;
}

/** The control for one field of an action, or for a blank. */
export function FormField(props: {
  field: Field;
  value: unknown;
  /** Of the whole form. */
  issues: Issue[];
  /** Where the value comes from, in a few words. */
  mark?: string | undefined;
  /** Said beside the field, unless an issue says more. */
  note?: string | undefined;
  place: FieldPlace;
  /** The name of the id that a reference came with. */
  knownName?: string | undefined;
  onChange: (value: unknown) => void;
  onLeave: () => void;
}) {
  const { field, value, note, place } = props;
  const { own, inside } = issuesOf(props.issues, field.path);
  const error = own?.level === 'error' ? (note ?? own.message) : undefined;
  const texts: FieldTexts = {
    id: controlId(field.path),
    label: field.label,
    help: field.help || undefined,
    error,
    warning: own?.level === 'warning' ? own.message : error ? undefined : note,
    mark: props.mark,
  };
  const common = { value, texts, onChange: props.onChange, onLeave: props.onLeave };
  const reference = field.kind === 'reference' && (
    <ReferenceField field={field} {...common} {...place} knownName={props.knownName} />
  );
  return <FieldControl field={field} {...common} inside={inside} reference={reference} />;
}
