import { problemText } from '../../lib/highlevel/problem-text.ts';
import { featureOf } from '../../lib/highlevel/token-facts.ts';
import type { Key } from '../../lib/i18n/catalog.ts';
import { moment } from '../../lib/i18n/format.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import type { ConnectionView } from '../../lib/messaging/messages/shapes.ts';

/** How a connection stands, in words. */
export interface Standing {
  tone: 'good' | 'plain' | 'warning' | 'error';
  title: string;
  detail?: string;
  /** What mends it. */
  next?: 'unlock' | 'replace' | 'test';
  /** Somebody should look at it. */
  attention: boolean;
}

const day = 24 * 3_600_000;
/** HighLevel advises to rotate private integration tokens every 90 days. */
const renewAfter = 90 * day;
const renewSoon = 80 * day;

/** When a token should be renewed; only those of private integrations, which do not end by themselves. */
function renewal({ via, endsAt, addedAt }: ConnectionView, now: number): Standing | undefined {
  if (via !== 'token' || endsAt !== undefined || now - addedAt < renewSoon) return undefined;
  const days = Math.floor((now - addedAt) / day);
  return {
    tone: 'warning',
    title: now - addedAt > renewAfter ? t('Overdue') : t('Renew soon'),
    detail: t(
      'It is {count} days old; HighLevel advises 90 at most. Rotate it in HighLevel under Settings → Private Integrations. Both tokens work for 7 days then: paste the new one here with “Replace token”.',
      { count: days },
    ),
    next: 'replace',
    attention: true,
  };
}

const dateOf = (at: number) =>
  moment(at, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

/** The most important thing there is to say. `now`: ms since 1970. */
export function standingOf(connection: ConnectionView, now: number): Standing {
  const { state, problem, endsAt, via, testedAt, writes } = connection;
  if (state === 'locked') {
    const detail = t('It is under your passphrase. Unlock to use or test it.');
    return { tone: 'plain', title: t('Locked'), detail, next: 'unlock', attention: false };
  }
  if (state === 'ended') {
    return {
      tone: 'warning',
      title: t('Gone with the session'),
      detail: t('You chose to keep tokens for one session only. Paste it again.'),
      next: 'replace',
      attention: true,
    };
  }
  if (endsAt !== undefined && endsAt <= now) {
    const detail = t('It ended on {when}. Paste a new one.', { when: dateOf(endsAt) });
    return { tone: 'error', title: t('Ended'), detail, next: 'replace', attention: true };
  }
  if (problem) {
    const { title, detail, next } = problemText(problem, { now });
    const known = next === 'token';
    return {
      tone: known ? 'error' : 'warning',
      title: known
        ? problem.kind === 'scope-missing'
          ? title
          : t('Not accepted')
        : t('Could not be tested'),
      detail: `${title}. ${detail}`,
      next: known ? 'replace' : 'test',
      attention: true,
    };
  }
  if (writes === 'no') {
    return {
      tone: 'warning',
      title: t('Cannot create'),
      detail: t('HighLevel refused to create with it: tick “{scope}” for it in HighLevel.', {
        scope: 'voice-ai-agent-goals.write',
      }),
      next: 'test',
      attention: true,
    };
  }
  const renew = renewal(connection, now);
  if (renew) return renew;
  if (endsAt !== undefined && via === 'token') {
    return {
      tone: endsAt - now < day ? 'warning' : 'good',
      title: t('Ends on {when}', { when: dateOf(endsAt) }),
      detail: t('An OAuth token ends by itself. Paste a new one then.'),
      next: 'replace',
      attention: endsAt - now < day,
    };
  }
  if (testedAt === undefined && via === 'token') {
    const detail = t('It was saved without a test.');
    return { tone: 'plain', title: t('Not tested'), detail, next: 'test', attention: false };
  }
  return { tone: 'good', title: t('Works'), attention: false };
}

/** What reading does not work for, each with the scope that it lacks. */
export const missingFeatures = ({ missingScopes }: ConnectionView) =>
  missingScopes.map((scope) => ({ scope, feature: featureOf(scope) }));

/** What a token that was just tested can do, in a sentence. */
export function canDo(connection: ConnectionView): string {
  const missing = missingFeatures(connection);
  if (connection.testedAt === undefined) return t('Kept without a test.');
  if (missing.length === 0) return t('It can read everything that Switchboard shows.');
  const names = missing.map(({ feature }) => feature.charAt(0).toLowerCase() + feature.slice(1));
  return t('It works, without: {features}.', { features: names.join('; ') });
}

export const writesWords: Record<ConnectionView['writes'], Key> = {
  yes: 'Creating was seen to work.',
  no: 'HighLevel refused to create with it.',
  unknown: 'Whether it may create is not known until the first create.',
};

/** How old it is, in the fewest words. */
export function ageOf({ addedAt }: ConnectionView, now: number): string {
  const days = Math.floor((now - addedAt) / day);
  if (days < 1) return t('today');
  return plural(days, '{count} day', '{count} days');
}
