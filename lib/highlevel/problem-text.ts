import type { Problem } from './errors.ts';

/**
 * What was going on when the problem came up; it decides what may be said about HighLevel's data.
 *
 * - `create`: before or at a create that was refused, or stopped before it left
 * - `read`: a name or a list was read
 * - `token`: a pasted token was tested
 * - `check`: the agent was read again to see what became of a create
 * - `remove`: an action was to be removed
 */
export type Doing = 'create' | 'read' | 'token' | 'check' | 'remove';

/** What the person can do about it. */
export type Next = 'token' | 'retry' | 'wait' | 'edit' | 'pick-agent';

export interface ProblemText {
  title: string;
  /** What was and was not done in HighLevel, and what to do. */
  detail: string;
  next?: Next;
}

/** What is certain about HighLevel's data after the problem, as a sentence; empty for reads. */
const done: Record<Doing, string> = {
  create: 'Nothing was created.',
  read: '',
  token: 'The token was not saved.',
  check: 'Looking changes nothing.',
  remove: 'It was not removed.',
};

/** HighLevel's own words, as one line. */
export function quoted(problem: Problem): string {
  const words = problem.messages.filter(Boolean).join(' · ');
  return words ? `HighLevel says: “${words}”.` : '';
}

/** The words for a moment to come: seconds when near, else the time of day. */
export function inTime(at: number | undefined, now: number): string {
  if (at === undefined) return 'in a moment';
  const seconds = Math.ceil((at - now) / 1000);
  if (seconds <= 1) return 'in 1 s';
  if (seconds <= 120) return `in ${seconds} s`;
  const time = new Date(at).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  return `at ${time}`;
}

/** What a problem means and what to do about it. `now` is in ms since 1970. */
export function problemText(
  problem: Problem,
  { doing = 'read', now = Date.now() }: { doing?: Doing; now?: number } = {},
): ProblemText {
  const { title, parts, next } = words(problem, doing, now);
  // After an uncertain change nothing may be claimed.
  const sure = problem.kind === 'uncertain' ? '' : done[doing];
  const detail = [...parts, sure].filter(Boolean).join(' ');
  return next ? { title, detail, next } : { title, detail };
}

function words(
  problem: Problem,
  doing: Doing,
  now: number,
): { title: string; parts: string[]; next?: Next } {
  switch (problem.kind) {
    case 'no-token':
      return {
        title: 'A token is needed',
        parts: ['None is kept for this sub-account yet. Add one to go on.'],
        next: 'token',
      };
    case 'locked':
      return {
        title: 'Switchboard is locked',
        parts: ['The token of this sub-account is under your passphrase. Unlock to go on.'],
        next: 'token',
      };
    case 'ended':
      return {
        title: 'The token is gone with the last session',
        parts: ['You chose to keep tokens for one session only. Paste it again to go on.'],
        next: 'token',
      };
    case 'token-rejected':
      return {
        title: 'HighLevel does not accept the token',
        parts: ['It has ended, was rotated or removed. Replace it with one that is valid now.'],
        next: 'token',
      };
    case 'scope-missing':
      return {
        title: 'The token lacks a scope',
        parts: [
          problem.scope
            ? `Tick “${problem.scope}” for it in HighLevel under Settings → Private Integrations.`
            : 'Tick all scopes of the list for it in HighLevel under Settings → Private Integrations.',
        ],
        next: 'token',
      };
    case 'wrong-token-kind':
      return {
        title: 'This is an agency’s token',
        parts: [
          'Actions need a token of the sub-account itself. Make one in the sub-account under Settings → Private Integrations.',
        ],
        next: 'token',
      };
    case 'other-location':
      return {
        title: 'The token belongs to another sub-account',
        parts: ['Replace it with one that was made in this sub-account.'],
        next: 'token',
      };
    case 'invalid':
      return {
        title: 'HighLevel refused this',
        parts: [quoted(problem) || 'It gave no reason.'],
        next: 'edit',
      };
    case 'not-found':
      return notFound(doing);
    case 'limit':
      return problem.daily
        ? {
            title: 'The day’s limit is reached',
            parts: [
              'HighLevel takes no more requests for this sub-account today.',
              problem.retryAt
                ? `Try again ${inTime(problem.retryAt, now)}.`
                : 'Try again tomorrow.',
            ],
            next: 'wait',
          }
        : {
            title: 'Too many requests just now',
            parts: [`HighLevel asks to wait. Try again ${inTime(problem.retryAt, now)}.`],
            next: 'retry',
          };
    case 'down':
      return {
        title: 'HighLevel does not answer',
        parts: [
          problem.status
            ? `It reports an error of its own (${problem.status}). Try again in a minute.`
            : 'It took too long. Try again in a minute.',
        ],
        next: 'retry',
      };
    case 'offline':
      return {
        title: 'No network',
        parts: ['HighLevel could not be reached. Try again when you are online.'],
        next: 'retry',
      };
    case 'uncertain':
      return uncertain(doing);
    case 'unexpected':
      return {
        title: 'HighLevel gave an answer that was not expected',
        parts: [
          problem.status ? `Status ${problem.status}.` : '',
          quoted(problem),
          'Try again; if it stays, HighLevel may have changed something.',
        ],
        next: 'retry',
      };
  }
}

function notFound(doing: Doing): { title: string; parts: string[]; next?: Next } {
  if (doing === 'token') {
    return {
      title: 'HighLevel does not find this sub-account',
      parts: ['Check that the token was made in the sub-account that the tab shows.'],
      next: 'token',
    };
  }
  return {
    title: 'HighLevel does not find this agent',
    parts: ['It may have been deleted, or not been saved yet. Save it, or pick another agent.'],
    next: 'pick-agent',
  };
}

function uncertain(doing: Doing): { title: string; parts: string[]; next?: Next } {
  if (doing === 'remove') {
    return {
      title: 'No answer to the removal',
      parts: ['It may have been removed or not. Try again: removing it twice does no harm.'],
      next: 'retry',
    };
  }
  return {
    title: 'No readable answer came back',
    parts: ['What was sent may have been carried out or not.'],
    next: 'retry',
  };
}
