import type { Field, Issue } from '../../lib/actions/define.ts';
import type { FieldTexts } from '../ui/field.tsx';
import { Switch } from '../ui/switch.tsx';
import { issuesOf } from './form-values.ts';
import { TableField, TextListField } from './list-field.tsx';
import { PhoneField } from './phone-field.tsx';
import { ReferenceField } from './reference-field.tsx';
import { ChoiceField, NumberField, SecretField, TextField } from './text-field.tsx';

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
  switch (field.kind) {
    case 'text':
    case 'longText':
    case 'url':
      return <TextField field={field} {...common} />;
    case 'phone':
      return <PhoneField field={field} {...common} />;
    case 'secret':
      return <SecretField field={field} {...common} />;
    case 'number':
      return <NumberField field={field} {...common} />;
    case 'choice':
      return <ChoiceField field={field} {...common} />;
    case 'boolean':
      return (
        <Switch
          {...texts}
          checked={typeof value === 'boolean' ? value : field.default}
          onChange={common.onChange}
        />
      );
    case 'textList':
      return <TextListField field={field} {...common} inside={inside} path={field.path} />;
    case 'table':
      return <TableField field={field} {...common} inside={inside} path={field.path} />;
    case 'reference':
      return <ReferenceField field={field} {...common} {...place} knownName={props.knownName} />;
  }
}
