import { describe, expect, test } from 'vitest';
import { changeText } from '../../../lib/runs/change-text.ts';
import { newRun } from '../../../lib/runs/order.ts';
import type { Step } from '../../../lib/runs/schema.ts';
import { order, sms } from './orders.ts';

const now = 1_000_000;

async function words(op: 'update' | 'remove', changes: Partial<Step>, secretPaths: string[] = []) {
  const { type, name, parameters } = sms;
  const on = { actionId: 'a1', type, name, parameters, secretPaths };
  const run = await newRun({ ...order(), steps: [{ ...sms, op, on }] }, () => 'id', now);
  const [step] = run.steps;
  const text = changeText({ ...(step as Step), attempts: 1, ...changes }, 'Front desk', now);
  return `${text.tone}: ${text.title}. ${text.detail}`;
}
const seen = (state: Step['verification']['state'], nextAt?: number): Partial<Step> => ({
  verification: { state, ids: [], seen: {}, reads: 1, ...(nextAt ? { nextAt } : {}) },
});

describe('what became of a change', () => {
  test('says what is known, and no more', async () => {
    expect(await words('update', { state: 'updated', ...seen('one') })).toBe(
      'success: Changed. Seen on Front desk.',
    );
    expect(await words('remove', { state: 'removed', ...seen('pending', now + 9000) })).toContain(
      'HighLevel said so. Looking at Front desk… Next look in 9 s.',
    );
    expect(await words('remove', { state: 'removed', ...seen('not-seen') })).toContain(
      'warning: Removed, but not seen yet',
    );
    expect(await words('update', { state: 'updated', attempts: 0, ...seen('one') })).toContain(
      'Nothing had to be sent: on Front desk it is as wanted already.',
    );
  });

  test('says why it cannot be undone', async () => {
    const state = { state: 'removed' as const, ...seen('one') };
    expect(await words('remove', state, ['api_key'])).toContain('cannot be undone here');
    expect(await words('remove', state)).not.toContain('undone');
    expect(await words('remove', { state: 'undone' })).toContain('with another ID');
    expect(await words('update', { state: 'updated', removing: ['a1'] })).toContain(
      'Putting it back as it was on Front desk.',
    );
  });

  test('says that nothing was done when nothing was', async () => {
    for (const op of ['update', 'remove'] as const) {
      const nothing = op === 'update' ? 'Nothing was changed.' : 'Nothing was removed.';
      const problem = { kind: 'invalid' as const, messages: ['No.'] };
      expect(await words(op, { state: 'refused', problem })).toContain(nothing);
      for (const stopped of ['changed', 'tab-moved', 'cancelled', 'secret-lost'] as const) {
        const told = await words(op, { state: 'not-sent', stopped });
        expect(told).toContain(nothing);
        expect(told).not.toMatch(/creat/i);
      }
    }
  });

  test('claims nothing without an answer', async () => {
    for (const state of ['pending', 'not-seen', 'cannot-tell'] as const) {
      const told = await words('update', { state: 'uncertain', ...seen(state) });
      expect(told).toContain('no readable answer came back');
      expect(told).not.toContain('Nothing was');
    }
  });
});
