import type { Input } from '../../lib/messaging/messages/index.ts';
import { MessageError, type Send } from '../../lib/messaging/send.ts';

export type Draft = Input<'draft/save'>;

export interface DraftSaver {
  /** Keeps this state; while one is on its way, only the latest waits. */
  save(draft: Draft): void;
  /** Sends what waits without waiting for what is on its way: the page may be about to close. */
  flush(): void;
  /** Resolves when nothing is on its way or waiting any more. */
  idle(): Promise<void>;
}

/** `onResult` is told after each save: `undefined` when it worked, else why it did not. */
export function createDraftSaver(
  send: Send,
  onResult: (failure: MessageError['reason'] | undefined) => void,
): DraftSaver {
  let latest: Draft | undefined;
  let waiting: Draft | undefined;
  let working: Promise<void> | undefined;

  const sendOne = async (draft: Draft) => {
    try {
      await send('draft/save', draft);
      onResult(undefined);
    } catch (error) {
      const reason = error instanceof MessageError ? error.reason : 'failed';
      // A worker that was stopped half way answers the second time; what was typed since is newer.
      if (reason === 'gone' && draft === latest) {
        await send('draft/save', draft).then(
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
      while (waiting) {
        const draft = waiting;
        waiting = undefined;
        await sendOne(draft);
      }
    } finally {
      // At once: what is saved a moment later must not wait for nobody.
      working = undefined;
    }
  };

  return {
    save(draft) {
      latest = draft;
      waiting = draft;
      working ??= work();
    },
    flush() {
      if (!waiting) return;
      const draft = waiting;
      waiting = undefined;
      void sendOne(draft);
    },
    async idle() {
      while (working) await working;
    },
  };
}
