import { describe, expect, it } from 'vitest';
import { problemKinds } from '../../../lib/highlevel/errors.ts';
import { type Doing, inTime, problemText } from '../../../lib/highlevel/problem-text.ts';

const now = 1_000_000;
const doings: Doing[] = ['create', 'read', 'token', 'check', 'remove'];

describe('problemText', () => {
  it('says what happened and what to do, for every kind', () => {
    for (const kind of problemKinds) {
      for (const doing of doings) {
        const text = problemText({ kind, messages: [] }, { doing, now });
        expect(text.title, kind).not.toBe('');
        expect(text.detail, kind).toMatch(/\.$/);
        expect(text.next, kind).toBeDefined();
      }
    }
  });

  it('claims that nothing was created only where that is certain', () => {
    const text = problemText({ kind: 'token-rejected', messages: [] }, { doing: 'create', now });
    expect(text.detail).toContain('Nothing was created.');
    const unsure = problemText({ kind: 'uncertain', messages: [] }, { doing: 'create', now });
    expect(unsure.detail).not.toContain('Nothing');
  });

  it('names the scope, and quotes HighLevel', () => {
    const scope = problemText({ kind: 'scope-missing', scope: 'calendars.readonly', messages: [] });
    expect(scope.detail).toContain('calendars.readonly');
    const invalid = problemText({ kind: 'invalid', messages: ['a must be b', 'c is missing'] });
    expect(invalid.detail).toBe('HighLevel says: “a must be b · c is missing”.');
  });

  it('tells the burst limit from the day’s', () => {
    const burst = problemText({ kind: 'limit', retryAt: now + 4000, messages: [] }, { now });
    expect(burst.detail).toContain('in 4 s');
    const day = problemText({ kind: 'limit', daily: true, messages: [] }, { now });
    expect(day.detail).toContain('tomorrow');
  });
});

describe('inTime', () => {
  it('counts seconds, then tells the time', () => {
    expect(inTime(now - 5, now)).toBe('in 1 s');
    expect(inTime(now + 1500, now)).toBe('in 2 s');
    expect(inTime(now + 3_600_000, now)).toMatch(/^at /);
    expect(inTime(undefined, now)).toBe('in a moment');
  });
});
