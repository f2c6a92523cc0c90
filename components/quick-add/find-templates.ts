import type { QuickAddState } from '../../lib/messaging/messages/quick-add-open.ts';
import { ranking } from './later.ts';

export type TemplateSummary = QuickAddState['templates'][number];

/** The templates that fit what was typed, best first; all of them in their own order for nothing. */
export function findTemplates(templates: TemplateSummary[], query: string): TemplateSummary[] {
  const text = query.trim();
  if (text === '') return templates;
  const rank = ranking();
  if (rank) return rank(templates, text);
  // The ranking is loaded right after the first paint; who types faster gets the plain way.
  const low = text.toLowerCase();
  return templates.filter((one) => `${one.name} ${one.description}`.toLowerCase().includes(low));
}
