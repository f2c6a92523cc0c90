import { notYet, stepWords } from '../step-word.ts';
import type { Plan } from './schema.ts';

/** How long the time is over which the pace is measured, in ms. */
const over = 30_000;

/** The words of steps that have come to an end, those that are skipped left out. */
const ended = stepWords.filter((word) => word !== 'skipped' && !notYet.includes(word));

interface Sample {
  at: number;
  over: number;
}

/** Measures how fast plans are carried out; in memory, since a new worker measures anew. */
export function createPace(now: () => number) {
  const samples = new Map<string, Sample[]>();

  return {
    /** Notes how far a plan is; answers with its pace and the time that is left (ms), once known. */
    note(plan: Plan): { perSecond: number; leftMs?: number } | undefined {
      if (plan.state !== 'running') {
        samples.delete(plan.id);
        return undefined;
      }
      const at = now();
      const all = samples.get(plan.id) ?? [];
      const since = all.findLastIndex((one) => one.at <= at - over);
      // A clock that was set back makes all that was measured worthless.
      const kept = all.some((one) => one.at > at) ? [] : all.slice(Math.max(0, since));
      const current = { at, over: stepsOver(plan) };
      samples.set(plan.id, [...kept, current]);
      const first = kept[0];
      if (!first || at - first.at < 1000) return undefined;
      const perSecond = Math.max(0, ((current.over - first.over) * 1000) / (at - first.at));
      const left = plan.steps - current.over - (plan.tally.skipped ?? 0);
      return perSecond > 0 ? { perSecond, leftMs: (left * 1000) / perSecond } : { perSecond };
    },
  };
}

/** What has yet to begin is counted by verdict, which no word of a step is mistaken for here. */
const stepsOver = ({ tally }: Plan): number =>
  ended.reduce((sum, word) => sum + (tally[word] ?? 0), 0);
