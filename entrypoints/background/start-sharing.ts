import type { Services } from './services.ts';

/** To be called while the worker starts: follows the policy, and reads what is due. */
export function startSharing({ clock, managed, policy }: Services): void {
  const follow = () =>
    void managed
      .sync()
      .catch(() => undefined)
      .then(clock.wake);
  policy.onChanged(follow);
  follow();
  void policy.start().catch(() => undefined);
}
