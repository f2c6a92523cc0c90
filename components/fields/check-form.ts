import type { ActionParameters, ActionType } from '../../lib/actions/define.ts';
import { isBlank } from '../../lib/templates/fill.ts';
import { maskedValues, type Prepared, prepareAction } from '../../lib/templates/prepare.ts';
import type { Values, Variable } from '../../lib/templates/schema.ts';
import type { FormValues } from './form-content.ts';

// What stands for a secret that the page does not know: the background has it.
const unknown = 'kept';

/** Values with a stand-in for each secret that is kept beside the token. */
export function withKept(values: Values, kept: string[]): Values {
  const all = { ...values };
  for (const name of kept) if (isBlank(all[name])) all[name] = unknown;
  return all;
}

/**
 * Checks a form as its action would be sent. `kept`: secret blanks whose value is kept beside the
 * token. One thing to say at a place is enough.
 */
export function checkForm(
  type: ActionType,
  variables: Variable[],
  { name, parameters, values }: FormValues,
  kept: string[],
): Prepared {
  const content = { type, name, parameters };
  const prepared = prepareAction(content, variables, withKept(values, kept), { strict: false });
  const issues = prepared.issues.filter(
    (one, at, all) => all.findIndex(({ path }) => path === one.path) === at,
  );
  return { ...prepared, issues };
}

/** The action as it would be sent, with its secret blanks masked: to be shown. */
export function maskedAction(
  type: ActionType,
  variables: Variable[],
  { name, parameters, values }: FormValues,
  kept: string[],
): { name: string; parameters: ActionParameters } {
  const content = { type, name, parameters };
  return prepareAction(content, variables, maskedValues(variables, values, kept), {
    strict: false,
  });
}
