import type { Field, Issue } from '../../../lib/actions/define.ts';
import { getPath, setPath } from '../../../lib/actions/paths.ts';
import { t } from '../../../lib/i18n/t.ts';
import { declare, kindLabels, kindsFor, makeBlank } from '../../../lib/templates/edit-blanks.ts';
import type { Variable } from '../../../lib/templates/schema.ts';
import { wholeVariable } from '../../../lib/templates/variables.ts';
import { Button } from '../../ui/button.tsx';
import { Field as FieldFrame, type FieldTexts, fieldAria } from '../../ui/field.tsx';
import { type EditContent, editId } from './edit-content.ts';

interface BlankProps {
  field: Field;
  content: EditContent;
  own: Issue | undefined;
  onChange: (make: (before: EditContent) => EditContent) => void;
  onLeave: (path: string) => void;
  onShowBlank: (name: string) => void;
}

/** A field that is a blank: which one, and the way back. */
export function WholeBlank(props: BlankProps & { variable: Variable }) {
  const { field, content, variable, own, onChange } = props;
  const kinds = kindsFor(field);
  const texts: FieldTexts = {
    id: editId(field.path),
    label: field.label,
    help: t('A blank of the kind “{kind}”: it is filled in for each sub-account.', {
      kind: t(kindLabels[variable.kind]),
    }),
    error: own?.level === 'error' ? own.message : undefined,
    warning: own?.level === 'warning' ? own.message : undefined,
  };
  const put = (value: unknown) =>
    onChange((before) => ({
      ...before,
      parameters: setPath(before.parameters, field.path, value),
    }));
  const offered = content.variables.filter(
    (one) => kinds.includes(one.kind) || one.name === variable.name,
  );
  return (
    <FieldFrame
      {...texts}
      aside={
        field.kind !== 'secret' &&
        field.kind !== 'reference' && (
          <Button
            kind="link"
            label={t('Type it in instead: {field}', { field: field.label })}
            onClick={() => put(variable.default)}
          >
            {t('Type it in instead')}
          </Button>
        )
      }
    >
      <div class="whole-blank">
        <select
          id={texts.id}
          class="input"
          value={variable.name}
          {...fieldAria(texts)}
          onBlur={() => props.onLeave(field.path)}
          onChange={(event) => put(`{{${event.currentTarget.value}}}`)}
        >
          {offered.map((one) => (
            <option key={one.name} value={one.name}>
              {one.label || one.name}
            </option>
          ))}
        </select>
        <Button
          small
          label={t('Edit the blank {label}', { label: variable.label })}
          onClick={() => props.onShowBlank(variable.name)}
        >
          {t('Edit')}
        </Button>
      </div>
    </FieldFrame>
  );
}

/** A reference that is none yet: an id of one sub-account, or a name that is not declared. */
export function NoReference(props: BlankProps) {
  const { field, content, own, onChange } = props;
  const value = getPath(content.parameters, field.path);
  const texts: FieldTexts = {
    id: editId(field.path),
    label: field.label,
    help: t('In a template it is found by its name in each sub-account, so that it fits them all.'),
    error: own?.level === 'error' ? own.message : undefined,
    warning: own?.level === 'warning' ? own.message : undefined,
  };
  const name = wholeVariable(value);
  const make = (before: EditContent): EditContent => {
    const known = before.variables.some((one) => one.name === name);
    if (name !== undefined && !known) return { ...before, ...declare(before, name) };
    return { ...before, ...makeBlank(before, field) };
  };
  return (
    <FieldFrame {...texts}>
      <div class="whole-blank">
        <input
          id={texts.id}
          class="input input-id"
          type="text"
          readOnly
          value={typeof value === 'string' ? value : ''}
          placeholder={t('Nothing yet')}
          {...fieldAria(texts)}
        />
        <Button
          small
          label={t('Find {field} by its name', { field: field.label })}
          onClick={() => onChange(make)}
        >
          {t('Find it by its name')}
        </Button>
      </div>
    </FieldFrame>
  );
}
