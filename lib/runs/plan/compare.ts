import {
  type ActionParameters,
  type ActionType,
  actions,
  type Column,
  type Field,
  isActionType,
} from '../../actions/index.ts';
import { maskedPaths } from '../../actions/masks.ts';
import { isShown } from '../../actions/normalise.ts';
import { getPath, isObject, pathStep, setPath } from '../../actions/paths.ts';
import { mask, maskSecrets, secretPaths } from '../../actions/secrets.ts';
import type { ReadAction } from '../../highlevel/api.ts';
import { compareContents, type Difference } from '../../templates/compare.ts';
import { extraKeys } from '../../templates/extra-keys.ts';
import { isBlank } from '../../templates/fill.ts';
import type { Standing } from '../schema.ts';

/** What is wanted, prepared once to be compared with what many agents have. Secrets are masked. */
export interface Wanted {
  type: ActionType;
  name: string;
  parameters: ActionParameters;
  fields: { field: Field; value: unknown; isShown: boolean }[];
  /** Keys that no field covers. */
  extras: ActionParameters;
}

export function wantedOf(action: {
  type: ActionType;
  name: string;
  parameters: ActionParameters;
}): Wanted {
  const { type, name, parameters } = action;
  const { fields } = actions[type];
  return {
    type,
    name,
    parameters,
    fields: fields.map((field) => ({
      field,
      value: getPath(parameters, field.path),
      isShown: isShown(fields, field, parameters),
    })),
    extras: extraKeys(type, parameters),
  };
}

/**
 * Whether parameters that an agent has are those that are wanted: all that is wanted is there, and
 * nothing else in the type's own fields. The order of keys, keys that HighLevel or its builder adds
 * and defaults that are left out do not count, and neither do secrets: of those only masks are known.
 */
export function isEqualTo(wanted: Wanted, found: ActionParameters): boolean {
  return (
    wanted.fields.every((one) => isEqualField(one, getPath(found, one.field.path))) &&
    holds(found, wanted.extras)
  );
}

function isEqualField({ field, value, isShown }: Wanted['fields'][number], found: unknown) {
  // What does not apply is left out of what is sent; HighLevel may still have it from before.
  if (!isShown || (isDefault(field, value) && isDefault(field, found))) return true;
  return holds(found, value, field.kind === 'table' ? field.columns : undefined);
}

function isDefault(field: Field, value: unknown): boolean {
  if (isBlank(value)) return true;
  if (field.kind === 'boolean') return value === field.default;
  return Array.isArray(value) && value.length === 0;
}

/** Whether `found` holds all of `wanted`; of the cells of a table's row none may be added. */
function holds(found: unknown, wanted: unknown, columns?: Column[]): boolean {
  if (typeof wanted === 'string') return typeof found === 'string' && isSameText(found, wanted);
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(found) &&
      found.length === wanted.length &&
      wanted.every((item, index) => holds(found[index], item, columns))
    );
  }
  if (!isObject(wanted)) return Object.is(found, wanted);
  return (
    isObject(found) &&
    Object.entries(wanted).every(
      ([key, item]) => Object.hasOwn(found, key) && holds(found[key], item),
    ) &&
    (columns ?? []).every(({ key }) => Object.hasOwn(wanted, key) || isBlank(found[key]))
  );
}

/** Texts that are the same, as far as their masks let anybody see. */
function isSameText(one: string, other: string): boolean {
  return one === other || fits(one, other) || fits(other, one);
}

/** Whether a text may be what a masked one stands for: each mask stands for something. */
function fits(text: string, masked: string): boolean {
  if (!masked.includes(mask)) return false;
  const [start = '', ...rest] = masked.split(mask);
  const end = rest.pop() ?? '';
  if (!text.startsWith(start)) return false;
  let at = start.length;
  for (const part of rest) {
    const next = text.indexOf(part, at + 1);
    if (next < 0) return false;
    at = next + part.length;
  }
  return text.length - end.length > at && text.endsWith(end);
}

/**
 * Whether a listing shows less of an action than there is: on live accounts parameters were seen to
 * be missing there. One that has all that its type needs is taken as whole.
 */
export function isSlim({ type, parameters }: ReadAction): boolean {
  if (!parameters) return true;
  return (
    isActionType(type) &&
    actions[type].fields.some(
      ({ required, shownWhen, path }) =>
        required && !shownWhen && getPath(parameters, path) === undefined,
    )
  );
}

/** An action as it stands on an agent, its secrets masked. */
export function standingOf(action: {
  id: string;
  type: string;
  name: string;
  parameters: ActionParameters;
}): Standing {
  const { id, name } = action;
  const type = action.type as ActionType;
  const secrets = secretPaths(type, action.parameters);
  // Thousands are looked at, and most have nothing to mask.
  const parameters = secrets.length > 0 ? maskSecrets(type, action.parameters) : action.parameters;
  const paths = new Set([...secrets, ...maskedPaths(parameters)]);
  return { actionId: id, type, name, parameters, secretPaths: [...paths] };
}

/**
 * What differs between an action that is there and what is wanted, field by field in people's words;
 * what does not count (see `isEqualTo`) is not told. Both have their secrets masked.
 */
export function differencesTo(
  wanted: Wanted,
  found: { name: string; parameters: ActionParameters },
): Difference[] {
  const { type, name, parameters } = wanted;
  let before: ActionParameters = { ...wanted.extras };
  for (const key of Object.keys(wanted.extras)) {
    if (!holds(found.parameters[key], wanted.extras[key])) {
      before = setPath(before, pathStep(key), found.parameters[key]);
    }
  }
  for (const one of wanted.fields) {
    const value = getPath(found.parameters, one.field.path);
    const shown = isEqualField(one, value) ? one.value : aligned(value, one.value);
    before = setPath(before, one.field.path, shown);
  }
  for (const key of Object.keys(actions[type].fixed ?? {})) {
    before = setPath(before, key, found.parameters[key]);
  }
  const content = (action: { name: string; parameters: ActionParameters }) => ({
    type,
    ...action,
    description: '',
    variables: [],
    folder: '',
    tags: [],
  });
  return compareContents(
    content({ name: found.name, parameters: before }),
    content({ name, parameters }),
  );
}

/** A list in which rows that are the same as far as can be seen read the same. */
function aligned(found: unknown, wanted: unknown): unknown {
  if (!Array.isArray(found) || !Array.isArray(wanted)) return found;
  return found.map((item) => wanted.find((one) => holds(item, one)) ?? item);
}
