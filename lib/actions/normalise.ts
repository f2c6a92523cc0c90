import type { ActionDefinition, ActionParameters, Field, Issue } from './define.ts';
import { getPath, isObject, setPath } from './paths.ts';

const trim = (value: unknown) => (typeof value === 'string' ? value.trim() : value);

const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

function normaliseRow(row: unknown, columns: { key: string; required: boolean }[]): unknown {
  if (!isObject(row)) return row;
  let result = row;
  for (const { key, required } of columns) {
    if (!Object.hasOwn(result, key)) continue;
    const cell = trim(result[key]);
    result = setPath(result, key, !required && isEmpty(cell) ? undefined : cell);
  }
  return result;
}

/** The value of one field as it is sent; anything of another shape is left as it is. */
function normaliseValue(field: Field, value: unknown): unknown {
  if (field.kind === 'textList' && Array.isArray(value)) {
    return value.map(trim).filter((item) => !isEmpty(item));
  }
  if (field.kind === 'table' && Array.isArray(value)) {
    return value
      .map((row) => normaliseRow(row, field.columns))
      .filter((row) => !isEmpty(row) && !(isObject(row) && Object.values(row).every(isEmpty)));
  }
  return trim(value);
}

/** Tells whether the field counts: its `shownWhen` holds, or what decides it is not known yet. */
export function isShown(fields: Field[], field: Field, parameters: ActionParameters): boolean {
  const { shownWhen } = field;
  if (!shownWhen) return true;
  const decider = fields.find((one) => one.path === shownWhen.path);
  const otherwise = decider?.kind === 'boolean' ? decider.default : undefined;
  const value = getPath(parameters, shownWhen.path) ?? otherwise;
  return value === undefined || value === shownWhen.equals;
}

/**
 * Brings parameters into the form they are sent in: texts trimmed, empty optional values, empty
 * list items and rows left out, fixed values added, and values of fields that do not count (a key
 * when none is asked for) left out with a warning. Unknown keys stay as they are.
 */
export function normalise(
  { fields, fixed }: ActionDefinition,
  input: ActionParameters,
): { parameters: ActionParameters; warnings: Issue[] } {
  const warnings: Issue[] = [];
  let parameters = input;
  for (const field of fields) {
    const given = getPath(parameters, field.path);
    const value = normaliseValue(field, given);
    const leftOut = isEmpty(value) && (!field.required || value === null);
    parameters = setPath(parameters, field.path, leftOut ? undefined : value);
  }
  for (const field of fields) {
    if (isShown(fields, field, parameters)) continue;
    if (!isEmpty(getPath(parameters, field.path))) {
      const message = `“${field.label}” does not apply here and is left out.`;
      warnings.push({ path: field.path, message, level: 'warning' });
    }
    parameters = setPath(parameters, field.path, undefined);
  }
  for (const [key, value] of Object.entries(fixed ?? {})) {
    if (isEmpty(parameters[key])) parameters = { ...parameters, [key]: value };
  }
  return { parameters, warnings };
}
