import type { Issue } from '../../../lib/actions/define.ts';
import { t } from '../../../lib/i18n/t.ts';
import { blankPath } from '../../../lib/templates/blank-path.ts';
import { kindLabels } from '../../../lib/templates/edit-blanks.ts';
import {
  isReference,
  type Variable,
  type VariableKind,
  variableKinds,
} from '../../../lib/templates/schema.ts';
import { readNumber } from '../../fields/form-values.ts';
import { asText } from '../../fields/text-field.tsx';
import { isKey } from '../../shortcuts/is-key.ts';
import { shortcuts } from '../../shortcuts/keys.ts';
import { Field, type FieldTexts, fieldAria } from '../../ui/field.tsx';
import { Switch } from '../../ui/switch.tsx';
import { BlankChoices } from './blank-choices.tsx';
import { BlankDefault } from './blank-default.tsx';
import type { BlankChange } from './blanks-panel.tsx';
import { renamePath } from './check-edit.ts';
import { applyRenames, type EditContent, patchVariable } from './edit-content.ts';
import { ReferenceBlank } from './reference-blank.tsx';

/** Everything about one blank. */
export function BlankCard(
  props: BlankChange & {
    id: string;
    content: EditContent;
    variable: Variable;
    index: number;
    issues: Issue[];
  },
) {
  const { id, variable, index, onChange } = props;
  const { kind } = variable;
  const path = blankPath(variable.name);
  const patch = (changes: Parameters<typeof patchVariable>[2]) =>
    onChange((before) => patchVariable(before, index, changes));
  const leave = () => props.onLeave(path);
  const rename = props.issues.find((issue) => issue.path === renamePath(index));
  const rest = props.issues.filter((issue) => issue !== rename);
  const label: FieldTexts = { id: `${id}-label`, label: t('Label'), help: undefined };
  const help: FieldTexts = { id: `${id}-help`, label: t('Help') };
  return (
    <div class="blank-card">
      {rest.map((issue) => (
        <p
          key={issue.message}
          class={`field-note field-${issue.level}`}
          id={`${id}-${issue.level}`}
          // What saving points at when no single control is wrong.
          tabIndex={-1}
          data-invalid={issue.level === 'error' ? '' : undefined}
        >
          {issue.message}
        </p>
      ))}
      <div class="blank-pair">
        <Field {...label}>
          <input
            id={label.id}
            class="input"
            type="text"
            autocomplete="off"
            value={variable.label}
            {...fieldAria(label, true)}
            onInput={(event) => patch({ label: event.currentTarget.value })}
            onBlur={leave}
          />
        </Field>
        <RenameField {...props} issue={rename} />
      </div>
      <KindField {...props} patch={patch} />
      {kind === 'choice' && (
        <BlankChoices id={`${id}-choices`} variable={variable} onChange={patch} onLeave={leave} />
      )}
      {isReference(kind) ? (
        <ReferenceBlank
          id={`${id}-name`}
          kind={kind}
          label={variable.label || t(kindLabels[kind])}
          variable={variable}
          onChange={patch}
          onLeave={leave}
        />
      ) : (
        kind !== 'secret' && (
          <BlankDefault id={`${id}-default`} variable={variable} onChange={patch} onLeave={leave} />
        )
      )}
      <Field {...help}>
        <input
          id={help.id}
          class="input"
          type="text"
          autocomplete="off"
          value={variable.help ?? ''}
          placeholder={t('What to fill in here')}
          onInput={(event) => patch({ help: event.currentTarget.value || undefined })}
        />
      </Field>
      <Switch
        id={`${id}-required`}
        label={t('Has to be filled in')}
        checked={variable.required}
        onChange={(required) => patch({ required })}
      />
    </div>
  );
}

/** The name between the braces. The texts follow once it can be taken. */
function RenameField(
  props: BlankChange & {
    id: string;
    content: EditContent;
    variable: Variable;
    index: number;
    issue: Issue | undefined;
  },
) {
  const { content, index, variable } = props;
  const texts: FieldTexts = {
    id: `${props.id}-rename`,
    label: t('Name in texts'),
    error: props.issue?.message,
  };
  const take = () => {
    props.onChange((before) => applyRenames(before, index));
    props.onLeave(renamePath(index));
  };
  return (
    <Field {...texts}>
      <input
        id={texts.id}
        class="input input-id"
        type="text"
        autocomplete="off"
        spellcheck={false}
        value={content.renames?.[index] ?? variable.name}
        {...fieldAria(texts, true)}
        onInput={(event) => {
          const name = event.currentTarget.value;
          props.onChange((before) => withRename(before, index, name));
        }}
        onKeyDown={(event) => {
          if (isKey(event, shortcuts.field.take)) take();
        }}
        onBlur={take}
      />
    </Field>
  );
}

function withRename(before: EditContent, index: number, name: string): EditContent {
  const { renames = {}, ...rest } = before;
  const { [index]: _, ...others } = renames;
  const next = name === before.variables[index]?.name ? others : { ...others, [index]: name };
  return Object.keys(next).length > 0 ? { ...rest, renames: next } : rest;
}

/** What kind of thing is filled in; the default comes along where it can. */
function KindField(props: {
  id: string;
  variable: Variable;
  patch: (changes: Parameters<typeof patchVariable>[2]) => void;
}) {
  const { variable, patch } = props;
  const texts: FieldTexts = { id: `${props.id}-kind`, label: t('Kind') };
  return (
    <Field {...texts}>
      <select
        id={texts.id}
        class="input"
        value={variable.kind}
        {...fieldAria(texts)}
        onChange={(event) => {
          const kind = event.currentTarget.value as VariableKind;
          patch({ kind, default: defaultAs(kind, variable) });
        }}
      >
        {variableKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(kindLabels[kind])}
          </option>
        ))}
      </select>
    </Field>
  );
}

function defaultAs(kind: VariableKind, variable: Variable): Variable['default'] {
  const { default: value, kind: before } = variable;
  if (value === undefined || kind === 'secret' || isReference(kind) !== isReference(before)) {
    return undefined;
  }
  if (kind === 'choice') return variable.choices?.find((one) => one.value === value)?.value;
  return kind === 'number' ? readNumber(asText(value)) : asText(value);
}
