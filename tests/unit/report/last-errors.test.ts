import { describe, expect, test } from 'vitest';
import { createLastErrors } from '../../../lib/report/last-errors.ts';
import { area } from '../runs/area.ts';

const day = 24 * 3_600_000;
const error = (name: string, line = 1) => ({ name, frames: [`background.js:${line}:1`] });

function ring(local = area()) {
  const clock = { time: 1_700_000_000_000 };
  return { clock, local, errors: createLastErrors(local, () => clock.time) };
}

describe('the last errors', () => {
  test('are kept for the next worker, the latest first, and equal ones are counted', async () => {
    const { errors, clock, local } = ring();
    errors.noteSafe('message run/undo', error('TypeError'));
    errors.noteSafe('message run/undo', error('TypeError'));
    errors.noteSafe('page bin', error('RangeError'));
    await errors.list();
    clock.time += 5;
    errors.noteSafe('message run/undo', error('TypeError'));
    const expected = [
      { at: clock.time, times: 3, where: 'message run/undo', ...error('TypeError') },
      { at: clock.time - 5, times: 1, where: 'page bin', ...error('RangeError') },
    ];
    expect(await errors.list()).toEqual(expected);
    expect(await createLastErrors(local, () => clock.time).list()).toEqual(expected);
  });

  test('are twenty at most, of seven days', async () => {
    const { errors, clock, local } = ring();
    for (let line = 1; line <= 50; line += 1) errors.noteSafe('page bin', error('Error', line));
    const kept = await errors.list();
    expect(kept).toHaveLength(20);
    expect(kept[0]?.frames).toEqual(['background.js:50:1']);
    clock.time += 7 * day + 1;
    expect(await errors.list()).toEqual([]);
    errors.noteSafe('page bin', error('Error'));
    await errors.list();
    expect(local.items.get('errors')).toHaveLength(1);
  });

  test('never hold what an error says, nor a place of another form', async () => {
    const { errors, local } = ring();
    errors.note('message run/undo', new Error('Mrs Harbor pit-1 https://crm.example'));
    errors.note('page Harbor', new Error('x'));
    errors.noteSafe('page bin', { name: 'Harbor', frames: ['pit-1.js:1:1', 'a b', 'x.js:1:1'] });
    expect((await errors.list()).map(({ where, name }) => [where, name])).toEqual([
      ['page bin', 'Error'],
      ['message run/undo', 'Error'],
    ]);
    expect(JSON.stringify([...local.items])).not.toMatch(/Harbor|pit-|crm\.example/);
  });

  test('make no trouble of their own: a full disk, and anything in their place', async () => {
    const full = { ...area(), set: async () => Promise.reject(new Error('full')) };
    const one = createLastErrors(full, () => 5);
    one.noteSafe('page bin', error('Error'));
    expect(await one.list()).toHaveLength(1);
    const broken = { ...area(), get: async () => Promise.reject(new Error('no')) };
    const two = createLastErrors(broken, () => 5);
    two.noteSafe('page bin', error('Error'));
    expect(await two.list()).toEqual([]);
    const { errors, local } = ring();
    local.items.set('errors', [7, null, { at: 'x' }, { at: 1 }]);
    expect(await errors.list()).toEqual([]);
    local.items.set('errors', 'text');
    expect(await createLastErrors(local, () => 5).list()).toEqual([]);
  });
});
