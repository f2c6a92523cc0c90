import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { MessageError } from '../../lib/messaging/send.ts';
import { useServices, useVaultTurn } from '../services.ts';
import { useAnswer } from '../use-answer.ts';
import type { TargetLocation } from './target-tree.ts';

/** Sub-accounts that are asked for in one message; the background reads them a few at a time. */
const atOnce = 8;

/** The agents that can be chosen, and reading those of more sub-accounts. */
export function useTargets() {
  const { send } = useServices();
  const { answer, failure, again } = useAnswer('target/list', {}, useVaultTurn());
  const [fresh, setFresh] = useState<ReadonlyMap<string, TargetLocation>>(new Map());
  const [progress, setProgress] = useState<{ done: number; of: number }>();
  /** How many could not be asked about, because nobody answered. */
  const [unasked, setUnasked] = useState(0);
  const stopped = useRef(false);
  const running = useRef(false);
  useEffect(
    () => () => {
      stopped.current = true;
    },
    [],
  );
  useEffect(() => setFresh(new Map()), [answer]);

  const read = async (locationIds: readonly string[]): Promise<TargetLocation[]> => {
    if (running.current) return [];
    running.current = true;
    stopped.current = false;
    setUnasked(0);
    const all: TargetLocation[] = [];
    for (let from = 0; from < locationIds.length && !stopped.current; from += atOnce) {
      setProgress({ done: from, of: locationIds.length });
      try {
        const part = locationIds.slice(from, from + atOnce);
        const { locations } = await send('target/list', { read: part });
        all.push(...locations);
        setFresh((before) => {
          const next = new Map(before);
          for (const one of locations) next.set(one.locationId, one);
          return next;
        });
      } catch (error) {
        setUnasked(locationIds.length - from);
        // Whoever does not want to unlock is not asked again and again.
        if (error instanceof MessageError) stopped.current = true;
      }
    }
    running.current = false;
    setProgress(undefined);
    return all;
  };

  const locations = useMemo(
    () => answer?.locations.map((one) => fresh.get(one.locationId) ?? one),
    [answer, fresh],
  );
  return {
    /** Undefined until they are known. */
    locations,
    failure,
    again,
    progress,
    unasked,
    read,
    stop: () => {
      stopped.current = true;
    },
  };
}
export type Targets = ReturnType<typeof useTargets>;
