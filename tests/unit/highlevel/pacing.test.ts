import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createPacing, keptForPeople } from '../../../lib/highlevel/pacing.ts';
import { area } from '../runs/area.ts';

function stage(kept = area(), time = 1_700_000_000_000) {
  const clock = { time };
  const sleep = async (ms: number) => {
    clock.time += ms;
  };
  return { clock, kept, pacing: createPacing({ now: () => clock.time, sleep, area: kept }) };
}
type Stage = ReturnType<typeof stage>;
const left = (remaining: number) => ({ remaining, max: 100, intervalMs: 10_000 });

/** Sends some requests that are answered at once; how long the next one has to wait. */
async function send({ pacing }: Stage, count: number, said?: Parameters<typeof pacing.note>[1]) {
  for (let index = 0; index < count; index += 1) {
    expect(await pacing.take('a')).toBe(0);
    pacing.note('a', said);
  }
}

describe('requests of a sub-account', () => {
  test('leave at once until a hundred have, and then as each one is an interval old', async () => {
    const s = stage();
    await send(s, 60);
    s.clock.time += 4000;
    await send(s, 40);
    expect(await s.pacing.take('a')).toBe(6000);
    expect(await s.pacing.take('b')).toBe(0);
    s.clock.time += 6000;
    await send(s, 60);
    expect(await s.pacing.take('a')).toBe(4000);
  });

  test('count from before they leave until an interval after their answer', async () => {
    const s = stage();
    await s.pacing.take('a');
    await send(s, 99);
    s.clock.time += 9999;
    expect(await s.pacing.take('a')).toBe(1);
    s.clock.time += 1;
    expect(await s.pacing.inUse('a')).toBe(1);
    s.clock.time += 5000;
    s.pacing.note('a', undefined);
    s.clock.time += 9999;
    expect(await s.pacing.inUse('a')).toBe(1);
    s.clock.time += 1;
    expect(await s.pacing.inUse('a')).toBe(0);
  });

  test('that are never answered count no longer than an answer could take', async () => {
    const s = stage();
    await s.pacing.take('a');
    s.clock.time += 39_999;
    expect(await s.pacing.inUse('a')).toBe(1);
    s.clock.time += 1;
    expect(await s.pacing.inUse('a')).toBe(0);
  });

  test('leave room for what others send, as HighLevel tells it', async () => {
    const s = stage();
    await send(s, 1, left(39));
    // Sixty of others: told again with the next answer, they count once.
    await send(s, 1, left(38));
    expect(await s.pacing.inUse('a')).toBe(62);
    await send(s, 38);
    expect(await s.pacing.take('a')).toBe(10_000);
  });

  test('are not held up by a count that lags a little behind', async () => {
    const s = stage();
    await send(s, 1, left(97));
    expect(await s.pacing.inUse('a')).toBe(1);
  });

  test('stop when nothing is left, for as long as a refusal says', async () => {
    const s = stage();
    await send(s, 1, { remaining: 0, stopsFor: 3000 });
    expect(await s.pacing.take('a')).toBe(3000);
  });

  test('keep to other limits, where HighLevel names them', async () => {
    const s = stage();
    await send(s, 1, { max: 5, intervalMs: 2000, remaining: 4 });
    await send(s, 4);
    expect(await s.pacing.take('a')).toBe(2000);
  });
});

describe('a turn', () => {
  test('is waited for, one after the other, and leaves some to people', async () => {
    const s = stage();
    const begun = s.clock.time;
    for (let index = 0; index < 100 - keptForPeople; index += 1) await s.pacing.turn('a');
    expect(s.clock.time).toBe(begun);
    await send(s, keptForPeople);
    for (let index = 0; index < 98; index += 1) s.pacing.note('a', undefined);
    await s.pacing.turn('a');
    expect(s.clock.time - begun).toBe(10_000);
  });

  test('that is given back is there for the next one', async () => {
    const s = stage();
    await s.pacing.turn('a');
    s.pacing.giveBack('a');
    expect(await s.pacing.inUse('a')).toBe(0);
  });

  test('is not to be had once the day’s limit is reached; people may still try', async () => {
    const s = stage(area(), Date.UTC(2030, 0, 5, 22, 0));
    await send(s, 1, { daily: 0 });
    await expect(s.pacing.turn('a')).rejects.toMatchObject({
      problem: { kind: 'limit', daily: true },
    });
    expect(s.pacing.dayEnds('a')).toBe(Date.UTC(2030, 0, 6, 0, 1));
    expect(await s.pacing.take('a')).toBe(0);
    await s.pacing.turn('b');
    // It ends at another time than midnight: asked once an hour from then on.
    s.clock.time = Date.UTC(2030, 0, 6, 0, 1);
    await s.pacing.turn('a');
    s.pacing.note('a', { daily: 0 });
    expect(s.pacing.dayEnds('a')).toBe(Date.UTC(2030, 0, 6, 1, 1));
    s.clock.time = Date.UTC(2030, 0, 6, 1, 1);
    await s.pacing.turn('a');
    s.pacing.note('a', { daily: 1000 });
    expect(s.pacing.dayEnds('a')).toBe(Date.UTC(2030, 0, 7, 0, 1));
  });

  test('ends with its signal', async () => {
    const s = stage();
    await expect(s.pacing.turn('a', AbortSignal.abort())).rejects.toThrow();
    expect(await s.pacing.inUse('a')).toBe(0);
  });
});

describe('the next worker', () => {
  test('goes on with what the last one has sent, answered or not', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const s = stage();
    await send(s, 60);
    for (let index = 0; index < 40; index += 1) await s.pacing.take('a');
    await vi.advanceTimersByTimeAsync(1000);
    vi.useRealTimers();
    const next = stage(s.kept, s.clock.time + 9000);
    expect(await next.pacing.take('a')).toBe(1000);
    next.clock.time += 1000;
    await send(next, 60);
    // What was under way then ended with the worker: an interval from when this one began.
    expect(await next.pacing.take('a')).toBe(9000);
  });

  test('takes times that lie in the future for now: the clock was set back', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const s = stage();
    await send(s, 100);
    await vi.advanceTimersByTimeAsync(1000);
    vi.useRealTimers();
    const next = stage(s.kept, s.clock.time - 3_600_000);
    expect(await next.pacing.take('a')).toBe(10_000);
    next.clock.time += 10_000;
    expect(await next.pacing.take('a')).toBe(0);
  });

  test('begins anew where what was kept is broken', async () => {
    const kept = area();
    await kept.set({ 'pace/a': { until: 'x' } });
    expect(await stage(kept).pacing.take('a')).toBe(0);
  });
});

test('whatever is sent when: no interval of HighLevel’s own sees more than it allows', async () => {
  const event = fc.record({
    after: fc.nat(1500),
    count: fc.integer({ min: 1, max: 30 }),
    delay: fc.nat(3000),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 30 }), async (events) => {
      const { clock, pacing } = stage();
      const arrivals: number[] = [];
      const answers: { at: number }[] = [];
      const settle = () => {
        for (const one of answers.splice(0)) {
          if (one.at <= clock.time) pacing.note('a', undefined);
          else answers.push(one);
        }
      };
      for (const { after, count, delay } of events) {
        clock.time += after;
        settle();
        for (let index = 0; index < count; index += 1) {
          if ((await pacing.take('a')) > 0) break;
          // It arrives at some time before its answer does.
          arrivals.push(clock.time + Math.floor(delay / 2));
          answers.push({ at: clock.time + delay });
        }
      }
      arrivals.sort((a, b) => a - b);
      const most = arrivals.map((at, index) => {
        const next = arrivals.findIndex((other) => other >= at + 10_000);
        return (next < 0 ? arrivals.length : next) - index;
      });
      expect(Math.max(0, ...most)).toBeLessThanOrEqual(100);
    }),
    { numRuns: 100 },
  );
});
