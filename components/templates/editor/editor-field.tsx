import { Braces, KeyRound } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Field, Issue } from '../../../lib/actions/define.ts';
import { getPath, setPath } from '../../../lib/actions/paths.ts';
import { t } from '../../../lib/i18n/t.ts';
import {
  addVariable,
  declare,
  hideInBlank,
  kindsFor,
  makeBlank,
} from '../../../lib/templates/edit-blanks.ts';
import { openSecretMessage } from '../../../lib/templates/open-secrets.ts';
import { wholeVariable } from '../../../lib/templates/variables.ts';
import { FieldControl } from '../../fields/field-control.tsx';
import { issuesOf } from '../../fields/form-values.ts';
import { Button } from '../../ui/button.tsx';
import type { FieldTexts } from '../../ui/field.tsx';
import { type EditContent, editId, patchVariable } from './edit-content.ts';
import { InsertBlank, useCursor } from './insert-blank.tsx';
import { ReferenceBlank } from './reference-blank.tsx';
import { Tokens } from './tokens.tsx';
import { NoReference, WholeBlank } from './whole-blank.tsx';

export interface EditorFieldProps {
  field: Field;
  content: EditContent;
  issues: Issue[];
  onChange: (make: (before: EditContent) => EditContent) => void;
  onLeave: (path: string) => void;
  onShowBlank: (name: string) => void;
}

/** One field of the action in a template: what is always the same, or a blank. */
export function EditorField(props: EditorFieldProps) {
  const { field, content, onChange, onLeave } = props;
  const value = getPath(content.parameters, field.path);
  const name = wholeVariable(value);
  const index = content.variables.findIndex((one) => one.name === name);
  const variable = content.variables[index];
  const { own } = issuesOf(props.issues, field.path);
  const cursor = useCursor();
  const isText = field.kind === 'text' || field.kind === 'longText';
  const isBlank = variable !== undefined && !isText && kindsFor(field).length > 0;

  const was = useRef(isBlank);
  useEffect(() => {
    // The control was replaced, maybe under the focus: then what came in its place takes it.
    const lost = document.activeElement === document.body;
    if (was.current !== isBlank && lost) {
      cursor.field.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    }
    was.current = isBlank;
  }, [isBlank]);

  const frame = (children: ComponentChildren) => (
    <div class="editor-field" ref={cursor.field} onFocusOut={cursor.onFocusOut}>
      {children}
    </div>
  );
  if (isBlank && field.kind === 'reference' && variable.kind === field.reference) {
    return frame(
      <ReferenceBlank
        id={editId(field.path)}
        kind={field.reference}
        label={field.label}
        variable={variable}
        error={own?.level === 'error' ? own.message : undefined}
        warning={own?.level === 'warning' ? own.message : undefined}
        onChange={(changes) => onChange((before) => patchVariable(before, index, changes))}
        onLeave={() => onLeave(field.path)}
      />,
    );
  }
  if (isBlank) return frame(<WholeBlank {...props} own={own} variable={variable} />);
  if (field.kind === 'reference') return frame(<NoReference {...props} own={own} />);

  const hasPlace = field.kind !== 'table' || (Array.isArray(value) && value.length > 0);
  const takesBlanks = hasPlace && (isText || ['url', 'textList', 'table'].includes(field.kind));
  const secrets = props.issues.filter(
    ({ path, message }) =>
      message === openSecretMessage() && (path === field.path || path.startsWith(`${field.path}.`)),
  );
  return frame(
    <>
      <Control {...props} value={value} />
      {secrets.map(({ path }) => (
        <div key={path}>
          <Button
            kind="link"
            icon={KeyRound}
            onClick={() => onChange((before) => ({ ...before, ...hideInBlank(before, path) }))}
          >
            {t('Make the secret in {place} a blank', { place: placeOf(field, path) })}
          </Button>
        </div>
      ))}
      <Tokens
        value={value}
        variables={content.variables}
        onDeclare={(one) => onChange((before) => ({ ...before, ...declare(before, one) }))}
        onShow={props.onShowBlank}
      />
      <div class="field-tools">
        {takesBlanks && (
          <InsertBlank
            label={field.label}
            variables={content.variables}
            onInsert={(one) => cursor.insert(`{{${one.name}}}`)}
            onNew={(label) => {
              let made = '';
              onChange((before) => {
                const [next, variable] = addVariable(before, label);
                made = variable.name;
                return { ...before, ...next };
              });
              cursor.insert(`{{${made}}}`);
            }}
          />
        )}
        {!isText && kindsFor(field).length > 0 && (
          <Button
            kind="link"
            icon={Braces}
            label={t('Make it a blank: {name}', { name: field.label })}
            onClick={() => onChange((before) => ({ ...before, ...makeBlank(before, field) }))}
          >
            {t('Make it a blank')}
          </Button>
        )}
      </div>
    </>,
  );
}

/** "header 2": which row a path inside a list is in; the field's name for itself. */
function placeOf(field: Field, path: string): string {
  if (path === field.path) return `“${field.label}”`;
  const row = Number(path.slice(field.path.length + 1).split('.')[0]) + 1;
  return `${'itemLabel' in field ? field.itemLabel : t('value')} ${row}`;
}

/** The control for a value that is the same everywhere. */
function Control(props: EditorFieldProps & { value: unknown }) {
  const { field, value } = props;
  const { own, inside } = issuesOf(props.issues, field.path);
  // Said below, with what can be done about it.
  const said = own?.message.startsWith('“{{');
  const texts: FieldTexts = {
    id: editId(field.path),
    label: field.label,
    help: field.help,
    error: own?.level === 'error' ? own.message : undefined,
    warning: own?.level === 'warning' && !said ? own.message : undefined,
  };
  const common = {
    value,
    texts,
    onChange: (next: unknown) =>
      props.onChange((before) => ({
        ...before,
        parameters: setPath(before.parameters, field.path, next),
      })),
    onLeave: () => props.onLeave(field.path),
  };
  return <FieldControl field={field} {...common} inside={inside} />;
}
