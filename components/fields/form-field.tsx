import type { Field, Issue } from '../../lib/actions/define.ts';
import { getPath } from '../../lib/actions/paths.ts';
import type { FormState } from '../../lib/messaging/messages/form-open.ts';
import type { FieldTexts } from '../ui/field.tsx';
import { Switch } from '../ui/switch.tsx';
import { type FormValues, issuesOf } from './form-values.ts';
import { TableField, TextListField } from './list-field.tsx';
import { PhoneField } from './phone-field.tsx';
import { ReferenceField } from './reference-field.tsx';
import { ChoiceField, NumberField, SecretField, TextField } from './text-field.tsx';

/** The id of a field's control. */
export const controlId = (path: string) => `field-${path.replace(/\W+/g, '-')}`;

/** The control for one field of an action. */
export function FormField(props: {
  field: Field;
  form: FormState;
  values: FormValues;
  issues: Issue[];
  edited: ReadonlySet<string>;
  locationId: string;
  /** Changes when the sub-account's lists are to be read anew. */
  again: number;
  onChange: (path: string, value: unknown) => void;
  onLeave: (path: string) => void;
  onNeedToken: () => void;
}) {
  const { field, form, values, edited } = props;
  const value = getPath(values.parameters, field.path);
  const { own, inside } = issuesOf(props.issues, field.path);
  const remembered = form.remembered.includes(field.path) && !edited.has(field.path);
  const texts: FieldTexts = {
    id: controlId(field.path),
    label: field.label,
    help: field.help,
    error: own?.level === 'error' ? own.message : undefined,
    warning: own?.level === 'warning' ? own.message : undefined,
    mark: remembered ? 'Used last time here' : undefined,
  };
  const common = {
    value,
    texts,
    onChange: (next: unknown) => props.onChange(field.path, next),
    onLeave: () => props.onLeave(field.path),
  };
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
      return (
        <ReferenceField
          field={field}
          {...common}
          locationId={props.locationId}
          again={props.again}
          knownName={form.referenceNames[field.path]}
          onNeedToken={props.onNeedToken}
        />
      );
  }
}
