import { useEffect, useState } from 'preact/hooks';
import type { PackRow } from '../../lib/messaging/messages/template-shapes.ts';
import { useServices } from '../services.ts';

interface Packs {
  rows: PackRow[];
  state: 'reading' | 'read' | 'failed';
}

/** The packs, asked for whenever they come on screen: the first screen does without them. */
export function usePacks(shown: boolean): Packs {
  const { send } = useServices();
  const [packs, setPacks] = useState<Packs>({ rows: [], state: 'reading' });
  useEffect(() => {
    if (!shown) return;
    let gone = false;
    send('pack/list', {}).then(
      ({ packs: rows }) => !gone && setPacks({ rows, state: 'read' }),
      () => !gone && setPacks(({ rows }) => ({ rows, state: 'failed' })),
    );
    return () => {
      gone = true;
    };
  }, [send, shown]);
  return packs;
}
