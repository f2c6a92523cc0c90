import type { Database } from '../../storage/database.ts';
import type { PlanSource } from '../plan/schema.ts';
import type { Run, Target } from '../schema.ts';
import type { Item } from './newest.ts';
import { targetPages } from './targets.ts';

/** The words of a search, each to be found somewhere; in small letters. */
export const wordsOf = (text: string | undefined): string[] =>
  (text ?? '').toLowerCase().split(/\s+/).filter(Boolean);

/**
 * Whether every word is in what is known of an item: names and ids of its targets, of its templates
 * and actions, of its pack and library, and HighLevel's words. Of a plan, the words that its head
 * leaves open must be of one target: its runs are not read.
 */
export async function fits(
  db: Database,
  words: string[],
  item: Item,
  message: () => Promise<string | undefined>,
): Promise<boolean> {
  const leftBy = (text: string, of = words) => of.filter((word) => !text.includes(word));
  if (words.length === 0) return true;
  if (item.kind === 'run') return leftBy(textOfRun(item.run)).length === 0;
  const { id, name, pack } = item.plan;
  const source = await db.get('planSources', id);
  const head = small([id, name, pack?.name, ...textsOf(source), await message()]);
  const left = leftBy(head);
  if (left.length === 0) return true;
  for await (const targets of targetPages(db, id)) {
    if (targets.some(({ target }) => leftBy(textOf(target), left).length === 0)) return true;
  }
  return false;
}

const small = (texts: (string | undefined)[]): string => texts.join('\n').toLowerCase();

const textOf = (target: Target): string =>
  small([target.agentName, target.agentId, target.locationName, target.locationId]);

function textOfRun({ id, pack, target, steps }: Run): string {
  const texts = steps.flatMap((step) => [
    step.name,
    step.templateId,
    step.actionId,
    step.library?.name,
    ...(step.problem?.messages ?? []),
  ]);
  return small([id, pack?.name, textOf(target), ...texts]);
}

const textsOf = (source: PlanSource | undefined): (string | undefined)[] =>
  (source?.templates ?? []).flatMap((one) => [
    one.name,
    one.actionName,
    one.templateId,
    one.library?.name,
  ]);
