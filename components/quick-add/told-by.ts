import type { Issue } from '../../lib/actions/define.ts';
import { actions } from '../../lib/actions/index.ts';
import { inEnglish } from '../../lib/i18n/t.ts';
import type { FormState } from '../../lib/messaging/messages/form-open.ts';
import { placeOfIssue } from '../../lib/templates/prepare.ts';
import type { FormValues } from '../fields/form-content.ts';
import { matchMessages } from './match-messages.ts';

/** HighLevel's own words as issues, beside the field or blank of the form that they are about. */
export function toldBy(
  messages: string[],
  { form, values }: { form: FormState; values: FormValues },
): Issue[] {
  // HighLevel says it in English, whatever is spoken here.
  const fields = inEnglish(() => actions[form.template.type].fields);
  const { byPath } = matchMessages(messages, fields);
  return Object.entries(byPath).map(([path, message]) => ({
    path: placeOfIssue(path, values, form.blanks.variables),
    message: `HighLevel: ${message}`,
    level: 'error',
  }));
}
