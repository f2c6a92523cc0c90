import type { ActionParameters, ActionType } from '../actions/index.ts';
import { isObject } from '../actions/paths.ts';
import { mask, maskSecrets } from '../actions/secrets.ts';
import { withoutVariables } from './open-secrets.ts';
import type { Values, Variable } from './schema.ts';
import { mapTexts } from './variables.ts';

/**
 * A copy to store: every secret, every text that repeats one, and every mask that was read back
 * is blank, so that the form asks for it again. Rows keep their other cells; variables stay, since
 * the place of a secret is none.
 */
export function blankSecrets(type: ActionType, parameters: ActionParameters): ActionParameters {
  const written = mapTexts(parameters, withoutVariables) as ActionParameters;
  return blank(parameters, written, maskSecrets(type, written)) as ActionParameters;
}

function blank(value: unknown, written: unknown, masked: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(written) && Array.isArray(masked)) {
    return value.map((item, index) => blank(item, written[index], masked[index]));
  }
  if (isObject(value) && isObject(written) && isObject(masked)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, blank(item, written[key], masked[key])]),
    );
  }
  const open = Object.is(written, masked) && !(typeof value === 'string' && value.includes(mask));
  return open ? value : '';
}

/** The values to store: those of secret variables are left out. */
export function withoutSecrets(variables: Variable[], values: Values): Values {
  const secrets = new Set(
    variables.filter(({ kind }) => kind === 'secret').map(({ name }) => name),
  );
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secrets.has(name)));
}
