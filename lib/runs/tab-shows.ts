import { parseCrmUrl } from '../highlevel/crm-url.ts';

/**
 * Whether a tab's address still shows what a run was started for. An agent that was picked from a
 * list needs its sub-account only, unless the tab shows another agent by now.
 */
export function tabShows(
  run: { target: { locationId: string; agentId: string }; picked: boolean },
  address: string | undefined,
): boolean {
  const place = address === undefined ? undefined : parseCrmUrl(address);
  if (place?.locationId !== run.target.locationId) return false;
  if (place.agentId === run.target.agentId) return true;
  return run.picked && place.agentId === undefined;
}
