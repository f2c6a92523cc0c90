import type { Key } from '../i18n/catalog.ts';
import { moment } from '../i18n/format.ts';
import { t } from '../i18n/t.ts';
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
const done: Record<Doing, Key | ''> = {
  create: 'Nothing was created.',
  read: '',
  token: 'The token was not saved.',
  check: 'Looking changes nothing.',
  remove: 'It was not removed.',
};

/** HighLevel's own words, as one line. */
export function quoted(problem: Problem): string {
  const words = problem.messages.filter(Boolean).join(' · ');
  return words ? t('HighLevel says: “{words}”.', { words }) : '';
}

/** The words for a moment to come: seconds when near, else the time of day. */
export function inTime(at: number | undefined, now: number): string {
  if (at === undefined) return t('in a moment');
  const seconds = Math.ceil((at - now) / 1000);
  if (seconds <= 120) return t('in {count} s', { count: Math.max(1, seconds) });
  return t('at {time}', { time: moment(at, { hour: '2-digit', minute: '2-digit' }) });
}

export const tryAgain = (at: number | undefined, now: number): string =>
  t('Try again {when}.', { when: inTime(at, now) });

/** What a problem means and what to do about it. `now` is in ms since 1970. */
export function problemText(
  problem: Problem,
  { doing = 'read', now = Date.now() }: { doing?: Doing; now?: number } = {},
): ProblemText {
  const { title, parts, next } = words(problem, doing, now);
  // After an uncertain change nothing may be claimed.
  const sure = problem.kind === 'uncertain' ? '' : done[doing] && t(done[doing]);
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
        title: t('A token is needed'),
        parts: [t('None is kept for this sub-account yet. Add one to go on.')],
        next: 'token',
      };
    case 'locked':
      return {
        title: t('Switchboard is locked'),
        parts: [t('The token of this sub-account is under your passphrase. Unlock to go on.')],
        next: 'token',
      };
    case 'ended':
      return {
        title: t('The token is gone with the last session'),
        parts: [t('You chose to keep tokens for one session only. Paste it again to go on.')],
        next: 'token',
      };
    case 'token-rejected':
      return {
        title: t('HighLevel does not accept the token'),
        parts: [t('It has ended, was rotated or removed. Replace it with one that is valid now.')],
        next: 'token',
      };
    case 'scope-missing':
      return {
        title: t('The token lacks a scope'),
        parts: [
          problem.scope
            ? t('Tick “{scope}” for it in HighLevel under Settings → Private Integrations.', {
                scope: problem.scope,
              })
            : t(
                'Tick all scopes of the list for it in HighLevel under Settings → Private Integrations.',
              ),
        ],
        next: 'token',
      };
    case 'wrong-token-kind':
      return {
        title: t('This is an agency’s token'),
        parts: [
          t(
            'Actions need a token of the sub-account itself. Make one in the sub-account under Settings → Private Integrations.',
          ),
        ],
        next: 'token',
      };
    case 'other-location':
      return {
        title: t('The token belongs to another sub-account'),
        parts: [t('Replace it with one that was made in this sub-account.')],
        next: 'token',
      };
    case 'invalid':
      return {
        title: t('HighLevel refused this'),
        parts: [quoted(problem) || t('It gave no reason.')],
        next: 'edit',
      };
    case 'not-found':
      return notFound(doing);
    case 'limit':
      return problem.daily
        ? {
            title: t('The day’s limit is reached'),
            parts: [
              t('HighLevel takes no more requests for this sub-account today.'),
              problem.retryAt ? tryAgain(problem.retryAt, now) : t('Try again tomorrow.'),
            ],
            next: 'wait',
          }
        : {
            title: t('Too many requests just now'),
            parts: [t('HighLevel asks to wait.'), tryAgain(problem.retryAt, now)],
            next: 'retry',
          };
    case 'down':
      return {
        title: t('HighLevel does not answer'),
        parts: [
          problem.status
            ? t('It reports an error of its own ({status}). Try again in a minute.', {
                status: `${problem.status}`,
              })
            : t('It took too long. Try again in a minute.'),
        ],
        next: 'retry',
      };
    case 'offline':
      return {
        title: t('No network'),
        parts: [t('HighLevel could not be reached. Try again when you are online.')],
        next: 'retry',
      };
    case 'uncertain':
      return uncertain(doing);
    case 'unexpected':
      return {
        title: t('HighLevel gave an answer that was not expected'),
        parts: [
          problem.status ? t('Status {status}.', { status: `${problem.status}` }) : '',
          quoted(problem),
          t('Try again; if it stays, HighLevel may have changed something.'),
        ],
        next: 'retry',
      };
  }
}

function notFound(doing: Doing): { title: string; parts: string[]; next?: Next } {
  if (doing === 'token') {
    return {
      title: t('HighLevel does not find this sub-account'),
      parts: [t('Check that the token was made in the sub-account that the tab shows.')],
      next: 'token',
    };
  }
  return {
    title: t('HighLevel does not find this agent'),
    parts: [t('It may have been deleted, or not been saved yet. Save it, or pick another agent.')],
    next: 'pick-agent',
  };
}

function uncertain(doing: Doing): { title: string; parts: string[]; next?: Next } {
  if (doing === 'remove') {
    return {
      title: t('No answer to the removal'),
      parts: [t('It may have been removed or not. Try again: removing it twice does no harm.')],
      next: 'retry',
    };
  }
  return {
    title: t('No readable answer came back'),
    parts: [t('What was sent may have been carried out or not.')],
    next: 'retry',
  };
}
