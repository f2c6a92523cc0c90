import type { ActionParameters, ActionType, Column, Field } from './define.ts';
import { actions, isActionType } from './index.ts';
import { isObject, pathStep } from './paths.ts';

/** What stands where a secret was. */
export const mask = '••••';

// Names under which headers, query parameters and unknown keys carry credentials.
const credential =
  /auth(?:entication|orization)?(?:[-_]?(?:value|key))?$|(?:api|access|private)[-_]?key|token|secret(?!ar)|passw(?:or)?d|pwd|credential|cookie|signature|session[-_]?id|bearer/i;

// Values that say themselves what they are, whatever their name.
const telling =
  /^(?:bearer|basic|token)\s+(?=\S*[\d=_-]|\S{16})\S{6,}$|^(?:pit-|sk[-_]|eyJ)[\w.-]{16,}$/i;

// The user part of an address (another may stand in its path or query), and its query parameters.
const addressUser = /(\/\/)([^/?#]*)@/g;
const addressValues = /([?&#;])([^=&#;]*)=([^&#;]+)/g;

/** A secret and where it is. */
export interface Secret {
  path: string;
  value: unknown;
  /** What it is called there: its key, its header, its query parameter. */
  name: string;
  /**
   * Only this part of an address is secret: its user part, a query parameter's value, or what was
   * masked elsewhere in it.
   */
  part?: 'user' | 'query' | 'masked';
}

/** Gives what is to stand in a secret's place. */
export type Hide = (secret: Secret) => unknown;

function hideInAddress(address: string, path: string, hide: Hide): string {
  return address
    .replace(addressValues, (all, start: string, name: string, value: string) =>
      credential.test(name) || /^(?:key|sig|pass)$/i.test(name)
        ? `${start}${name}=${hide({ path, value, name, part: 'query' })}`
        : all,
    )
    .replace(addressUser, (_, start: string, value: string) => {
      return `${start}${hide({ path, value, name: 'user', part: 'user' })}@`;
    })
    .replaceAll(mask, (value) => `${hide({ path, value, name: 'key', part: 'masked' })}`);
}

// JSON that is nested deeper than this is masked whole rather than walked.
const deepest = 60;

// Shorter secrets are left in other texts, where they would mostly be something else.
export const shortestEcho = 6;

interface Place {
  path: string;
  /** The name that tells what this is: its key, its row's first cell, a credential's name above. */
  name: string;
  depth: number;
  /** Of the table, where this is a list of rows or a row. */
  columns?: Column[] | undefined;
  /** Where this is a cell. */
  column?: Column | undefined;
}

/** Returns the value with its secrets hidden. */
function hideValue(fields: Field[], value: unknown, place: Place, hide: Hide): unknown {
  const { path, name, depth, column } = place;
  const secret = () =>
    value === undefined || value === null || value === '' ? value : hide({ path, value, name });
  const field = fields.find((one) => one.path === path);
  if (field?.kind === 'secret' || depth > deepest) return secret();
  if (typeof value === 'string') {
    // What people write to be read or said is theirs to word: no guesses there.
    if (field && field.kind !== 'url') return value;
    const guess = !field && (!column || column.secret);
    if (guess && (credential.test(name) || telling.test(value))) return secret();
    return /^\w+:\/\//.test(value) ? hideInAddress(value, path, hide) : value;
  }
  const inside = (key: string, item: unknown, next: Omit<Place, 'path' | 'depth'>) => {
    const at = path ? `${path}.${pathStep(key)}` : pathStep(key);
    const nearest = credential.test(name) ? name : next.name;
    return hideValue(fields, item, { ...next, name: nearest, path: at, depth: depth + 1 }, hide);
  };
  const columns = field?.kind === 'table' ? field.columns : place.columns;
  if (Array.isArray(value)) {
    return value.map((item, index) => inside(`${index}`, item, { name, columns }));
  }
  if (!isObject(value)) return value;
  // `{ key: 'Authorization', value: '…' }` is a header, in our tables and elsewhere.
  const first = columns ? value[columns[0]?.key ?? ''] : (value.key ?? value.name);
  const label = typeof first === 'string' ? first : '';
  const cells = Object.entries(value).map(([key, item]) => {
    const its = columns?.find((one) => one.key === key);
    const labelled = its || (key === 'value' && credential.test(label));
    return [key, inside(key, item, { name: labelled ? label : key, column: its })];
  });
  return Object.fromEntries(cells);
}

/**
 * A copy in which something else stands for every secret: the secret fields, values in a row or
 * under an unknown key with the name of a credential, the secret parts of addresses. Masked values
 * count too.
 */
export function hideSecrets(
  type: ActionType,
  parameters: ActionParameters,
  hide: Hide,
): ActionParameters {
  const fields = isActionType(type) ? actions[type].fields : [];
  const place = { path: '', name: '', depth: 0 };
  return hideValue(fields, parameters, place, hide) as ActionParameters;
}

/**
 * The dotted paths (with list indexes, for `getPath` and `setPath`) that hold secrets: the secret
 * fields, values in a row or under an unknown key with the name of a credential, addresses with a
 * password or key in them. Masked values count too.
 */
export function secretPaths(type: ActionType, parameters: ActionParameters): string[] {
  const paths = new Set<string>();
  hideSecrets(type, parameters, ({ path }) => {
    paths.add(path);
    return '';
  });
  return [...paths];
}

/**
 * A copy to show or to log: every secret is replaced by `mask`, in addresses only the secret part,
 * and so is every other text in which a secret of six or more characters occurs again.
 */
export function maskSecrets(type: ActionType, parameters: ActionParameters): ActionParameters {
  const long: string[] = [];
  const masked = hideSecrets(type, parameters, ({ value, part }) => {
    if (!part && typeof value === 'string' && value.length >= shortestEcho) long.push(value);
    return mask;
  });
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string')
      return long.reduce((all, echo) => all.replaceAll(echo, mask), value);
    if (Array.isArray(value)) return value.map(clean);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, clean(item)]));
  };
  return long.length > 0 ? (clean(masked) as ActionParameters) : masked;
}
