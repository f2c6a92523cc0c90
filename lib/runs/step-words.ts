import type { Key, PluralKey } from '../i18n/catalog.ts';
import { number } from '../i18n/format.ts';
import { plural, t } from '../i18n/t.ts';
import type { Tally } from './plan/schema.ts';
import type { Step } from './schema.ts';
import { isStepWord, type StepWord, stepWord, stepWords } from './step-word.ts';

/** What people read for a step's word; see `stepLabel`. */
export const stepLabels: Record<StepWord, PluralKey> = {
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

/** A step's word, as it stands alone or after a number: “3 refused”. */
export const stepLabel = (word: StepWord, count = 1): string => {
  const key = stepLabels[word];
  return plural(count, key, key as 'refused');
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
      return count ? [`${number(count)} ${stepLabel(word, count)}`] : [];
    })
    .join(', ');
}

const results = {
  create: {
    seen: 'created, and seen on the agent',
    notSeen: 'created, not seen yet',
    unlisted: 'created; HighLevel does not list it',
    copies: 'created, with an extra copy',
  },
  update: {
    seen: 'changed, and seen on the agent',
    notSeen: 'changed, not seen yet',
    unlisted: 'changed; HighLevel does not list it',
    copies: 'changed, with an extra copy',
  },
  remove: {
    seen: 'removed, and seen on the agent',
    notSeen: 'removed, not seen yet',
    unlisted: 'removed; HighLevel does not list it',
    copies: 'removed, with an extra copy',
  },
} as const satisfies Record<Step['op'], Record<string, Key>>;

/** What became of one step, in a few words that claim no more than is known. */
export function stepResult(step: Pick<Step, 'op' | 'state' | 'verification'>): string {
  const word = stepWord(step);
  const its = results[step.op];
  if (word === 'verified') return t(its.seen);
  if (word === 'not-seen' && step.state !== 'uncertain') return t(its.notSeen);
  if (word === 'cannot-tell' && step.state !== 'uncertain') return t(its.unlisted);
  if (word === 'copies') return t(its.copies);
  return stepLabel(word);
}
