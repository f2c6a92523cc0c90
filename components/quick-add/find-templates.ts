import { matchSorter } from 'match-sorter';
import { actions } from '../../lib/actions/index.ts';
import type { QuickAddState } from '../../lib/messaging/messages/quick-add-open.ts';

export type TemplateSummary = QuickAddState['templates'][number];

/** The templates that fit what was typed, best first; all of them in their own order for nothing. */
export function findTemplates(templates: TemplateSummary[], query: string): TemplateSummary[] {
  const text = query.trim();
  if (text === '') return templates;
  return matchSorter(templates, text, {
    keys: [
      'name',
      (template) => actions[template.type].label,
      (template) => actions[template.type].builderLabel,
      { key: 'description', maxRanking: matchSorter.rankings.CONTAINS },
    ],
  });
}
