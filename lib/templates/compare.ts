import { actions, type Field } from '../actions/index.ts';
import { getPath, isObject, pathStep, setPath } from '../actions/paths.ts';
import { mask } from '../actions/secrets.ts';
import { rowLabel } from '../actions/spoken.ts';
import { t } from '../i18n/t.ts';
import { compareLists } from './compare-lists.ts';
import { compareVariables } from './compare-variables.ts';
import { type Difference, inWords, rowInWords, same } from './compare-words.ts';
import { extraKeys } from './extra-keys.ts';
import { openSecrets } from './open-secrets.ts';
import type { TemplateContent } from './schema.ts';

export type { Difference };

/**
 * What differs between two versions of a template, in the order of its editor; nothing when they are
 * equal. Lists and tables are compared row by row, variables by name. Secrets that should not be
 * there are masked.
 */
export function compareContents(before: TemplateContent, after: TemplateContent): Difference[] {
  return [
    ...one(t('Name'), 'name', before.name, after.name),
    ...one(t('Action’s name'), 'actionName', before.actionName, after.actionName),
    ...one(t('Description'), 'description', before.description, after.description),
    ...one(t('Folder'), 'folder', before.folder, after.folder),
    ...one(t('Tags'), 'tags', before.tags, after.tags),
    ...one(t('Type'), 'type', actions[before.type].label, actions[after.type].label),
    ...compareParameters(before, after),
    ...compareVariables(before.variables, after.variables),
  ];
}

function one(label: string, path: string, before: unknown, after: unknown, field?: Field) {
  if (same(before, after)) return [];
  const difference: Difference = { label, path };
  if (before !== undefined) difference.before = inWords(before, field);
  if (after !== undefined) difference.after = inWords(after, field);
  return [difference];
}

/** The parameters with secrets masked that stand there as plain text. */
function shown({ type, parameters }: TemplateContent): Record<string, unknown> {
  return openSecrets(type, parameters).reduce((all, path) => setPath(all, path, mask), parameters);
}

function compareParameters(before: TemplateContent, after: TemplateContent): Difference[] {
  const [old, now] = [shown(before), shown(after)];
  const fields = new Map(
    [...actions[after.type].fields, ...actions[before.type].fields].map((one) => [one.path, one]),
  );
  const differences = [...fields.values()].flatMap((field) =>
    compareField(field, getPath(old, field.path), getPath(now, field.path)),
  );
  return [
    ...differences,
    ...compareExtras(extraKeys(before.type, old), extraKeys(after.type, now)),
  ];
}

function compareField(field: Field, before: unknown, after: unknown): Difference[] {
  const path = `parameters.${field.path}`;
  const [old, now] = [rowsOf(before), rowsOf(after)];
  if ((field.kind !== 'textList' && field.kind !== 'table') || !old || !now) {
    return one(field.label, path, before, after, field);
  }
  const words = (row: unknown) =>
    field.kind === 'table' && isObject(row) ? rowInWords(row, field.columns) : inWords(row);
  return compareLists(old, now).map((row) => ({
    label: rowLabel(field, row.index),
    path: `${path}.${row.index}`,
    ...('before' in row ? { before: words(row.before) } : {}),
    ...('after' in row ? { after: words(row.after) } : {}),
  }));
}

/** The rows of a list, none without one; `undefined` for anything else. */
const rowsOf = (value: unknown): unknown[] | undefined =>
  Array.isArray(value) ? value : value === undefined ? [] : undefined;

/** Keys without a field, one by one. */
function compareExtras(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Difference[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const at = (all: Record<string, unknown>, key: string) =>
    Object.hasOwn(all, key) ? all[key] : undefined;
  return [...keys].flatMap((key) =>
    one(
      t('Extra key “{key}”', { key }),
      `parameters.${pathStep(key)}`,
      at(before, key),
      at(after, key),
    ),
  );
}
