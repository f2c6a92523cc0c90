import type { ActionParameters } from '../../lib/actions/define.ts';
import type { FormState } from '../../lib/messaging/messages/form-open.ts';
import type { FormContent } from '../../lib/messaging/messages/template-shapes.ts';
import type { Values } from '../../lib/templates/schema.ts';

/** What a form holds as typed: the action's name and parameters, and what its blanks are filled with. */
export interface FormValues {
  /** May hold blanks, like the texts in the parameters. */
  name: string;
  parameters: ActionParameters;
  values: Values;
  /** Secret blanks to be kept beside the sub-account's token. */
  keepSecrets: string[];
}

/** What a form begins with. */
export function valuesOf({ name, parameters, blanks }: FormState): FormValues {
  return { name, parameters, values: blanks.values, keepSecrets: [] };
}

/** What a form says, for messages, with the blanks that it showed: its template may change meanwhile. */
export function contentOf(
  { template, blanks }: Pick<FormState, 'template' | 'blanks'>,
  values: FormValues,
): FormContent {
  return { ...values, of: { type: template.type, variables: blanks.variables } };
}
