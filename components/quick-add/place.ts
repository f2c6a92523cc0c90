import { type CrmPlace, parseCrmUrl } from '../../lib/highlevel/crm-url.ts';
import type { AgentAddress } from '../../lib/messaging/messages/shapes.ts';

/** Where the active tab is. */
export interface Place {
  tabId: number;
  /** Present on HighLevel's pages only. */
  crm?: CrmPlace;
  /** The CRM's origin; also where there is no sub-account in the address. */
  origin?: string;
}

const crmHosts = new Set(['app.gohighlevel.com']);

/** Reads a tab; its address is absent on pages the extension may not read. */
export function placeOf(tab: { id?: number; url?: string } | undefined): Place {
  const place: Place = { tabId: tab?.id ?? -1 };
  if (!tab?.url || !URL.canParse(tab.url)) return place;
  const { origin, hostname } = new URL(tab.url);
  const crm = parseCrmUrl(tab.url);
  if (crm) return { ...place, crm, origin };
  return crmHosts.has(hostname) ? { ...place, origin } : place;
}

/** What quick add is open for. `picked`: the agent was chosen from a list, not by the address. */
export interface Spot {
  place: Place;
  picked?: string;
}

/** The agent that would get the action; undefined while there is none. */
export function targetOf({ place, picked }: Spot): AgentAddress | undefined {
  const { locationId, agentId = picked } = place.crm ?? {};
  return locationId && agentId ? { locationId, agentId } : undefined;
}

/** Tells whether the tab still shows what quick add is open for. */
export function isSameSpot(spot: Spot, place: Place): boolean {
  const before = spot.place.crm;
  const after = place.crm;
  if (before?.locationId !== after?.locationId) return false;
  if (spot.picked && !before?.agentId) {
    return after?.agentId === undefined || after.agentId === spot.picked;
  }
  return before?.agentId === after?.agentId && spot.place.origin === place.origin;
}
