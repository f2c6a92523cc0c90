import { describe, expect, it } from 'vitest';
import { canDo, standingOf } from '../../../../components/connections/connection-words.ts';
import type { ConnectionView } from '../../../../lib/messaging/messages/shapes.ts';

const now = 1_800_000_000_000;
const day = 24 * 3_600_000;

const of = (changes: Partial<ConnectionView> = {}): ConnectionView => ({
  via: 'token',
  state: 'ready',
  last4: 'a1b2',
  addedAt: now - day,
  testedAt: now - day,
  missingScopes: [],
  writes: 'unknown',
  groups: [],
  ...changes,
});

const said = (changes: Partial<ConnectionView>) => standingOf(of(changes), now);

describe('how a connection stands', () => {
  it('says what is most important, and whether somebody should look at it', () => {
    expect(said({})).toMatchObject({ tone: 'good', title: 'Works', attention: false });
    expect(said({ state: 'locked' })).toMatchObject({ next: 'unlock', attention: false });
    expect(said({ state: 'ended' })).toMatchObject({ next: 'replace', attention: true });
    const rejected = said({ problem: { kind: 'token-rejected', messages: [] } });
    expect(rejected).toMatchObject({ tone: 'error', title: 'Not accepted', next: 'replace' });
    const down = said({ problem: { kind: 'down', messages: [] } });
    expect(down).toMatchObject({ tone: 'warning', title: 'Could not be tested', next: 'test' });
    expect(said({ writes: 'no' })).toMatchObject({ title: 'Cannot create', attention: true });
    expect(said({ endsAt: now - 1 })).toMatchObject({ title: 'Ended', tone: 'error' });
    expect(said({ endsAt: now + 3 * day }).title).toMatch(/^Ends on /);
    expect(standingOf({ ...of(), testedAt: undefined } as ConnectionView, now).title).toBe(
      'Not tested',
    );
  });

  it('advises to renew from day 80, is overdue past 90, and tells of the seven days', () => {
    const aged = (days: number) => said({ addedAt: now - days * day });
    expect(aged(79.9)).toMatchObject({ title: 'Works' });
    expect(aged(80)).toMatchObject({ title: 'Renew soon', attention: true });
    expect(aged(90)).toMatchObject({ title: 'Renew soon' });
    expect(aged(90.1)).toMatchObject({ title: 'Overdue' });
    expect(aged(100).detail).toContain('Both tokens work for 7 days');
    // What ends by itself, or comes through an agency, is not rotated by hand.
    expect(said({ addedAt: now - 100 * day, endsAt: now + 3 * day }).title).toMatch(/^Ends on/);
    expect(said({ addedAt: now - 100 * day, via: 'agency' }).title).toBe('Works');
  });

  it('tells what does not work for want of a scope', () => {
    expect(canDo(of())).toContain('everything');
    expect(canDo(of({ missingScopes: ['calendars.readonly'] }))).toBe(
      'It works, without: lists of calendars to choose from.',
    );
  });
});
