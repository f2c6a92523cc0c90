import { followAccess } from './access.ts';
import type { Services } from './services.ts';

/** To be called while the worker starts: follows policy and permissions, and reads what is due. */
export function startSharing({ clock, managed, policy }: Services): void {
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
