import { describe, expect, test } from 'vitest';
import { agencyProblemText, agencyText } from '../../../lib/highlevel/agency-text.ts';
import { problemKinds } from '../../../lib/highlevel/errors.ts';
import type { AgencyView } from '../../../lib/messaging/messages/agency-shapes.ts';

const now = new Date(2026, 5, 1, 12).getTime();
const hour = 3_600_000;
const view = (change: Partial<AgencyView> = {}): AgencyView => ({
  companyId: 'c',
  kind: 'app',
  clientId: 'x',
  last4: '6789',
  addedAt: now,
  secrets: 'open',
  accessEndsAt: now + 5 * hour,
  renewal: { state: 'ready' },
  locations: 3,
  ...change,
});
const pasted = { kind: 'token' as const, clientId: undefined };
const problem = { kind: 'limit' as const, messages: [], retryAt: now + 30_000 };

describe('how an agency stands', () => {
  test.each<[string, Partial<AgencyView>, string, string | undefined]>([
    ['good', {}, 'Connected', undefined],
    ['good', { accessEndsAt: now - 1 }, 'Connected', undefined],
    ['plain', { secrets: 'locked' }, 'Locked', 'unlock'],
    ['warning', { secrets: 'ended' }, 'Ended with the browser', 'replace'],
    ['plain', { renewal: { state: 'sending' } }, 'Renewing', undefined],
    ['warning', { renewal: { state: 'lost' } }, 'The answer to a renewal was lost', 'renew'],
    [
      'error',
      { renewal: { state: 'ended' } },
      'The refresh token is used up or not valid',
      'replace',
    ],
    ['warning', { renewal: { state: 'ready', problem } }, 'Too many requests just now', 'renew'],
    ['error', { ...pasted, accessEndsAt: now }, 'The access token has ended', 'replace'],
    ['error', { ...pasted, renewal: { state: 'ended' } }, 'The access token has ended', 'replace'],
  ])('%s: %j', (tone, change, title, next) => {
    const text = agencyText(view(change), now);
    expect(text).toMatchObject({ tone, title });
    expect(text.next).toBe(next);
  });

  test('a pasted token says until when it works, and when that is a guess', () => {
    const end = (endsAbout?: boolean) =>
      agencyText(view({ ...pasted, ...(endsAbout ? { endsAbout } : {}) }), now).title;
    expect(end()).toMatch(/^Works until .*5:00/);
    expect(end(true)).toMatch(/^Works for about a day, until .*5:00/);
    const tomorrow = agencyText(view({ ...pasted, accessEndsAt: now + 24 * hour }), now).title;
    expect(tomorrow).toMatch(/Jun/);
  });

  test('after a lost answer or an end it says what works still', () => {
    for (const state of ['lost', 'ended'] as const) {
      expect(agencyText(view({ renewal: { state } }), now).detail).toMatch(/works until .*5:00/);
      const over = view({ renewal: { state }, accessEndsAt: now - 1 });
      expect(agencyText(over, now).detail).not.toMatch(/works until/);
    }
  });
});

test('every problem has words, and only a save says that nothing was connected', () => {
  for (const kind of problemKinds) {
    for (const doing of ['save', 'renew', 'list'] as const) {
      const { title, detail } = agencyProblemText({ kind, messages: [] }, doing, now);
      expect(title, kind).not.toBe('');
      expect(detail.includes('was not connected'), `${kind} ${doing}`).toBe(doing === 'save');
    }
  }
});
