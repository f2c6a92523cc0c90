import type { ActionParameters, ActionType } from '../actions/index.ts';
import { isObject } from '../actions/paths.ts';
import { mask, maskSecrets } from '../actions/secrets.ts';

/**
 * A copy to store: every secret, every text that repeats one, and every mask that was read back
 * is blank, so that the form asks for it again. Rows keep their other cells.
 */
export function blankSecrets(type: ActionType, parameters: ActionParameters): ActionParameters {
  return blank(parameters, maskSecrets(type, parameters)) as ActionParameters;
}

function blank(value: unknown, masked: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(masked)) {
    return value.map((item, index) => blank(item, masked[index]));
  }
  if (isObject(value) && isObject(masked)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, blank(item, masked[key])]),
    );
  }
  const open = Object.is(value, masked) && !(typeof value === 'string' && value.includes(mask));
  return open ? value : '';
}
