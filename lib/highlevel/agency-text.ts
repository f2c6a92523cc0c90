import type { AgencyView } from '../messaging/messages/agency-shapes.ts';
import type { Problem } from './errors.ts';
import { inTime, quoted } from './problem-text.ts';

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

const authorise =
  'Install (authorise) your app for the agency again in HighLevel, and paste the new refresh token.';

/** How an agency stands, in words. `now`: ms since 1970. */
export function agencyText(agency: AgencyView, now: number): AgencyText {
  const { renewal, accessEndsAt, secrets, kind } = agency;
  if (secrets === 'locked') {
    return {
      tone: 'plain',
      title: 'Locked',
      detail: 'Its secrets are under your passphrase. Unlock to use it.',
      next: 'unlock',
    };
  }
  if (secrets === 'ended') {
    return {
      tone: 'warning',
      title: 'Ended with the browser',
      detail: `Its secrets were kept for the session only. ${kind === 'app' ? authorise : 'Paste a new access token.'}`,
      next: 'replace',
    };
  }
  const over = accessEndsAt !== undefined && accessEndsAt <= now;
  if (kind === 'token') return pastedText(agency, over, now);
  const until =
    accessEndsAt !== undefined && !over
      ? ` The present access token works until ${moment(accessEndsAt, now)}.`
      : '';
  switch (renewal.state) {
    case 'sending':
      return { tone: 'plain', title: 'Renewing', detail: 'HighLevel is asked for a new token.' };
    case 'lost':
      return {
        tone: 'warning',
        title: 'The answer to a renewal was lost',
        detail: `HighLevel may have used up the refresh token; the next try shows it.${until}`,
        next: 'renew',
      };
    case 'ended':
      return {
        tone: 'error',
        title: 'The refresh token is used up or not valid',
        detail: [renewal.problem ? quoted(renewal.problem) : '', authorise + until]
          .filter(Boolean)
          .join(' '),
        next: 'replace',
      };
    case 'ready':
      break;
  }
  if (renewal.problem) {
    const { title, detail } = agencyProblemText(renewal.problem, 'renew', now);
    return { tone: 'warning', title, detail: `${detail}${until}`, next: 'renew' };
  }
  return {
    tone: 'good',
    title: 'Connected',
    detail: over
      ? 'Its access token is renewed when it is needed next.'
      : `Its access token is renewed by itself.${until}`,
  };
}

function pastedText(agency: AgencyView, over: boolean, now: number): AgencyText {
  const { accessEndsAt, endsAbout, renewal } = agency;
  if (over || renewal.state === 'ended') {
    return {
      tone: 'error',
      title: 'The access token has ended',
      detail: 'Paste a new one. Nothing is sent with this one any more.',
      next: 'replace',
    };
  }
  const end = accessEndsAt === undefined ? 'about a day' : moment(accessEndsAt, now);
  return {
    tone: 'plain',
    title: endsAbout ? `Works for about a day, until ${end}` : `Works until ${end}`,
    detail: 'A pasted access token cannot be renewed: paste a new one then.',
  };
}

/** What went wrong with an agency, and what to do. */
export function agencyProblemText(
  problem: Problem,
  doing: AgencyDoing,
  now: number,
): { title: string; detail: string } {
  const { title, parts } = words(problem, doing, now);
  const done = { save: 'The agency was not connected.', renew: '', list: '' }[doing];
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
        title: 'No readable answer came back',
        parts: [
          doing === 'save'
            ? `HighLevel may have used up the refresh token. Try it once more; when it is refused: ${authorise}`
            : 'HighLevel may have used up the refresh token; the next try shows it.',
        ],
      };
    case 'invalid':
    case 'token-rejected':
      return doing === 'list'
        ? { title: 'HighLevel does not accept the access token', parts: [said, authorise] }
        : {
            title: 'HighLevel refused these secrets',
            parts: [said, 'Check client id and client secret.', authorise],
          };
    case 'wrong-token-kind':
      return {
        title: 'These belong to a single sub-account',
        parts: [
          'An agency’s token is needed. Install your app for the agency, not for a sub-account, and paste what it gives you.',
        ],
      };
    case 'other-location':
    case 'not-found':
      return {
        title: 'HighLevel does not know this agency by this token',
        parts: [said, 'Check the company id.'],
      };
    case 'scope-missing':
      return {
        title: 'The app lacks a scope',
        parts: [
          `Add “${problem.scope ?? 'locations.readonly'}” to your app, and install it again.`,
        ],
      };
    case 'locked':
      return {
        title: 'Locked',
        parts: ['Its secrets are under your passphrase. Nothing was sent: unlock, and try again.'],
      };
    case 'no-token':
    case 'ended':
      return { title: 'Its secrets are gone', parts: [`Nothing was sent. ${authorise}`] };
    case 'limit':
      return {
        title: 'Too many requests just now',
        parts: [`HighLevel asks to wait. Try again ${inTime(problem.retryAt, now)}.`],
      };
    case 'offline':
      return { title: 'No network', parts: ['Nothing was sent. Try again when you are online.'] };
    case 'down':
      return { title: 'HighLevel does not answer', parts: ['Try again in a minute.'] };
    default:
      return {
        title: 'HighLevel gave an answer that was not expected',
        parts: [problem.status ? `Status ${problem.status}.` : '', said, 'Try again.'],
      };
  }
}

/** A time of day, with the date when it is not today's. */
function moment(at: number, now: number): string {
  const date = new Date(at);
  const sameDay = date.toDateString() === new Date(now).toDateString();
  return date.toLocaleString(undefined, {
    ...(sameDay ? {} : { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
  });
}
