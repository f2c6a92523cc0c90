import { type ActionParameters, type ActionType, actions, type Field } from '../actions/index.ts';
import { getPath, isObject, setPath } from '../actions/paths.ts';
import { t } from '../i18n/t.ts';
import type { Values, Variable } from './schema.ts';
import { replaceSpots, spot } from './spot.ts';
import { createVariableNames, type Named } from './variable-names.ts';
import { usedVariables } from './variables.ts';

/** A phone number or address that could be a variable: it may be another in the next sub-account. */
export interface Proposal {
  /** Of the text it stands in: `transferToValue`, `messageBody`. */
  path: string;
  kind: 'phone' | 'url';
  value: string;
  /** Of the variable it would be; the same value has the same one everywhere. */
  label: string;
  name: string;
}

/** Everything that could be a variable: the fields for numbers and addresses, and what texts hold. */
export function findProposals(
  type: ActionType,
  parameters: ActionParameters,
  nameFor: (label: string, otherwise: string) => Named,
): Proposal[] {
  const known = new Map<string, Named>();
  const propose = (path: string, kind: Proposal['kind'], value: string, label: string) => {
    const key = `${kind} ${value}`;
    const named = known.get(key) ?? nameFor(label, label);
    known.set(key, named);
    return { path, kind, value, ...named };
  };
  const { fields } = actions[type];
  // Fields before texts: they have the better labels.
  const whole = fields.flatMap((field) => {
    const value = getPath(parameters, field.path);
    if (field.kind !== 'phone' && field.kind !== 'url') return [];
    if (typeof value !== 'string' || value.trim() === '' || usedVariables(value).length > 0) {
      return [];
    }
    return [propose(field.path, field.kind, value, field.label)];
  });
  const inside = fields
    .flatMap((field) => textsOf(field, getPath(parameters, field.path)))
    .flatMap(({ path, text }) => {
      const once = new Map(spot(text).map((one) => [`${one.kind} ${one.value}`, one]));
      return [...once.values()].map(({ kind, value }) =>
        propose(path, kind, value, kind === 'phone' ? t('Phone number') : t('Web address')),
      );
    });
  return [...whole, ...inside];
}

/** The texts that people wrote in a field, with their paths. */
function textsOf(field: Field, value: unknown): { path: string; text: string }[] {
  const text = (path: string, one: unknown) =>
    typeof one === 'string' ? [{ path, text: one }] : [];
  if (field.kind === 'text' || field.kind === 'longText') return text(field.path, value);
  // Lists of texts are examples and paths: what looks like a number there shows a form, rings nowhere.
  if (field.kind !== 'table' || !Array.isArray(value)) return [];
  return value.flatMap((item, index) =>
    isObject(item)
      ? field.columns.flatMap(({ key }) => text(`${field.path}.${index}.${key}`, item[key]))
      : [],
  );
}

/**
 * Makes variables of the proposals that were chosen. The values that stood there come back by
 * variable: no defaults, since a template is for other sub-accounts too, but worth remembering for
 * this one. A proposal that no longer fits changes nothing.
 */
export function withProposals<T extends { parameters: ActionParameters; variables: Variable[] }>(
  content: T,
  chosen: Proposal[],
): { content: T; values: Values } {
  const nameFor = createVariableNames([
    ...content.variables.map((one) => one.name),
    ...usedVariables(content.parameters),
  ]);
  const made = new Map<string, Variable>();
  const values: Values = {};
  let { parameters } = content;
  for (const { path, kind, value, label, name } of chosen) {
    const text = getPath(parameters, path);
    if (typeof text !== 'string' || value.trim() === '') continue;
    const fits = (one: { kind: string; value: string }) => one.kind === kind && one.value === value;
    if (text !== value && !spot(text).some(fits)) continue;
    const key = `${kind} ${value}`;
    const variable = made.get(key) ?? { ...nameFor(name, label), label, kind, required: true };
    made.set(key, variable);
    values[variable.name] = value;
    const blank = `{{${variable.name}}}`;
    const next =
      text === value ? blank : replaceSpots(text, (one) => (fits(one) ? blank : undefined));
    parameters = setPath(parameters, path, next);
  }
  const variables = [...content.variables, ...made.values()];
  return { content: { ...content, parameters, variables }, values };
}
