import type { Key } from '../../lib/i18n/catalog.ts';
import { plural } from '../../lib/i18n/t.ts';
import type { Plan, Tally } from '../../lib/runs/plan/schema.ts';
import { notYet, type StepWord, stepWords } from '../../lib/runs/step-word.ts';
import { stepLabel } from '../../lib/runs/step-words.ts';
import { upper, workIn } from './plan-words.ts';

/**
 * How many steps of a run stand where. What has not begun is tallied by verdict and choice: those that
 * will be done are to come, the others are left out.
 */
export function runCounts(tally: Tally): Map<StepWord, number> {
  const counts = new Map<StepWord, number>();
  for (const word of stepWords) {
    const count = tally[word] ?? 0;
    if (count > 0) counts.set(word, count);
  }
  const { create, update, remove } = workIn(tally);
  const coming = create + update + remove;
  const planned = Object.entries(tally).reduce(
    (sum, [bucket, count]) => sum + (bucket.includes('/') ? count : 0),
    0,
  );
  const add = (word: StepWord, count: number) => {
    if (count > 0) counts.set(word, (counts.get(word) ?? 0) + count);
  };
  add('planned', coming);
  add('skipped', planned - coming);
  return counts;
}

/** How many steps have come to an end, of how many that are not left out. */
export function progressOf({ tally }: Pick<Plan, 'tally'>): { done: number; of: number } {
  let [done, of] = [0, 0];
  for (const [word, count] of runCounts(tally)) {
    if (word === 'skipped') continue;
    of += count;
    if (!notYet.includes(word)) done += count;
  }
  return { done, of };
}

/** Chips of a run: what can be shown alone. What is to come or left out has no bucket of its own. */
export function runChips(tally: Tally): { key: string; label: string; count: number }[] {
  return [...runCounts(tally)]
    .filter(([word]) => word !== 'planned' && word !== 'skipped')
    .map(([word, count]) => ({ key: word, label: upper(stepLabel(word)), count }));
}

/** “8.2 steps a second”, “20 steps a minute” */
export function paceText(perSecond: number): string {
  if (perSecond >= 1) {
    const rounded = Math.round(perSecond * 10) / 10;
    return plural(rounded, '{count} step a second', '{count} steps a second');
  }
  return plural(Math.round(perSecond * 60), '{count} step a minute', '{count} steps a minute');
}

export const stateTitles: Record<Plan['state'], Key> = {
  reading: 'Reading',
  ready: 'Plan',
  running: 'Running',
  paused: 'Paused',
  asks: 'Asks to go on',
  stopped: 'Stopped',
  ended: 'Ended',
};
