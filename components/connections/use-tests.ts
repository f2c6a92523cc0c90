import { useEffect, useRef, useState } from 'preact/hooks';
import { MessageError } from '../../lib/messaging/send.ts';
import { useServices } from '../services.ts';

/** Tests that run side by side. */
const sideBySide = 3;

export interface Tests {
  /** How far it has come; undefined while nothing is tested. */
  progress: { done: number; of: number } | undefined;
  /** How many could not be asked about the last time. */
  failed: number;
  run(locationIds: readonly string[]): Promise<void>;
  stop(): void;
}

/** Tests connections again, some side by side. `onDone`: after each some, and at the end. */
export function useTests(onDone: () => void): Tests {
  const { send } = useServices();
  const [progress, setProgress] = useState<Tests['progress']>();
  const [failed, setFailed] = useState(0);
  const stopped = useRef(false);
  const running = useRef(false);
  useEffect(
    () => () => {
      stopped.current = true;
    },
    [],
  );
  const run = async (locationIds: readonly string[]) => {
    if (running.current) return;
    running.current = true;
    stopped.current = false;
    setFailed(0);
    const left = [...locationIds];
    let done = 0;
    setProgress({ done, of: locationIds.length });
    const worker = async () => {
      for (let next = left.shift(); next && !stopped.current; next = left.shift()) {
        try {
          await send('connection/test', { locationId: next });
        } catch (error) {
          // Whoever does not want to unlock is not asked for each.
          if (error instanceof MessageError && error.reason === 'locked') stopped.current = true;
          setFailed((count) => count + 1);
        }
        done += 1;
        setProgress({ done, of: locationIds.length });
        if (done % 10 === 0) onDone();
      }
    };
    await Promise.all(Array.from({ length: sideBySide }, worker));
    running.current = false;
    setProgress(undefined);
    onDone();
  };
  return {
    progress,
    failed,
    run,
    stop: () => {
      stopped.current = true;
    },
  };
}
