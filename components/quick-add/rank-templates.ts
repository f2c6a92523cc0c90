import { matchSorter } from 'match-sorter';
import { actions } from '../../lib/actions/index.ts';
import type { TemplateSummary } from './find-templates.ts';

/** The templates that fit a text, best first: by name, by what people call the type, by description. */
export function rankTemplates(templates: TemplateSummary[], text: string): TemplateSummary[] {
  return matchSorter(templates, text, {
    keys: [
      'name',
      (template) => actions[template.type].label,
      (template) => actions[template.type].builderLabel,
      { key: 'description', maxRanking: matchSorter.rankings.CONTAINS },
    ],
  });
}
