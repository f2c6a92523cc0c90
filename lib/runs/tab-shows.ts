import { parseCrmUrl } from '../highlevel/crm-url.ts';
import type { Run } from './schema.ts';

/**
 * Whether a tab's address still shows what a run was started for, on one of `origins`, where the CRM
 * is: any other site may have addresses that look the same. An agent that was picked from a
 * list needs its sub-account only, unless the tab shows another agent by now. The workspace names its
 * target itself: no tab has a say in it.
 */
export function tabShows(
  run: Pick<Run, 'target' | 'picked' | 'surface'>,
  address: string | undefined,
  origins: readonly string[],
): boolean {
  if (run.surface === 'workspace') return true;
  if (address === undefined || !URL.canParse(address)) return false;
  if (!origins.includes(new URL(address).origin)) return false;
  const place = parseCrmUrl(address);
  if (place?.locationId !== run.target.locationId) return false;
  if (place.agentId === run.target.agentId) return true;
  return run.picked && place.agentId === undefined;
}
