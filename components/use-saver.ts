import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { createSaver, type SaveFailure } from './saver.ts';
import { useServices } from './services.ts';

/** Nobody waits longer for something to be kept. */
const patience = 1500;

/**
 * Keeps what is typed by `send`, also when the page is hidden or closed. `send` must stay the same
 * function from one drawing to the next.
 */
export function useSaver<State>(send: (state: State) => Promise<unknown>) {
  const { wait } = useServices();
  const [failure, setFailure] = useState<SaveFailure>();
  const unkept = useRef(false);
  const saver = useMemo(
    () =>
      createSaver(send, (why) => {
        unkept.current = why !== undefined;
        setFailure(why);
      }),
    [send],
  );
  useEffect(() => {
    const flush = () => saver.flush();
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
    };
  }, [saver]);
  return {
    save: saver.save,
    /** Why the last attempt to keep something did not work. */
    failure,
    /** Tells whether the latest state could not be kept. */
    isUnkept: useCallback(() => unkept.current, []),
    /** Resolves when nothing is on its way any more, or has been for long. */
    idle: useCallback(() => Promise.race([saver.idle(), wait(patience)]), [saver, wait]),
  };
}
