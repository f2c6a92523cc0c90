import { dueNow, nextDue } from './due.ts';
import type { Library } from './schema.ts';

export interface ClockDependencies {
  now(): number;
  libraries(): Promise<Library[]>;
  /** Reads one library and notes how that went and when it is due next. */
  check(libraryId: string): Promise<unknown>;
  /** Whether a person lets the extension read an origin. */
  hasAccess(origin: string): Promise<boolean>;
  /** Sets the alarm (ms since 1970). */
  wakeAt(time: number): void;
}

/** A check that could not even be noted (disk full) is not tried again sooner than this. */
const shortestPause = 10 * 60 * 1000;

/**
 * Reads the libraries that are due, one after another, whenever it is woken, and asks to be woken
 * for the next one. Nothing in it throws: what cannot be done now is done at the next start.
 */
export function createClock(dependencies: ClockDependencies) {
  const { now, libraries, check, hasAccess, wakeAt } = dependencies;
  let running: Promise<void> | undefined;

  async function checkAll(some: Library[]): Promise<void> {
    for (const { id } of some) await Promise.resolve(check(id)).catch(() => undefined);
  }

  async function look(): Promise<void> {
    await checkAll(dueNow(await libraries(), now()));
    const next = nextDue(await libraries(), now());
    if (next !== undefined) wakeAt(Math.max(next, now() + shortestPause));
  }

  /** Asks for the next wake-up again, without reading anything: a library came, or its interval changed. */
  async function plan(): Promise<void> {
    const next = nextDue(await libraries(), now());
    if (next !== undefined) wakeAt(Math.max(next, now() + 1000));
  }

  const quietly = (work: () => Promise<void>) => work().catch(() => undefined);

  /** Reads what could not be read for one reason that is over now. */
  const takeUp = (code: NonNullable<Library['check']['problem']>['code']) =>
    quietly(async () => {
      await checkAll((await libraries()).filter(({ check }) => check.problem?.code === code));
      await plan();
    });

  return {
    /** At every start of the worker and every alarm; not more than once at a time. */
    async wake(): Promise<void> {
      running ??= quietly(look).finally(() => {
        running = undefined;
      });
      await running;
    },

    plan: () => quietly(plan),

    /** Access was given: what waited for it is read at once. */
    accessGiven: () => takeUp('needs-access'),

    /** Logins and tokens can be read again: what waited for that is read at once. */
    unlocked: () => takeUp('locked'),

    /** Access was taken back: what needs it says so, without asking its server. */
    accessTaken: () =>
      quietly(async () => {
        const without: Library[] = [];
        for (const library of await libraries()) {
          const { address, check } = library;
          if (!address || !URL.canParse(address) || check.problem?.code === 'needs-access')
            continue;
          if (!(await hasAccess(new URL(address).origin))) without.push(library);
        }
        await checkAll(without);
        await plan();
      }),
  };
}
