import { inTime, problemText } from '../highlevel/problem-text.ts';
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
  if (!step) return { tone: 'error', title: 'Nothing was sent', detail: '' };
  return run.steps.length === 1 ? stepText(step, run.target, now) : packText(run, now);
}

/** What became of one step of a run on `target`; see `runText`. */
export function stepText(step: Step, target: Target, now: number): OutcomeText {
  const agent = target.agentName ?? 'the agent';
  if (step.state === 'waiting') return waitingText(step, agent, now);
  if (step.op !== 'create' && step.state !== 'claimed') return changeText(step, agent, now);
  if (step.removing.length > 0) {
    return { tone: 'progress', title: 'Undoing…', detail: `Removing it from ${agent}.` };
  }
  switch (step.state) {
    case 'claimed':
      return { tone: 'progress', title: 'Reading the agent…', detail: 'Nothing was sent yet.' };
    case 'sending':
      return { tone: 'progress', title: 'Creating…', detail: `“${step.name}” on ${agent}.` };
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

const nothingYet = {
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
      title: 'Waits for your passphrase',
      detail: `The token is locked. Nothing was sent to ${agent} yet; it goes on by itself when you unlock.`,
    };
  }
  const nothing = nothingYet[op];
  if (!problem || (problem.kind === 'limit' && !problem.daily)) {
    const detail = `Too many requests just now. ${nothing} Next try ${inTime(retryAt, now)}.`;
    return { tone, title: 'HighLevel asks to wait', detail };
  }
  const { title } = problemText(problem, { now });
  const next =
    retryAt === undefined
      ? 'It goes on by itself once the sub-account has a token that works.'
      : `It goes on by itself ${inTime(retryAt, now)}.`;
  return { tone, title, detail: `${nothing} ${next}` };
}

/** Says when the documented body was refused and the one HighLevel's own builder sends was taken. */
function withShape(step: Step, text: OutcomeText): OutcomeText {
  if (step.shape !== 'builder') return text;
  const detail = `${text.detail} HighLevel refused the documented form of it and took the builder’s.`;
  return { ...text, detail };
}

function createdText(step: Step, agent: string, now: number): OutcomeText {
  const { state, nextAt, problem } = step.verification;
  if (step.removed.length > 0 && liveIds(step).length <= 1) {
    return {
      tone: 'success',
      title: 'Created',
      detail: `On ${agent}, once. The extra copy was removed.`,
    };
  }
  switch (state) {
    case 'one':
      return { tone: 'success', title: 'Created', detail: `Seen on ${agent}, once.` };
    case 'copies':
      return copiesText(step, agent, 'Created, with an extra copy');
    case 'cannot-tell':
      return {
        tone: 'success',
        title: 'Created',
        detail: `HighLevel gave its id. It does not list the actions of ${agent}, so we cannot tell whether there is an extra copy.`,
      };
    case 'not-seen':
      return nextAt
        ? {
            tone: 'success',
            title: 'Created',
            detail: `HighLevel gave its id, but does not list it on ${agent} yet. Next look ${inTime(nextAt, now)}.`,
          }
        : {
            tone: 'warning',
            title: 'Created, but not listed yet',
            detail: `HighLevel gave its id, but does not list it on ${agent}. Reload the builder to see whether it is there.`,
          };
    case 'pending':
      return {
        tone: 'success',
        title: 'Created',
        detail: problem
          ? `HighLevel gave its id. ${agent === 'the agent' ? 'The agent' : agent} could not be read again yet.`
          : `HighLevel gave its id. Looking at ${agent} again…`,
      };
  }
}

function copiesText(step: Step, agent: string, title: string): OutcomeText {
  const count = liveIds(step).length;
  return {
    tone: 'warning',
    title,
    detail: `${count} equal actions are new on ${agent}. The browser may have sent the request twice, or one may have been added by somebody else.`,
  };
}

function uncertainText(step: Step, agent: string, now: number): OutcomeText {
  const { state, nextAt, problem, reads } = step.verification;
  const sent = 'We sent it, but no readable answer came back.';
  if (step.removed.length > 0 && liveIds(step).length === 1) {
    return {
      tone: 'success',
      title: 'It is there',
      detail: `On ${agent}, once. The extra copy was removed.`,
    };
  }
  switch (state) {
    case 'one':
      return {
        tone: 'success',
        title: 'It is there',
        detail: `No readable answer came back, but an equal action is new on ${agent}.`,
      };
    case 'copies':
      return copiesText(step, agent, 'It is there, with an extra copy');
    case 'cannot-tell':
      return {
        tone: 'warning',
        title: 'We cannot tell whether it was created',
        detail: `${sent} HighLevel does not list the actions of ${agent} in a way that shows it. Look in the builder before you create it again.`,
      };
    case 'pending':
    case 'not-seen': {
      if (nextAt !== undefined) {
        const seen = reads > 0 ? 'Not seen so far.' : `Looking at ${agent}…`;
        return {
          tone: 'progress',
          title: 'No answer: looking for it',
          detail: `${sent} ${seen} Next look ${inTime(nextAt, now)}.`,
        };
      }
      if (problem) {
        return {
          tone: 'warning',
          title: 'We cannot tell whether it was created',
          detail: `${sent} ${problemText(problem, { doing: 'check', now }).title}: ${agent} could not be read. Check again, or look in the builder.`,
        };
      }
      if (state === 'pending') {
        return {
          tone: 'progress',
          title: 'No answer: looking for it',
          detail: `${sent} Looking at ${agent}…`,
        };
      }
      return {
        tone: 'warning',
        title: 'Not seen on the agent',
        detail: `${sent} ${lookedFor(step, now)} It may still appear.`,
      };
    }
  }
}

function lookedFor(step: Step, now: number): string {
  const { checkedAt } = step.verification;
  if (step.sentAt === undefined) return 'The agent does not show it.';
  const seconds = Math.max(1, Math.round(((checkedAt ?? now) - step.sentAt) / 1000));
  const span = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
  return `${span} later the agent does not show it.`;
}

function refusedText(step: Step, now: number): OutcomeText {
  if (!step.problem) {
    return { tone: 'error', title: 'HighLevel refused this', detail: 'Nothing was created.' };
  }
  const { title, detail } = problemText(step.problem, { doing: 'create', now });
  return { tone: 'error', title, detail };
}

const stoppedDetails: Record<Exclude<NonNullable<Step['stopped']>, 'cancelled'>, string> = {
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
    return { tone: 'warning', title: 'Cancelled', detail: 'Nothing was created.' };
  }
  const detail = step.stopped ? stoppedDetails[step.stopped] : 'Nothing was created.';
  return { tone: 'error', title: 'Not sent', detail };
}

function undoneText(step: Step, agent: string): OutcomeText {
  const left = liveIds(step).length;
  if (left > 0) {
    return {
      tone: 'warning',
      title: 'Undone, an equal one is left',
      detail: `Removed from ${agent}. ${left === 1 ? 'An equal action that was' : `${left} equal actions that were`} found by reading ${left === 1 ? 'is' : 'are'} still there.`,
    };
  }
  return { tone: 'success', title: 'Undone', detail: `Removed from ${agent}.` };
}
