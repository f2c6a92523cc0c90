import { t } from '../i18n/t.ts';
import type { ActionDefinition, ActionParameters, Field, Issue } from './define.ts';
import { getPath, isObject, setPath } from './paths.ts';

const trim = (value: unknown) => (typeof value === 'string' ? value.trim() : value);

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

const isEmptyList = (field: Field, value: unknown) =>
  (field.kind === 'textList' || field.kind === 'table') &&
  Array.isArray(value) &&
  value.length === 0;

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
function normaliseValue(field: Field, value: unknown): { value: unknown; kept?: number[] } {
  if ((field.kind !== 'textList' && field.kind !== 'table') || !Array.isArray(value)) {
    return { value: trim(value) };
  }
  const columns = field.kind === 'table' ? field.columns : [];
  const items = value.map((item) => trim(normaliseRow(item, columns)));
  const isBlank = (item: unknown) =>
    isEmpty(item) || (columns.length > 0 && isObject(item) && Object.values(item).every(isEmpty));
  const kept = [...items.keys()].filter((index) => !isBlank(items[index]));
  return { value: kept.map((index) => items[index]), kept };
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

interface Normalised {
  parameters: ActionParameters;
  warnings: Issue[];
  /** For each list's path, where its items stood in the list as it was given. */
  kept: Map<string, number[]>;
}

/**
 * Brings parameters into the form they are sent in: texts trimmed, empty optional values, empty
 * list items and rows left out, fixed values added, and values of fields that do not count (a key
 * when none is asked for) left out with a warning. Unknown keys stay as they are.
 */
export function normalise(
  { fields, fixed }: ActionDefinition,
  input: ActionParameters,
): Normalised {
  const warnings: Issue[] = [];
  const lists = new Map<string, number[]>();
  let parameters = input;
  for (const field of fields) {
    const { value, kept } = normaliseValue(field, getPath(parameters, field.path));
    if (kept) lists.set(field.path, kept);
    const empty = isEmpty(value) || isEmptyList(field, value);
    const leftOut = empty && (!field.required || value === null);
    parameters = setPath(parameters, field.path, leftOut ? undefined : value);
  }
  for (const field of fields) {
    if (isShown(fields, field, parameters)) continue;
    const value = getPath(parameters, field.path);
    if (!isEmpty(value) && !isEmptyList(field, value)) {
      const message = t('“{label}” does not apply here and is left out.', { label: field.label });
      warnings.push({ path: field.path, message, level: 'warning' });
    }
    parameters = setPath(parameters, field.path, undefined);
  }
  for (const [key, value] of Object.entries(fixed ?? {})) {
    if (isEmpty(parameters[key])) parameters = { ...parameters, [key]: value };
  }
  return { parameters, warnings, kept: lists };
}
