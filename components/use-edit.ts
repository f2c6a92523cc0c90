import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Edit } from '../lib/messaging/messages/edit-open.ts';
import { useServices } from './services.ts';
import { useSaver } from './use-saver.ts';

/** What an editor has typed, as it goes to the background. */
interface Typed {
  of: string;
  editorId: string;
  base: number;
  content: Record<string, unknown>;
}

/**
 * Keeps what is typed into an editor of `of` and finds what was left there. What another open tab
 * is typing is left to that tab; what a closed one left is taken up.
 */
export function useEdit(of: string) {
  const { send, newId } = useServices();
  /** `null`: there is none. */
  const [found, setFound] = useState<Edit | null>();
  const editorId = useRef('');
  const saver = useSaver<Typed>(useCallback((typed) => send('edit/save', typed), [send]));

  useEffect(() => {
    let gone = false;
    let release: (() => void) | undefined;
    setFound(undefined);
    const find = async () => {
      const { edits } = await send('edit/open', { of }).catch(() => ({ edits: [] }));
      for (const edit of edits) {
        release = await hold(edit.editorId);
        if (!release) continue;
        if (gone) return release();
        editorId.current = edit.editorId;
        return setFound(edit);
      }
      editorId.current = newId();
      release = await hold(editorId.current);
      if (gone) return release?.();
      setFound(null);
    };
    void find();
    return () => {
      gone = true;
      release?.();
    };
  }, [of, send, newId]);

  return {
    found,
    failure: saver.failure,
    save: useCallback(
      (base: number, content: Record<string, unknown>) =>
        saver.save({ of, editorId: editorId.current, base, content }),
      [of, saver.save],
    ),
    /** Resolves when nothing of it is on its way any more. */
    idle: saver.idle,
    /** Keeps it as an edit of what it has become, in place of this one. */
    moveTo: useCallback(
      async (id: string, base: number, content: Record<string, unknown>) => {
        await saver.idle();
        const edit = { editorId: editorId.current };
        // Where it cannot be kept it stays where it was.
        await send('edit/save', { ...edit, of: id, base, content }).then(
          () => send('edit/discard', { ...edit, of }).catch(() => undefined),
          () => undefined,
        );
      },
      [of, send, saver.idle],
    ),
    /** Forgets it, once nothing of it is on its way any more. */
    discard: useCallback(async () => {
      await saver.idle();
      await send('edit/discard', { of, editorId: editorId.current }).catch(() => undefined);
    }, [of, send, saver.idle]),
  };
}

/**
 * Holds an edit for this tab, as long as it lives or until the function that it gives is called;
 * undefined when another tab holds it.
 */
async function hold(editorId: string): Promise<(() => void) | undefined> {
  const { locks } = navigator as { locks?: LockManager };
  if (!locks) return () => undefined;
  return new Promise((held) => {
    void locks.request(`edit ${editorId}`, { ifAvailable: true }, (lock) => {
      if (!lock) return held(undefined);
      return new Promise<void>((release) => held(() => release()));
    });
  });
}
