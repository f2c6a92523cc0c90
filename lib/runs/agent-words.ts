import { inTime } from '../highlevel/problem-text.ts';
import { plural, t } from '../i18n/t.ts';
import type { Target } from './schema.ts';

/**
 * What stands for an agent in sentences. Translations say “agent” before it (“en el agente {agent}”),
 * so that they need not bend around a name; without one, theirs says “the one that is meant”.
 */
export const agentWord = ({ agentName }: Target): string => agentName ?? t('the agent');

export const nameOn = ({ name }: { name: string }, agent: string): string =>
  t('“{name}” on {agent}.', { name, agent });

export const nextLook = (at: number | undefined, now: number): string =>
  t('Next look {when}.', { when: inTime(at, now) });

export const nextTry = (at: number | undefined, now: number): string =>
  t('Next try {when}.', { when: inTime(at, now) });

export const notReadAgain = (agent: string): string =>
  capital(t('{agent} could not be read again yet.', { agent }));

/** How many equal actions, found by reading, are left after an undo. */
export const stillThere = (left: number): string =>
  plural(
    left,
    'An equal action that was found by reading is still there.',
    '{count} equal actions that were found by reading are still there.',
  );

/** A sentence that may begin with “the agent”; a name is left as it is written. */
export const capital = (sentence: string): string => {
  const fallback = t('the agent');
  return sentence.startsWith(fallback)
    ? sentence.charAt(0).toUpperCase() + sentence.slice(1)
    : sentence;
};
