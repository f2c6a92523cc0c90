import type { Tally } from './plan/schema.ts';
import type { Step } from './schema.ts';
import { isStepWord, type StepWord, stepWord, stepWords } from './step-word.ts';

/** What people read for a step's word; after a number too: “3 refused”. */
export const stepLabels: Record<StepWord, string> = {
  planned: 'to come',
  sending: 'being sent',
  waiting: 'waiting',
  created: 'created',
  updated: 'changed',
  removed: 'removed',
  verified: 'done and seen',
  found: 'found by reading',
  copies: 'with an extra copy',
  uncertain: 'without an answer',
  'not-seen': 'not seen',
  'cannot-tell': 'cannot tell',
  refused: 'refused',
  skipped: 'skipped',
  stopped: 'not sent',
  undone: 'undone',
};

/** Words that want somebody to look: nobody can say that these are as they should be. */
export const problemWords: readonly StepWord[] = [
  'refused',
  'stopped',
  'copies',
  'uncertain',
  'not-seen',
  'cannot-tell',
];

/**
 * “28 done and seen, 2 refused”. What has not begun is tallied by verdict and choice: it is to come, or
 * not sent where the run `isOver`.
 */
export function tallyText(tally: Tally, isOver = false): string {
  const counts = new Map<StepWord, number>();
  for (const [bucket, count] of Object.entries(tally)) {
    const left = isOver ? 'stopped' : 'planned';
    const planned = bucket.endsWith('/skip') ? 'skipped' : left;
    const word = isStepWord(bucket) ? bucket : planned;
    counts.set(word, (counts.get(word) ?? 0) + count);
  }
  return stepWords
    .flatMap((word) => {
      const count = counts.get(word);
      return count ? [`${count.toLocaleString('en-US')} ${stepLabels[word]}`] : [];
    })
    .join(', ');
}

const done: Record<Step['op'], string> = {
  create: 'created',
  update: 'changed',
  remove: 'removed',
};

/** What became of one step, in a few words that claim no more than is known. */
export function stepResult(step: Pick<Step, 'op' | 'state' | 'verification'>): string {
  const word = stepWord(step);
  if (word === 'verified') return `${done[step.op]}, and seen on the agent`;
  if (word === 'not-seen' && step.state !== 'uncertain') return `${done[step.op]}, not seen yet`;
  if (word === 'cannot-tell' && step.state !== 'uncertain') {
    return `${done[step.op]}; HighLevel does not list it`;
  }
  if (word === 'copies') return `${done[step.op]}, with an extra copy`;
  return stepLabels[word];
}
