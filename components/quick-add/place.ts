import { crmOrigins } from '../../lib/highlevel/crm-origins.ts';
import { type CrmPlace, parseCrmUrl } from '../../lib/highlevel/crm-url.ts';
import type { AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import type { SiteLook } from '../../lib/messaging/messages/site-look.ts';

/** Where the active tab is. */
export interface Place {
  tabId: number;
  /** Present on pages of the CRM where Switchboard works, and on no other. */
  crm?: CrmPlace;
  /** The CRM's origin; also where there is no sub-account in the address. */
  origin?: string;
  /** A CRM where Switchboard could work, if the person wants it. */
  offer?: Extract<SiteLook, { kind: 'crm' }>;
}

interface Tab {
  id?: number | undefined;
  url?: string | undefined;
}

const originOf = ({ url }: Tab = {}) => (url && URL.canParse(url) ? new URL(url).origin : '');

/** Whether a tab's page is not HighLevel's own, and may be an agency's: the background can tell. */
export const isElsewhere = (tab: Tab | undefined): boolean => {
  const origin = originOf(tab);
  return origin.startsWith('https:') && origin !== crmOrigins[0];
};

/**
 * Reads a tab; its address is absent on pages the extension may not read. Any site may have addresses
 * that look like the CRM's: but for HighLevel's own, it needs what the background `found` there.
 */
export function placeOf(tab: Tab | undefined, found?: SiteLook): Place {
  const place: Place = { tabId: tab?.id ?? -1 };
  const origin = originOf(tab);
  if (origin !== crmOrigins[0]) {
    // The tab may have moved on in between; it is read again then.
    if (!found || found.kind === 'other' || found.origin !== origin) return place;
    if (found.kind === 'crm') return { ...place, offer: found };
  }
  const crm = parseCrmUrl(tab?.url ?? '');
  return crm ? { ...place, crm, origin } : { ...place, origin };
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
  if (spot.place.offer?.origin !== place.offer?.origin) return false;
  if (spot.picked && !before?.agentId) {
    return after?.agentId === undefined || after.agentId === spot.picked;
  }
  return before?.agentId === after?.agentId && spot.place.origin === place.origin;
}
