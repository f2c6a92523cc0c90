import { MessageError, type Send } from '../lib/messaging/send.ts';

/**
 * A `send` that asks for the passphrase where only that is missing, and then sends the very same message
 * again. Where the person does not want to, it fails with `locked`, as it would have without.
 */
export function withUnlocking(send: Send, unlock: () => Promise<boolean>): Send {
  return async (name, input) => {
    for (;;) {
      try {
        return await send(name, input);
      } catch (error) {
        const isLocked = error instanceof MessageError && error.reason === 'locked';
        if (!isLocked || !(await unlock())) throw error;
      }
    }
  };
}

/** However many ask, it is asked once; all get the one answer. */
export function askedOnce(ask: () => Promise<boolean>): () => Promise<boolean> {
  let asking: Promise<boolean> | undefined;
  return () => {
    asking ??= ask()
      .catch(() => false)
      .finally(() => {
        asking = undefined;
      });
    return asking;
  };
}
