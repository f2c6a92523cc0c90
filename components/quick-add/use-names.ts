import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../lib/highlevel/errors.ts';
import type { Output } from '../../lib/messaging/messages/index.ts';
import { useServices } from '../services.ts';

type Names = Output<'names/fetch'>;

/**
 * The names of a sub-account and its agent: what is known already, then what HighLevel says.
 * Changing `again` asks anew, e.g. after a token was added.
 */
export function useNames(
  locationId: string | undefined,
  agentId: string | undefined,
  known: { locationName?: string | undefined; agentName?: string | undefined },
  hasToken: boolean,
  again: number,
): Names & { asking: boolean; problem?: Problem } {
  const { send } = useServices();
  const [told, setTold] = useState<Names>({});
  const missing = !known.locationName || (agentId !== undefined && !known.agentName);
  const [asking, setAsking] = useState(hasToken && missing);
  // `again` is a reason to ask, not an input
  useEffect(() => {
    if (!locationId || !hasToken || !missing) return;
    let gone = false;
    setAsking(true);
    send('names/fetch', agentId ? { locationId, agentId } : { locationId })
      .catch((): Names => ({}))
      .then((names) => {
        if (gone) return;
        setTold(names);
        setAsking(false);
      });
    return () => {
      gone = true;
    };
  }, [send, locationId, agentId, hasToken, missing, again]);
  const locationName = told.locationName ?? known.locationName;
  const agentName = told.agentName ?? known.agentName;
  return {
    ...(locationName ? { locationName } : {}),
    ...(agentName ? { agentName } : {}),
    ...(told.problem ? { problem: told.problem } : {}),
    asking,
  };
}
