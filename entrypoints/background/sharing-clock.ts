import { createWaker } from '../../lib/runs/waker.ts';
import type { Checks } from '../../lib/sharing/checks.ts';
import { createClock } from '../../lib/sharing/clock.ts';
import type { Libraries } from '../../lib/sharing/libraries.ts';
import type { PolicyReader } from '../../lib/sharing/policy.ts';
import type { Managed } from '../../lib/sharing/sources/managed.ts';
import { followAccess, hasAccess } from './access.ts';
import { setAlarm } from './alarms.ts';

interface Parts {
  libraries: Libraries;
  checks: Checks;
  managed: Managed;
  policy: PolicyReader;
  now(): number;
}

/** The clock of what is kept elsewhere. `fire` is for its alarm. */
export function createSharingClock({ libraries, checks, policy, now }: Parts) {
  const waker = createWaker({
    now,
    setAlarm: setAlarm('sharing'),
    wake: () => void clock.wake(),
  });
  const clock = createClock({
    now,
    async libraries() {
      const [all, { certain }] = await Promise.all([libraries.list(), policy.read()]);
      // Before that nobody knows which key a managed library has to be signed with.
      return certain ? all : all.filter(({ source }) => source !== 'managed');
    },
    check: checks.check,
    hasAccess,
    wakeAt: waker.wakeAt,
  });
  return { ...clock, fire: waker.fire };
}

/** To be called while the worker starts: follows policy and permissions, and reads what is due. */
export function startSharing(
  clock: ReturnType<typeof createSharingClock>,
  { managed, policy }: Parts,
) {
  followAccess(clock);
  const follow = () =>
    void managed
      .sync()
      .catch(() => undefined)
      .then(clock.wake);
  policy.onChanged(follow);
  follow();
  void policy.start().catch(() => undefined);
}
