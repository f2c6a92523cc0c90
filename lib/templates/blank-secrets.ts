import type { ActionParameters, ActionType } from '../actions/index.ts';
import { isObject } from '../actions/paths.ts';
import { hideSecrets, mask, shortestEcho } from '../actions/secrets.ts';
import { isOpen } from './open-secrets.ts';
import type { Values, Variable } from './schema.ts';
import { mapTexts } from './variables.ts';

/**
 * A copy to store: every secret, every text that repeats one, and every mask that was read back
 * is blank, so that the form asks for it again. Rows keep their other cells; variables stay, since
 * the place of a secret is none.
 */
export function blankSecrets(type: ActionType, parameters: ActionParameters): ActionParameters {
  const echoes: string[] = [];
  const hidden = hideSecrets(type, parameters, (secret) => {
    const { value, part } = secret;
    if (!isOpen(secret)) return value;
    if (!part && typeof value === 'string' && value.length >= shortestEcho) echoes.push(value);
    return mask;
  });
  const open = mapTexts(hidden, (text) => (echoes.some((echo) => text.includes(echo)) ? '' : text));
  return blank(parameters, open) as ActionParameters;
}

function blank(value: unknown, open: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(open)) {
    return value.map((item, index) => blank(item, open[index]));
  }
  if (isObject(value) && isObject(open)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, blank(item, open[key])]),
    );
  }
  const kept = Object.is(value, open) && !(typeof value === 'string' && value.includes(mask));
  return kept ? value : '';
}

/**
 * The values to store: those of secret variables are left out, and those of variables that are not
 * declared any more, which may have been secrets. A name that one of several templates has for a
 * secret is one.
 */
export function withoutSecrets(variables: Variable[], values: Values): Values {
  const open = new Set(variables.map(({ name }) => name));
  for (const { kind, name } of variables) if (kind === 'secret') open.delete(name);
  return Object.fromEntries(Object.entries(values).filter(([name]) => open.has(name)));
}
