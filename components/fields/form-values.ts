import type { ActionDefinition, ActionParameters, Field, Issue } from '../../lib/actions/define.ts';
import { isShown } from '../../lib/actions/normalise.ts';
import { getPath, setPath } from '../../lib/actions/paths.ts';
import type { FormState } from '../../lib/messaging/messages/form-open.ts';
import type { BlankState } from '../../lib/messaging/messages/template-shapes.ts';
import { isReference, type Values, type Variable } from '../../lib/templates/schema.ts';
import { wholeVariable } from '../../lib/templates/variables.ts';
import type { FormValues } from './form-content.ts';

/** The path of the action's name among fields and issues. */
export const namePath = '$name';

/** Fields in the order they stand in: what must be filled first, then what may be. */
export function groupFields({ fields }: ActionDefinition): { main: Field[]; more: Field[] } {
  const main = fields.filter((field) => {
    const decider = fields.find((one) => one.path === field.shownWhen?.path);
    return field.required && (!decider || decider.required);
  });
  return { main, more: fields.filter((field) => !main.includes(field)) };
}

/** Those that count with the present values. */
export function shownFields(all: Field[], fields: Field[], parameters: ActionParameters): Field[] {
  return fields.filter((field) => isShown(all, field, parameters));
}

/** Tells whether a field has been given something other than what it stands at anyway. */
export function isFilled(field: Field, parameters: ActionParameters): boolean {
  const value = getPath(parameters, field.path);
  if (field.kind === 'boolean') return value !== undefined && value !== field.default;
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== '';
}

/** The first field, in form order, that is required and empty. */
export function firstEmpty(fields: Field[], parameters: ActionParameters): Field | undefined {
  return fields.find((field) => field.required && !isFilled(field, parameters));
}

/** Issues of one field: its own, and those of its rows by what follows the path. */
export function issuesOf(issues: Issue[], path: string): { own?: Issue; inside: Issue[] } {
  const own = issues.find((issue) => issue.path === path);
  const inside = issues.filter((issue) => issue.path.startsWith(`${path}.`));
  return own ? { own, inside } : { inside };
}

/** The field that an issue belongs to, by its path. */
export function fieldOfIssue(fields: Field[], issue: Issue): string {
  if (issue.path === namePath) return namePath;
  const field = fields.find(
    (one) => issue.path === one.path || issue.path.startsWith(`${one.path}.`),
  );
  return field?.path ?? issue.path;
}

/**
 * What a form says in another sub-account: what was typed into it there stands over what `next` begins
 * with. What the sub-account before was known by stays behind, and so do references: ids mean nothing
 * elsewhere. Nobody has said yet that secrets are to be kept.
 */
export function carryOver(
  { fields }: ActionDefinition,
  { form, values }: { form: FormState; values: FormValues },
  next: FormState,
): FormValues {
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const isTyped = ({ path, kind }: Field) => {
    if (kind === 'reference') return false;
    if (form.fromDraft && !form.remembered.includes(path)) return true;
    return !isSame(getPath(values.parameters, path), getPath(form.parameters, path));
  };
  return {
    name: form.fromDraft || values.name !== form.name ? values.name : next.name,
    parameters: fields
      .filter(isTyped)
      .reduce(
        (all, { path }) => setPath(all, path, getPath(values.parameters, path)),
        next.parameters,
      ),
    values: { ...next.blanks.values, ...typedValues(form.blanks, values.values) },
    keepSecrets: [],
  };
}

/** What a person has typed into blanks; references are chosen, and not among them. */
export function typedValues({ variables, values: begun, sources }: BlankState, values: Values) {
  const references = variables.filter(({ kind }) => isReference(kind)).map(({ name }) => name);
  const typed = Object.entries(values).filter(
    ([name, value]) =>
      !references.includes(name) && (sources[name] === 'draft' || !Object.is(value, begun[name])),
  );
  return Object.fromEntries(typed);
}

/** Tells whether what stands at a path is one of these blanks and nothing else. */
export function isBlankOf(
  variables: Variable[],
  parameters: ActionParameters,
  path: string,
): boolean {
  const name = wholeVariable(getPath(parameters, path));
  return name !== undefined && variables.some((variable) => variable.name === name);
}

/** A number as typed: a number when it is one, else the text, so that nothing typed is lost. */
export function readNumber(text: string): number | string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (!/^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)$/.test(trimmed)) return text;
  // "1,000" may be a thousand or one: that is not guessed.
  if (/^[+-]?[1-9]\d{0,2},\d{3}$/.test(trimmed)) return text;
  const number = Number(trimmed.replace(',', '.'));
  return Number.isFinite(number) ? number : text;
}
