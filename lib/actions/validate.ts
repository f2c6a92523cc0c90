import type { Key } from '../i18n/catalog.ts';
import { plural, t } from '../i18n/t.ts';
import type {
  ActionDefinition,
  ActionParameters,
  ActionType,
  Column,
  Field,
  Issue,
  ReferenceKind,
} from './define.ts';
import { actions, isActionType } from './index.ts';
import { normalise } from './normalise.ts';
import { getPath, isObject } from './paths.ts';
import { mask, secretPaths } from './secrets.ts';

const chooseOf: Record<ReferenceKind, Key> = {
  contactField: 'Choose a contact field.',
  workflow: 'Choose a workflow.',
  calendar: 'Choose a calendar.',
  knowledgeBase: 'Choose a knowledge base.',
};

/** What to enter, for a field whose value is missing or of another form. */
function ask(field: Field): string {
  switch (field.kind) {
    case 'phone':
      return t('This is not a whole phone number. Enter it like +1 212 555 0123.');
    case 'number':
      return t('Enter a number above {least}.', { least: field.min ?? 0 });
    case 'boolean':
      return t('Choose yes or no.');
    case 'choice':
      return t('Choose one: {choices}.', {
        choices: field.choices.map((choice) => choice.value).join(', '),
      });
    case 'reference':
      return t(chooseOf[field.reference]);
    case 'textList':
      return t('Give at least one {item}.', { item: field.itemLabel });
    case 'table':
      return t('Enter this as a list, one {item} to a row.', { item: field.itemLabel });
    case 'url':
      return t('Enter a whole address that starts with https:// (or http://).');
    default:
      return t('Fill in “{label}”.', { label: field.label });
  }
}

/** What to enter in a list's item or a table's cell. */
function askInside(field: Field, column: Column | undefined): string {
  if (column) {
    return t('Fill in “{label}” as text, or remove this row.', { label: column.label });
  }
  if (!('itemLabel' in field)) return t('Enter this as text.');
  return t('Enter this {item} as text.', { item: field.itemLabel });
}

interface SchemaIssue {
  code: string;
  path: PropertyKey[];
  message: string;
}

/** Our words for what the schema found; an object that is missing asks for each required field in it. */
function explain({ fields }: ActionDefinition, found: SchemaIssue): Issue[] {
  const path = found.path.map(String).join('.');
  if (found.code === 'custom') return [{ path, message: found.message, level: 'error' }];
  const field = fields.find((one) => path === one.path || path.startsWith(`${one.path}.`));
  if (!field) {
    const inside = fields.filter((one) => one.path.startsWith(`${path}.`));
    const missing = inside.filter((one) => one.required && !one.shownWhen);
    if (missing.length === 0) {
      const message = t('HighLevel does not take this value of “{path}”.', { path });
      return [{ path, message, level: 'error' }];
    }
    return missing.map((one) => ({ path: one.path, message: ask(one), level: 'error' }));
  }
  if (path === field.path) {
    const tooMany = found.code === 'too_big' && field.kind === 'textList';
    const message = tooMany
      ? t('Give at most {most} examples.', { most: field.max ?? 0 })
      : ask(field);
    return [{ path, message, level: 'error' }];
  }
  const key = path.slice(field.path.length + 1).split('.')[1];
  const column = field.kind === 'table' ? field.columns.find((one) => one.key === key) : undefined;
  return [{ path, message: askInside(field, column), level: 'error' }];
}

/** What can be sent but may surprise. */
function warn({ type, fields }: ActionDefinition, parameters: ActionParameters): Issue[] {
  const issues: Issue[] = [];
  for (const field of fields) {
    const value = getPath(parameters, field.path);
    if (typeof value !== 'string') continue;
    const limit = 'softLimit' in field ? (field.softLimit ?? Number.POSITIVE_INFINITY) : undefined;
    if (limit !== undefined && value.length > limit) {
      const message = plural(
        value.length,
        'This is {count} character long; HighLevel may refuse more than {limit}.',
        'This is {count} characters long; HighLevel may refuse more than {limit}.',
        { limit },
      );
      issues.push({ path: field.path, message, level: 'warning' });
    }
    if (field.kind === 'url' && secretPaths(type, parameters).includes(field.path)) {
      const message = t('This address has a password or key in it: better put it in a header.');
      issues.push({ path: field.path, message, level: 'warning' });
    }
  }
  return issues;
}

/** The path with the index that the item had before empty ones were left out. */
function asGiven(path: string, kept: Map<string, number[]>): string {
  for (const [list, indexes] of kept) {
    if (!path.startsWith(`${list}.`)) continue;
    const [index, ...rest] = path.slice(list.length + 1).split('.');
    return [list, indexes[Number(index)] ?? index, ...rest].join('.');
  }
  return path;
}

/** One thing to say at a place is enough; errors come first. */
const firstOfEach = (issues: Issue[]) =>
  issues.filter((issue, index) => issues.findIndex((one) => one.path === issue.path) === index);

const wrong = (path: string, message: string): Issue => ({ path, message, level: 'error' });

/**
 * Checks an action as it would be sent and brings it into that form. Takes anything, never throws.
 *
 * `name` comes back trimmed. `parameters` come back normalised: texts trimmed, empty optional
 * values left out, fixed values added, unknown keys kept, known keys in HighLevel's order once all
 * is well. Normalising again changes nothing. `ok` means that no issue is an error; issues count
 * list items as they were given.
 */
export function validateAction(input: {
  type: ActionType;
  name: string;
  parameters: ActionParameters;
}): { ok: boolean; name: string; parameters: ActionParameters; issues: Issue[] } {
  const name = typeof input.name === 'string' ? input.name.trim() : '';
  const issues: Issue[] = [];
  if (!name) issues.push(wrong('$name', t('Give the action a name.')));
  const given = isObject(input.parameters) ? input.parameters : {};
  if (given !== input.parameters) issues.push(wrong('', t('The parameters have to be an object.')));
  if (!isActionType(input.type)) {
    issues.push(wrong('', t('HighLevel’s API does not create actions of this type.')));
    return { ok: false, name, parameters: given, issues: firstOfEach(issues) };
  }
  const definition = actions[input.type];
  const { parameters, warnings, kept } = normalise(definition, given);
  const result = definition.parameters.safeParse(parameters);
  if (!result.success) {
    issues.push(...result.error.issues.flatMap((found) => explain(definition, found)));
  }
  for (const path of secretPaths(input.type, parameters)) {
    const value = getPath(parameters, path);
    if (typeof value === 'string' && value.includes(mask)) {
      issues.push(
        wrong(path, 'This is only the placeholder of a secret: enter the secret itself.'),
      );
    }
  }
  issues.push(...warn(definition, parameters), ...warnings);
  for (const issue of issues) issue.path = asGiven(issue.path, kept);
  return {
    ok: !issues.some((issue) => issue.level === 'error'),
    name,
    parameters: result.success ? (result.data as ActionParameters) : parameters,
    issues: firstOfEach(issues),
  };
}
