import type { ActionParameters, ActionType } from './define.ts';
import { actions, isActionType } from './index.ts';
import { isObject, pathStep, setPath } from './paths.ts';

/** What stands where a secret was. */
export const mask = '••••';

// Names under which headers, query parameters and unknown keys carry credentials.
const credential =
  /auth(?:entication|orization)?(?:[-_]?(?:value|key|token))?$|api[-_]?key|access[-_]?key|token|secret|passw(?:or)?d|pwd|credential|cookie|signature|session[-_]?id|private[-_]?key|bearer/i;

// A value that says itself that it is one, whatever its name.
const bearer = /^(?:bearer|basic|token)\s+\S/i;

// The user part of an address, and the values of its query parameters, name included.
const addressUser = /(\/\/)[^/?#]*@/;
const addressValues = /([?&#;])([^=&#;]*)=([^&#;]+)/g;

function maskAddress(address: string): string {
  return address
    .replace(addressUser, `$1${mask}@`)
    .replace(addressValues, (all, start: string, name: string) =>
      credential.test(name) ? `${start}${name}=${mask}` : all,
    );
}

interface Secret {
  path: string;
  value: string;
  masked: string;
}

// JSON that is nested deeper than this is masked whole rather than walked.
const deepest = 60;

function findSecrets(type: ActionType, parameters: unknown): Secret[] {
  const found: Secret[] = [];
  const fields = isActionType(type) ? actions[type].fields : [];
  const add = (path: string, value: unknown, masked = mask) => {
    if (value === undefined || value === null || value === '') return;
    const text = typeof value === 'string' ? value : '';
    if (masked !== value || masked === mask) found.push({ path, value: text, masked });
  };

  const walk = (value: unknown, path: string, name: string, depth: number) => {
    const field = fields.find((one) => one.path === path);
    if (depth > deepest) return add(path, value);
    if (field?.kind === 'secret') return add(path, value);
    if (typeof value === 'string') {
      if (bearer.test(value)) return add(path, value);
      if (field?.kind === 'url' || /^https?:\/\//i.test(value)) {
        const masked = maskAddress(value);
        if (masked !== value || masked.includes(mask)) add(path, value, masked);
      } else if (!field && credential.test(name)) add(path, value);
      return;
    }
    if (field?.kind === 'table' && Array.isArray(value)) {
      const [first] = field.columns;
      value.forEach((row, index) => {
        const rowName = isObject(row) && first ? row[first.key] : undefined;
        const isCredential = typeof rowName === 'string' && credential.test(rowName);
        if (!isObject(row)) return walk(row, `${path}.${index}`, '', depth + 1);
        for (const [key, cell] of Object.entries(row)) {
          const column = field.columns.find((one) => one.key === key);
          const at = `${path}.${index}.${pathStep(key)}`;
          if (column?.secret && isCredential) add(at, cell);
          // A column that is known and not secret says what its row is about: "token" is a name.
          else walk(cell, at, column ? '' : key, depth + 1);
        }
      });
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => {
        walk(item, path ? `${path}.${index}` : `${index}`, name, depth + 1);
      });
    } else if (isObject(value)) {
      for (const [key, item] of Object.entries(value)) {
        walk(item, path ? `${path}.${pathStep(key)}` : pathStep(key), key, depth + 1);
      }
    }
  };
  walk(parameters, '', '', 0);
  return found;
}

/**
 * The dotted paths (with list indexes, for `getPath` and `setPath`) that hold secrets: the secret
 * fields, values in a row or under an unknown key with the name of a credential, addresses with a
 * password or key in them. Masked values count too.
 */
export function secretPaths(type: ActionType, parameters: ActionParameters): string[] {
  return findSecrets(type, parameters).map((secret) => secret.path);
}

// Shorter ones are left in other texts, where they would mostly be something else.
const shortestEcho = 6;

/**
 * A copy to show or to log: every secret is replaced by `mask`, in addresses only the secret part,
 * and so is every other text in which a secret of six or more characters occurs again.
 */
export function maskSecrets(type: ActionType, parameters: ActionParameters): ActionParameters {
  const secrets = findSecrets(type, parameters);
  const masked = secrets.reduce(
    (all, secret) => setPath(all, secret.path, secret.masked),
    parameters,
  );
  const echoes = secrets
    .filter((secret) => secret.masked === mask && secret.value.length >= shortestEcho)
    .map((secret) => secret.value);
  if (echoes.length === 0) return masked;
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return echoes.reduce((text, echo) => text.replaceAll(echo, mask), value);
    }
    if (Array.isArray(value)) return value.map(clean);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, clean(item)]));
  };
  return clean(masked) as ActionParameters;
}
