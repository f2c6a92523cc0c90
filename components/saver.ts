import { MessageError } from '../lib/messaging/send.ts';

export type SaveFailure = MessageError['reason'];

export interface Saver<State> {
  /** Keeps this state; while one is on its way, only the latest waits. */
  save(state: State): void;
  /**
   * Sends the latest, if it is not kept for certain, without waiting for what is on its way: the
   * page may be about to close, and a background that was stopped meanwhile has lost that.
   */
  flush(): void;
  /** Resolves when nothing is on its way or waiting any more. */
  idle(): Promise<void>;
}

/**
 * Keeps what is typed, state after state, by messages that end with a `MessageError` or not.
 * `onResult` is told after each save: `undefined` when it worked, else why it did not.
 */
export function createSaver<State>(
  send: (state: State) => Promise<unknown>,
  onResult: (failure: SaveFailure | undefined) => void,
): Saver<State> {
  let latest: State | undefined;
  let waiting: State | undefined;
  let working: Promise<void> | undefined;

  const sendOne = async (state: State) => {
    try {
      await send(state);
      onResult(undefined);
    } catch (error) {
      const reason = error instanceof MessageError ? error.reason : 'failed';
      // A worker that was stopped half way answers the second time; what was typed since is newer.
      if (reason === 'gone' && state === latest) {
        await send(state).then(
          () => onResult(undefined),
          () => onResult('gone'),
        );
      } else {
        onResult(reason);
      }
    }
  };
  const work = async () => {
    try {
      while (waiting !== undefined) {
        const state = waiting;
        waiting = undefined;
        await sendOne(state);
      }
    } finally {
      // At once: what is saved a moment later must not wait for nobody.
      working = undefined;
    }
  };

  return {
    save(state) {
      latest = state;
      waiting = state;
      working ??= work();
    },
    flush() {
      const state = waiting ?? (working && latest);
      if (state === undefined) return;
      waiting = undefined;
      void sendOne(state);
    },
    async idle() {
      while (working) await working;
    },
  };
}
