import type { TemplateRow } from '../../lib/messaging/messages/template-shapes.ts';
import { countOf } from '../count.ts';

/** How many starters and team templates were left as they are; '' when none. */
export function leftWords(left: TemplateRow[]): string {
  const starters = left.filter(({ origin }) => origin === 'starter').length;
  const team = left.length - starters;
  const words = [
    starters > 0 && countOf(starters, 'starter'),
    team > 0 && countOf(team, 'team template'),
  ].filter(Boolean);
  if (words.length === 0) return '';
  return `${words.join(' and ')} stayed as ${left.length === 1 ? 'it is' : 'they are'}.`;
}
