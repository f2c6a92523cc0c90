import { useState } from 'preact/hooks';
import type { Field, Issue } from '../../lib/actions/define.ts';
import type { Key } from '../../lib/i18n/catalog.ts';
import { t } from '../../lib/i18n/t.ts';
import type { BlankState, ValueSource } from '../../lib/messaging/messages/template-shapes.ts';
import { blankPath } from '../../lib/templates/blank-path.ts';
import { isBlank } from '../../lib/templates/fill.ts';
import { isReference, type Values, type Variable } from '../../lib/templates/schema.ts';
import { Button } from '../ui/button.tsx';
import { type FieldPlace, FormField } from './form-field.tsx';
import { kindNames } from './reference-field.tsx';

const sourceMarks: Record<ValueSource, Key | undefined> = {
  here: 'Used last time here',
  'here-elsewhere': 'Used here in another template',
  name: 'Found by name',
  chosen: 'Chosen here before',
  default: 'Default',
  draft: undefined,
};

/** A blank as a field, so that the same controls take both. Values of choices become texts. */
export function fieldOfBlank(variable: Variable): Field {
  const { name, label, help = '', required, kind, choices = [], sample } = variable;
  const given = isReference(kind) ? undefined : (variable.default ?? sample);
  const base = {
    path: blankPath(name),
    label,
    help,
    required,
    ...(isBlank(given) || kind === 'choice' ? {} : { placeholder: String(given) }),
  };
  if (isReference(kind)) return { ...base, kind: 'reference', reference: kind };
  if (kind === 'choice') {
    const options = choices.map((one) => ({ value: String(one.value), label: one.label }));
    return { ...base, kind, choices: options };
  }
  return { ...base, kind };
}

/** The blanks of a form, one below the other. */
export function BlankFields({
  onKeep,
  ...props
}: {
  variables: Variable[];
  state: BlankState;
  values: Values;
  keepSecrets: string[];
  issues: Issue[];
  /** Paths of what was changed since the form was opened. */
  edited: ReadonlySet<string>;
  place: FieldPlace;
  onFill: (name: string, value: unknown) => void;
  /** Absent where secrets are not kept. */
  onKeep?: ((name: string, keep: boolean) => void) | undefined;
  onLeave: (path: string) => void;
}) {
  return (
    <>
      {props.variables.map((variable) => (
        <BlankField
          key={variable.name}
          variable={variable}
          state={props.state}
          value={props.values[variable.name]}
          issues={props.issues}
          edited={
            props.edited.has(blankPath(variable.name)) ||
            !Object.is(props.values[variable.name], props.state.values[variable.name])
          }
          place={props.place}
          keep={props.keepSecrets.includes(variable.name)}
          onKeep={onKeep && ((keep) => onKeep(variable.name, keep))}
          onChange={(value) => props.onFill(variable.name, value)}
          onLeave={() => props.onLeave(blankPath(variable.name))}
        />
      ))}
    </>
  );
}

/** One blank of a form, with where its value comes from and what could be taken instead. */
function BlankField(props: {
  variable: Variable;
  state: BlankState;
  value: unknown;
  issues: Issue[];
  edited: boolean;
  place: FieldPlace;
  /** Of a secret: it is to be kept beside the sub-account's token. */
  keep: boolean;
  onKeep?: ((keep: boolean) => void) | undefined;
  onChange: (value: unknown) => void;
  onLeave: () => void;
}) {
  const { variable, state, value, edited, onKeep } = props;
  const { name, kind } = variable;
  const [another, setAnother] = useState(false);
  const field = fieldOfBlank(variable);
  const source = state.sources[name];
  const mark = source && sourceMarks[source];
  const empty = isBlank(value);
  const offer = empty ? state.offers[name] : undefined;
  const kept = state.keptSecrets.includes(name);
  if (kept && empty && !another) {
    return <KeptSecret field={field} onAnother={() => setAnother(true)} />;
  }
  const change = (next: unknown) =>
    props.onChange(
      kind === 'choice' ? variable.choices?.find((one) => String(one.value) === next)?.value : next,
    );
  return (
    <div class="blank">
      <FormField
        field={field}
        value={kind === 'choice' && !empty ? String(value) : value}
        issues={props.issues}
        mark={mark && !edited && !empty ? t(mark) : undefined}
        note={empty ? unresolvedWord(variable, state) : undefined}
        place={props.place}
        knownName={edited ? undefined : state.names[name]}
        onChange={change}
        onLeave={props.onLeave}
      />
      {offer && (
        <Button
          kind="link"
          onClick={() => change(kind === 'choice' ? String(offer.value) : offer.value)}
        >
          {t('Use {value} from {location}', {
            value: shortValue(variable, offer.value),
            location: offer.locationName,
          })}
        </Button>
      )}
      {kind === 'secret' && onKeep && (
        <label class="blank-keep">
          <input
            type="checkbox"
            checked={props.keep}
            onChange={(event) => onKeep(event.currentTarget.checked)}
          />
          <span>{t('Remember for this sub-account, beside its token')}</span>
        </label>
      )}
      {kept && (
        <Button
          kind="link"
          onClick={() => {
            setAnother(false);
            props.onChange(undefined);
            onKeep?.(false);
          }}
        >
          {t('Use the kept one')}
        </Button>
      )}
    </div>
  );
}

/** A secret that is there already: the page does not know it, the background puts it in. */
function KeptSecret({ field, onAnother }: { field: Field; onAnother: () => void }) {
  return (
    <div class="field blank-kept">
      <span class="field-label">{field.label}</span>
      <p>
        {t('Kept beside the token.')}{' '}
        <Button kind="link" onClick={onAnother}>
          {t('Type another')}
        </Button>
      </p>
      {field.help && <p class="field-note">{field.help}</p>}
    </div>
  );
}

/** Why a reference did not fill itself; undefined when it did, or no name is known. */
function unresolvedWord({ name, kind }: Variable, state: BlankState): string | undefined {
  const open = state.unresolved[name];
  if (!open || !isReference(kind)) return undefined;
  return open.count === 0
    ? t('Nothing here is called “{name}”: choose one.', { name: open.name })
    : t('{count} {things} are called “{name}”: choose one.', {
        count: open.count,
        things: t(kindNames[kind]),
        name: open.name,
      });
}

const shortest = 40;

function shortValue({ choices }: Variable, value: unknown): string {
  const label = choices?.find((one) => one.value === value)?.label;
  const text = label ?? String(value);
  return text.length > shortest ? `“${text.slice(0, shortest).trimEnd()}…”` : text;
}
