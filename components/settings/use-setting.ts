import { useState } from 'preact/hooks';
import type { Input } from '../../lib/messaging/messages/index.ts';
import { useServices } from '../services.ts';

/**
 * One setting that is changed here. `chosen` is what was chosen until it was stored and `again` has read
 * it; `failed` says that it was not taken.
 */
export function useSetting<Value>(
  inputOf: (value: Value) => Input<'settings/change'>,
  again: () => Promise<void>,
) {
  const { send } = useServices();
  const [chosen, setChosen] = useState<Value>();
  const [failed, setFailed] = useState(false);
  const change = async (value: Value) => {
    setChosen(() => value);
    const done = await send('settings/change', inputOf(value)).catch(() => undefined);
    setFailed(!done);
    await again();
    setChosen(undefined);
  };
  return { chosen, failed, change };
}
