import { t } from '../../../lib/i18n/t.ts';
import type { Variable } from '../../../lib/templates/schema.ts';
import { readNumber } from '../../fields/form-values.ts';
import { TableField } from '../../fields/list-field.tsx';

type Choices = NonNullable<Variable['choices']>;
type Value = Choices[number]['value'];

/** What can be chosen: what people read, and the value that stands in the action. */
export function BlankChoices(props: {
  id: string;
  variable: Variable;
  onChange: (changes: { choices: Choices }) => void;
  onLeave: () => void;
}) {
  const choices = props.variable.choices ?? [];
  // Yes and no cannot be anything else; only their words can be changed.
  const isSwitch = choices.some(({ value }) => typeof value === 'boolean');
  const isNumbers = choices.length > 0 && choices.every(({ value }) => typeof value === 'number');
  const read = (cell: unknown): Value => {
    if (typeof cell === 'boolean' || typeof cell === 'number') return cell;
    const text = typeof cell === 'string' ? cell : '';
    // "1." is on its way to "1.5".
    return isNumbers && !/[.,]$/.test(text) ? (readNumber(text) ?? '') : text;
  };
  return (
    <TableField
      field={{
        kind: 'table',
        path: '',
        label: t('Choices'),
        help: '',
        required: true,
        itemLabel: t('choice'),
        columns: [
          { key: 'label', label: t('People read'), required: true },
          ...(isSwitch ? [] : [{ key: 'value', label: t('Value'), required: true }]),
        ],
      }}
      path=""
      inside={[]}
      texts={{ id: props.id, label: t('Choices') }}
      value={choices}
      onLeave={props.onLeave}
      onChange={(next) => {
        const rows = next as { label?: string; value?: unknown }[];
        const made = rows.map(({ label = '', value }) => ({ label, value: read(value) }));
        props.onChange({ choices: made });
      }}
    />
  );
}
