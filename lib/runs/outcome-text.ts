import { inTime, problemText } from '../highlevel/problem-text.ts';
import type { Key } from '../i18n/catalog.ts';
import { plural, t } from '../i18n/t.ts';
import { agentWord, nameOn, nextLook, nextTry, notReadAgain, stillThere } from './agent-words.ts';
import { changeText } from './change-text.ts';
import { liveIds } from './outcome.ts';
import { packText } from './pack-text.ts';
import type { Run, Step, Target } from './schema.ts';

export type Tone = 'progress' | 'success' | 'warning' | 'error';

export interface OutcomeText {
  tone: Tone;
  title: string;
  detail: string;
}

/**
 * What became of a run, in words that claim no more than is known (see "Promises about creating" in
 * docs/highlevel.md): of its one step, or of all together. `now`: ms since 1970, for countdowns.
 */
export function runText(run: Run, now: number): OutcomeText {
  const [step] = run.steps;
  if (!step) return { tone: 'error', title: t('Nothing was sent'), detail: '' };
  return run.steps.length === 1 ? stepText(step, run.target, now) : packText(run, now);
}

/** What became of one step of a run on `target`; see `runText`. */
export function stepText(step: Step, target: Target, now: number): OutcomeText {
  const agent = agentWord(target);
  if (step.state === 'waiting') return waitingText(step, agent, now);
  if (step.op !== 'create' && step.state !== 'claimed') return changeText(step, agent, now);
  if (step.removing.length > 0) {
    return {
      tone: 'progress',
      title: t('Undoing…'),
      detail: t('Removing it from {agent}.', { agent }),
    };
  }
  switch (step.state) {
    case 'claimed':
      return {
        tone: 'progress',
        title: t('Reading the agent…'),
        detail: t('Nothing was sent yet.'),
      };
    case 'sending':
      return { tone: 'progress', title: t('Creating…'), detail: nameOn(step, agent) };
    case 'created':
      return withShape(step, createdText(step, agent, now));
    case 'updated':
    case 'removed':
      return changeText(step, agent, now);
    case 'uncertain':
      return uncertainText(step, agent, now);
    case 'refused':
      return refusedText(step, now);
    case 'not-sent':
      return notSentText(step, now);
    case 'undone':
      return undoneText(step, agent);
  }
}

const nothingYet: Record<Step['op'], Key> = {
  create: 'Nothing was created yet.',
  update: 'Nothing was changed yet.',
  remove: 'Nothing was removed yet.',
};

/** Why nothing goes on just now, and when it does. */
function waitingText({ op, problem, retryAt }: Step, agent: string, now: number): OutcomeText {
  const tone = 'progress';
  if (problem?.kind === 'locked') {
    return {
      tone,
      title: t('Waits for your passphrase'),
      detail: t(
        'The token is locked. Nothing was sent to {agent} yet; it goes on by itself when you unlock.',
        { agent },
      ),
    };
  }
  const nothing = t(nothingYet[op]);
  if (!problem || (problem.kind === 'limit' && !problem.daily)) {
    const detail = [t('Too many requests just now.'), nothing, nextTry(retryAt, now)].join(' ');
    return { tone, title: t('HighLevel asks to wait'), detail };
  }
  const { title } = problemText(problem, { now });
  const next =
    retryAt === undefined
      ? t('It goes on by itself once the sub-account has a token that works.')
      : t('It goes on by itself {when}.', { when: inTime(retryAt, now) });
  return { tone, title, detail: `${nothing} ${next}` };
}

/** Says when the documented body was refused and the one HighLevel's own builder sends was taken. */
function withShape(step: Step, text: OutcomeText): OutcomeText {
  if (step.shape !== 'builder') return text;
  const shape = t('HighLevel refused the documented form of it and took the builder’s.');
  return { ...text, detail: `${text.detail} ${shape}` };
}

function createdText(step: Step, agent: string, now: number): OutcomeText {
  const { state, nextAt, problem } = step.verification;
  if (step.removed.length > 0 && liveIds(step).length <= 1) {
    return {
      tone: 'success',
      title: t('Created'),
      detail: t('On {agent}, once. The extra copy was removed.', { agent }),
    };
  }
  switch (state) {
    case 'one':
      return {
        tone: 'success',
        title: t('Created'),
        detail: t('Seen on {agent}, once.', { agent }),
      };
    case 'copies':
      return copiesText(step, agent, t('Created, with an extra copy'));
    case 'cannot-tell':
      return {
        tone: 'success',
        title: t('Created'),
        detail: t(
          'HighLevel gave its id. It does not list the actions of {agent}, so we cannot tell whether there is an extra copy.',
          { agent },
        ),
      };
    case 'not-seen':
      return nextAt
        ? {
            tone: 'success',
            title: t('Created'),
            detail: [
              t('HighLevel gave its id, but does not list it on {agent} yet.', { agent }),
              nextLook(nextAt, now),
            ].join(' '),
          }
        : {
            tone: 'warning',
            title: t('Created, but not listed yet'),
            detail: t(
              'HighLevel gave its id, but does not list it on {agent}. Reload the builder to see whether it is there.',
              { agent },
            ),
          };
    case 'pending':
      return {
        tone: 'success',
        title: t('Created'),
        detail: [
          t('HighLevel gave its id.'),
          problem ? notReadAgain(agent) : t('Looking at {agent} again…', { agent }),
        ].join(' '),
      };
  }
}

function copiesText(step: Step, agent: string, title: string): OutcomeText {
  return {
    tone: 'warning',
    title,
    detail: plural(
      liveIds(step).length,
      '{count} equal action is new on {agent}. The browser may have sent the request twice, or one may have been added by somebody else.',
      '{count} equal actions are new on {agent}. The browser may have sent the request twice, or one may have been added by somebody else.',
      { agent },
    ),
  };
}

function uncertainText(step: Step, agent: string, now: number): OutcomeText {
  const { state, nextAt, problem, reads } = step.verification;
  const sent = t('We sent it, but no readable answer came back.');
  if (step.removed.length > 0 && liveIds(step).length === 1) {
    return {
      tone: 'success',
      title: t('It is there'),
      detail: t('On {agent}, once. The extra copy was removed.', { agent }),
    };
  }
  switch (state) {
    case 'one':
      return {
        tone: 'success',
        title: t('It is there'),
        detail: t('No readable answer came back, but an equal action is new on {agent}.', {
          agent,
        }),
      };
    case 'copies':
      return copiesText(step, agent, t('It is there, with an extra copy'));
    case 'cannot-tell':
      return {
        tone: 'warning',
        title: t('We cannot tell whether it was created'),
        detail: `${sent} ${t('HighLevel does not list the actions of {agent} in a way that shows it. Look in the builder before you create it again.', { agent })}`,
      };
    case 'pending':
    case 'not-seen': {
      if (nextAt !== undefined) {
        const seen = reads > 0 ? t('Not seen so far.') : t('Looking at {agent}…', { agent });
        return {
          tone: 'progress',
          title: t('No answer: looking for it'),
          detail: [sent, seen, nextLook(nextAt, now)].join(' '),
        };
      }
      if (problem) {
        const { title } = problemText(problem, { doing: 'check', now });
        return {
          tone: 'warning',
          title: t('We cannot tell whether it was created'),
          detail: `${sent} ${t('{problem}: {agent} could not be read. Check again, or look in the builder.', { problem: title, agent })}`,
        };
      }
      if (state === 'pending') {
        return {
          tone: 'progress',
          title: t('No answer: looking for it'),
          detail: `${sent} ${t('Looking at {agent}…', { agent })}`,
        };
      }
      return {
        tone: 'warning',
        title: t('Not seen on the agent'),
        detail: [sent, lookedFor(step, now), t('It may still appear.')].join(' '),
      };
    }
  }
}

function lookedFor(step: Step, now: number): string {
  const { checkedAt } = step.verification;
  if (step.sentAt === undefined) return t('The agent does not show it.');
  const seconds = Math.max(1, Math.round(((checkedAt ?? now) - step.sentAt) / 1000));
  return seconds < 120
    ? t('{count} s later the agent does not show it.', { count: seconds })
    : t('{count} min later the agent does not show it.', { count: Math.round(seconds / 60) });
}

function refusedText(step: Step, now: number): OutcomeText {
  if (!step.problem) {
    return {
      tone: 'error',
      title: t('HighLevel refused this'),
      detail: t('Nothing was created.'),
    };
  }
  const { title, detail } = problemText(step.problem, { doing: 'create', now });
  return { tone: 'error', title, detail };
}

const stoppedDetails: Record<Exclude<NonNullable<Step['stopped']>, 'cancelled'>, Key> = {
  'tab-moved': 'The tab shows another agent now. Nothing was sent.',
  'worker-stopped': 'The browser stopped the extension before it was sent. Create it again.',
  'secret-lost':
    'The browser restarted, and secrets are not kept over that. Nothing was sent. Fill it in again.',
  changed: 'Somebody changed it in HighLevel since. It was left alone.',
  equal: 'An equal action is on its way, or was created a moment ago. Nothing was sent.',
};

function notSentText(step: Step, now: number): OutcomeText {
  if (step.problem) {
    const { title, detail } = problemText(step.problem, { doing: 'create', now });
    return { tone: 'error', title, detail };
  }
  if (step.stopped === 'cancelled') {
    return { tone: 'warning', title: t('Cancelled'), detail: t('Nothing was created.') };
  }
  const detail = t(step.stopped ? stoppedDetails[step.stopped] : 'Nothing was created.');
  return { tone: 'error', title: t('Not sent'), detail };
}

function undoneText(step: Step, agent: string): OutcomeText {
  const left = liveIds(step).length;
  if (left > 0) {
    return {
      tone: 'warning',
      title: t('Undone, an equal one is left'),
      detail: `${t('Removed from {agent}.', { agent })} ${stillThere(left)}`,
    };
  }
  return { tone: 'success', title: t('Undone'), detail: t('Removed from {agent}.', { agent }) };
}
