import { list } from '../../lib/i18n/format.ts';
import { plural } from '../../lib/i18n/t.ts';
import type { TemplateRow } from '../../lib/messaging/messages/template-shapes.ts';

/** How many starters and team templates were left as they are; '' when none. */
export function leftWords(left: TemplateRow[]): string {
  const starters = left.filter(({ origin }) => origin === 'starter').length;
  const team = left.length - starters;
  const words = [
    ...(starters > 0 ? [plural(starters, '{count} starter', '{count} starters')] : []),
    ...(team > 0 ? [plural(team, '{count} team template', '{count} team templates')] : []),
  ];
  if (words.length === 0) return '';
  return plural(left.length, '{templates} stayed as it is.', '{templates} stayed as they are.', {
    templates: list(words),
  });
}
