import type { ComponentChildren } from 'preact';
import type { Field, Issue } from '../../lib/actions/define.ts';
import type { FieldTexts } from '../ui/field.tsx';
import { Switch } from '../ui/switch.tsx';
import { TableField, TextListField } from './list-field.tsx';
import { PhoneField } from './phone-field.tsx';
import { ChoiceField, NumberField, SecretField, TextField } from './text-field.tsx';

/** The control of a field's kind. References have none here: `reference` stands for them. */
export function FieldControl(props: {
  field: Field;
  value: unknown;
  texts: FieldTexts;
  /** Issues of the rows of a list. */
  inside: Issue[];
  reference?: ComponentChildren;
  onChange: (value: unknown) => void;
  onLeave: () => void;
}) {
  const { field, value, texts, inside, onChange, onLeave } = props;
  const common = { value, texts, onChange, onLeave };
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
          onChange={onChange}
        />
      );
    case 'textList':
      return <TextListField field={field} {...common} inside={inside} path={field.path} />;
    case 'table':
      return <TableField field={field} {...common} inside={inside} path={field.path} />;
    case 'reference':
      return <>{props.reference}</>;
  }
}
