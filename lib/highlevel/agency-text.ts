import type { Key } from '../i18n/catalog.ts';
import { moment } from '../i18n/format.ts';
import { t } from '../i18n/t.ts';
import type { AgencyView } from '../messaging/messages/agency-shapes.ts';
import type { Problem } from './errors.ts';
import { quoted, tryAgain } from './problem-text.ts';

/** What was going on: `save` an agency is connected, `renew` its token, `list` its sub-accounts. */
export type AgencyDoing = 'save' | 'renew' | 'list';

export interface AgencyText {
  tone: 'good' | 'plain' | 'warning' | 'error';
  title: string;
  /** What is and is not so, and what to do. */
  detail: string;
  /** `renew`: try now. `replace`: new secrets are needed. `unlock`: the vault. */
  next?: 'renew' | 'replace' | 'unlock';
}

const authorise: Key =
  'Install (authorise) your app for the agency again in HighLevel, and paste the new refresh token.';

/** How an agency stands, in words. `now`: ms since 1970. */
export function agencyText(agency: AgencyView, now: number): AgencyText {
  const { renewal, accessEndsAt, secrets, kind } = agency;
  if (secrets === 'locked') {
    return {
      tone: 'plain',
      title: t('Locked'),
      detail: t('Its secrets are under your passphrase. Unlock to use it.'),
      next: 'unlock',
    };
  }
  if (secrets === 'ended') {
    return {
      tone: 'warning',
      title: t('Ended with the browser'),
      detail: [
        t('Its secrets were kept for the session only.'),
        t(kind === 'app' ? authorise : 'Paste a new access token.'),
      ].join(' '),
      next: 'replace',
    };
  }
  const over = accessEndsAt !== undefined && accessEndsAt <= now;
  if (kind === 'token') return pastedText(agency, over, now);
  const until =
    accessEndsAt !== undefined && !over
      ? t('The present access token works until {when}.', { when: shortMoment(accessEndsAt, now) })
      : '';
  const told = (...sentences: string[]) => [...sentences, until].filter(Boolean).join(' ');
  switch (renewal.state) {
    case 'sending':
      return {
        tone: 'plain',
        title: t('Renewing'),
        detail: t('HighLevel is asked for a new token.'),
      };
    case 'lost':
      return {
        tone: 'warning',
        title: t('The answer to a renewal was lost'),
        detail: told(t('HighLevel may have used up the refresh token; the next try shows it.')),
        next: 'renew',
      };
    case 'ended':
      return {
        tone: 'error',
        title: t('The refresh token is used up or not valid'),
        detail: told(renewal.problem ? quoted(renewal.problem) : '', t(authorise)),
        next: 'replace',
      };
    case 'ready':
      break;
  }
  if (renewal.problem) {
    const { title, detail } = agencyProblemText(renewal.problem, 'renew', now);
    return { tone: 'warning', title, detail: told(detail), next: 'renew' };
  }
  return {
    tone: 'good',
    title: t('Connected'),
    detail: over
      ? t('Its access token is renewed when it is needed next.')
      : told(t('Its access token is renewed by itself.')),
  };
}

function pastedText(agency: AgencyView, over: boolean, now: number): AgencyText {
  const { accessEndsAt, endsAbout, renewal } = agency;
  if (over || renewal.state === 'ended') {
    return {
      tone: 'error',
      title: t('The access token has ended'),
      detail: t('Paste a new one. Nothing is sent with this one any more.'),
      next: 'replace',
    };
  }
  const when = accessEndsAt === undefined ? t('about a day') : shortMoment(accessEndsAt, now);
  return {
    tone: 'plain',
    title: endsAbout
      ? t('Works for about a day, until {when}', { when })
      : t('Works until {when}', { when }),
    detail: t('A pasted access token cannot be renewed: paste a new one then.'),
  };
}

/** What went wrong with an agency, and what to do. */
export function agencyProblemText(
  problem: Problem,
  doing: AgencyDoing,
  now: number,
): { title: string; detail: string } {
  const { title, parts } = words(problem, doing, now);
  const done = doing === 'save' ? t('The agency was not connected.') : '';
  return { title, detail: [...parts, done].filter(Boolean).join(' ') };
}

function words(
  problem: Problem,
  doing: AgencyDoing,
  now: number,
): { title: string; parts: string[] } {
  const said = quoted(problem);
  switch (problem.kind) {
    case 'uncertain':
      return {
        title: t('No readable answer came back'),
        parts: [
          doing === 'save'
            ? t(
                'HighLevel may have used up the refresh token. Try it once more; when it is refused: {next}',
                { next: t(authorise) },
              )
            : t('HighLevel may have used up the refresh token; the next try shows it.'),
        ],
      };
    case 'invalid':
    case 'token-rejected':
      return doing === 'list'
        ? { title: t('HighLevel does not accept the access token'), parts: [said, t(authorise)] }
        : {
            title: t('HighLevel refused these secrets'),
            parts: [said, t('Check client id and client secret.'), t(authorise)],
          };
    case 'wrong-token-kind':
      return {
        title: t('These belong to a single sub-account'),
        parts: [
          t(
            'An agency’s token is needed. Install your app for the agency, not for a sub-account, and paste what it gives you.',
          ),
        ],
      };
    case 'other-location':
    case 'not-found':
      return {
        title: t('HighLevel does not know this agency by this token'),
        parts: [said, t('Check the company id.')],
      };
    case 'scope-missing':
      return {
        title: t('The app lacks a scope'),
        parts: [
          t('Add “{scope}” to your app, and install it again.', {
            scope: problem.scope ?? 'locations.readonly',
          }),
        ],
      };
    case 'locked':
      return {
        title: t('Locked'),
        parts: [
          t('Its secrets are under your passphrase. Nothing was sent: unlock, and try again.'),
        ],
      };
    case 'no-token':
    case 'ended':
      return { title: t('Its secrets are gone'), parts: [t('Nothing was sent.'), t(authorise)] };
    case 'limit':
      return {
        title: t('Too many requests just now'),
        parts: [t('HighLevel asks to wait.'), tryAgain(problem.retryAt, now)],
      };
    case 'offline':
      return {
        title: t('No network'),
        parts: [t('Nothing was sent. Try again when you are online.')],
      };
    case 'down':
      return { title: t('HighLevel does not answer'), parts: [t('Try again in a minute.')] };
    default:
      return {
        title: t('HighLevel gave an answer that was not expected'),
        parts: [
          problem.status ? t('Status {status}.', { status: `${problem.status}` }) : '',
          said,
          t('Try again.'),
        ],
      };
  }
}

/** A time of day, with the date when it is not today's. */
function shortMoment(at: number, now: number): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return moment(at, {
    ...(sameDay ? {} : { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
  });
}
