import fc from 'fast-check';
import { expect, test } from 'vitest';
import { connected, type Death, hour } from './agency-stage.ts';
import { companyId, type TokenFault } from './in-memory-agency.ts';

const shop = (n: number) => `location0number0000${n}`;
const day = 24 * hour;

type Step =
  /** `after`: how many hours have passed since the last step. `during`: what happens while it renews. */
  | { do: 'use' | 'renew' | 'both'; after: number; during: 'lock' | 'fill' | 'nothing' }
  | { do: 'list' | 'restart' | 'lock' | 'unlock' | 'fill' | 'empty' }
  | { do: 'fault'; fault: TokenFault }
  | ({ do: 'death' } & Death);

const faults: TokenFault[] = [
  'cut-before',
  'cut-after',
  'error-before',
  'error-after',
  'half',
  'limit',
  'firewall',
];

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('use' as const, 'renew' as const, 'both' as const, 'both' as const),
      after: fc.constantFrom(0, 1, 24, 30),
      during: fc.constantFrom(
        'nothing' as const,
        'nothing' as const,
        'lock' as const,
        'fill' as const,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom(
        ...(['list', 'restart', 'lock', 'unlock', 'unlock', 'fill', 'empty', 'empty'] as const),
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      fault: fc.constantFrom(...faults),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('death' as const),
      atWrite: fc.integer({ min: 1, max: 6 }),
      moment: fc.constantFrom('before' as const, 'after' as const),
    }),
  },
);

test('whatever happens: one request at a time, and no refresh token that arrived is lost', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 3, maxLength: 16, size: 'max' }),
      async (steps) => {
        const { stage, worker: first } = await connected();
        const { highlevel, browser } = stage;
        let worker: ReturnType<typeof stage.startWorker> = first;
        const numberOf = (refresh = '') =>
          highlevel.issued.findIndex((one) => one.refresh === refresh);
        const tooEarly: string[] = [];
        let heldUpTo = 1;
        const set = stage.session.set;
        stage.session.set = async (items) => {
          await set(items);
          for (const value of Object.values(items)) {
            const { refreshToken } = value as { refreshToken?: string };
            heldUpTo = Math.max(heldUpTo, numberOf(refreshToken));
          }
        };
        highlevel.onUse = async ({ refresh }) => {
          const kept = await stage.kept();
          // Not thrown here: the client would take it for a broken line.
          if (numberOf(kept.refreshToken) < numberOf(refresh)) tooEarly.push(refresh);
        };
        const doing = (work: Promise<unknown>) =>
          Promise.race([work.catch((error: Error) => error.message), worker.died]);

        for (const one of steps) {
          if (worker.isDead()) worker = stage.startWorker();
          highlevel.answered = 0;
          if ('after' in one) {
            stage.clock.time += one.after * hour;
            highlevel.onRenew = () => {
              if (one.during === 'lock') stage.lock();
              if (one.during === 'fill') browser.diskFull = true;
            };
          }
          const { agencies } = worker;
          switch (one.do) {
            case 'use':
              await doing(agencies.accessFor(shop(0)));
              break;
            case 'renew':
              await doing(agencies.renew(companyId));
              break;
            case 'both':
              await doing(
                Promise.allSettled([
                  agencies.renew(companyId),
                  agencies.accessFor(shop(1)),
                  agencies.locations({ companyId, refresh: true }),
                ]),
              );
              break;
            case 'list':
              await doing(agencies.list());
              break;
            case 'fault':
              highlevel.faults.push(one.fault);
              break;
            case 'restart':
              worker.kill();
              break;
            case 'death':
              worker.kill();
              worker = stage.startWorker(one);
              break;
            case 'lock':
              stage.lock();
              break;
            case 'unlock':
              stage.unlock();
              break;
            case 'fill':
            case 'empty':
              browser.diskFull = one.do === 'fill';
          }
          // Nobody was stopped: what was answered has arrived.
          if (!worker.isDead()) heldUpTo = Math.max(heldUpTo, highlevel.answered);
        }
        // Everything is well again: what arrived is there, and what was lost is told.
        worker.kill();
        highlevel.faults.length = 0;
        highlevel.onRenew = () => undefined;
        stage.clock.time += 2 * day;
        Object.assign(browser, { diskFull: false, locked: false });
        const { agencies } = stage.startWorker();
        const found = await agencies.accessFor(shop(2)).catch(() => undefined);
        const { agency } = await agencies.renew(companyId);
        const isHeld = heldUpTo === numberOf(highlevel.good()) || agency?.renewal.state === 'ready';
        expect({ state: agency?.renewal.state, isHeld }).toEqual(
          isHeld ? { state: 'ready', isHeld } : { state: 'ended', isHeld },
        );
        if (found) expect(agency?.renewal.state).toBe('ready');
        expect({ most: highlevel.mostRenewing, tooEarly }).toEqual({ most: 1, tooEarly: [] });
        await stage.db.close();
      },
    ),
    { numRuns: Number(process.env.CASES ?? 250) },
  );
}, 300_000);
