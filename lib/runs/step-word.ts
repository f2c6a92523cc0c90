import type { Step } from './schema.ts';

/**
 * Where a step of a run stands, in the one word that progress, filters, history and exports use:
 * planned: its turn has not come · sending · waiting · created, updated, removed: answered, not read
 * again yet · verified: answered, and a read showed it · found: no answer, and a read showed exactly
 * one · copies: more than one is there · uncertain: no answer, still being looked for · not-seen: no
 * read showed it · cannot-tell: HighLevel does not list actions · refused: HighLevel's 4xx · skipped:
 * by a person's choice or because it is there · stopped: not sent · undone: taken back
 */
export const stepWords = [
  'planned',
  'sending',
  'waiting',
  'created',
  'updated',
  'removed',
  'verified',
  'found',
  'copies',
  'uncertain',
  'not-seen',
  'cannot-tell',
  'refused',
  'skipped',
  'stopped',
  'undone',
] as const;
export type StepWord = (typeof stepWords)[number];

/** Whether a tally's key is a step's word, and not the verdict on one that has not begun. */
export const isStepWord = (key: string): key is StepWord => stepWords.some((word) => word === key);

export function stepWord(step: Pick<Step, 'state' | 'verification'>): StepWord {
  const { state, verification } = step;
  const isOver = verification.nextAt === undefined;
  switch (state) {
    case 'claimed':
      return 'planned';
    case 'not-sent':
      return 'stopped';
    case 'created':
      if (verification.state === 'copies') return 'copies';
      if (verification.state === 'one') return 'verified';
      if (verification.state === 'not-seen' && isOver) return 'not-seen';
      if (verification.state === 'cannot-tell') return 'cannot-tell';
      return 'created';
    case 'updated':
    case 'removed':
      return verification.state === 'one' ? 'verified' : state;
    case 'uncertain':
      if (verification.state === 'copies') return 'copies';
      if (verification.state === 'one') return 'found';
      if (!isOver || verification.state === 'pending') return 'uncertain';
      return verification.state === 'cannot-tell' ? 'cannot-tell' : 'not-seen';
    default:
      return state;
  }
}

/** Words of steps that have not come to an end. */
export const notYet: readonly StepWord[] = ['planned', 'sending', 'waiting'];

/** How many steps stand where; only words that some stand at. */
export function wordTally(steps: Pick<Step, 'state' | 'verification'>[]) {
  const tally: Partial<Record<StepWord, number>> = {};
  for (const step of steps) {
    const word = stepWord(step);
    tally[word] = (tally[word] ?? 0) + 1;
  }
  return tally;
}
