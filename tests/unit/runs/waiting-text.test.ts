import { describe, expect, it } from 'vitest';
import { runText } from '../../../lib/runs/outcome-text.ts';
import type { Run, Step } from '../../../lib/runs/schema.ts';
import { created, start } from './stage.ts';

const now = 1_000_000;

/** A run of one step that stands like this. */
async function run(step: Partial<Step>): Promise<Run> {
  const s = await start();
  const { id } = await created(s);
  const made = await s.stage.run(id);
  return { ...made, steps: made.steps.map((one) => ({ ...one, ...step })) };
}

describe('a step that waits', () => {
  const problem = (kind: 'token-rejected' | 'offline' | 'limit', more = {}) => ({
    problem: { kind, messages: [], ...more },
  });
  it.each<[Partial<Step>, string, string]>([
    [
      problem('token-rejected'),
      'HighLevel does not accept the token',
      'Nothing was created yet. It goes on by itself once the sub-account has a token that works.',
    ],
    [
      { ...problem('offline'), retryAt: now + 5000, op: 'update' },
      'No network',
      'Nothing was changed yet. It goes on by itself in 5 s.',
    ],
    [
      { ...problem('limit', { daily: true }), retryAt: now + 60_000, op: 'remove' },
      'The day’s limit is reached',
      'Nothing was removed yet. It goes on by itself in 60 s.',
    ],
    [
      { ...problem('limit'), retryAt: now + 5000 },
      'HighLevel asks to wait',
      'Too many requests just now. Nothing was created yet. Next try in 5 s.',
    ],
  ])('says why, and when it goes on: %j', async (step, title, detail) => {
    const text = runText(await run({ state: 'waiting', ...step }), now);
    expect(text).toEqual({ tone: 'progress', title, detail });
  });
});
