/** Where in the CRM a page is. */
export interface CrmPlace {
  locationId: string;
  /** Only on a Voice AI agent's own pages. */
  agentId?: string;
  section: 'voice-ai' | 'other';
}

/**
 * Reads the sub-account and the agent from a CRM page's address; `undefined` where there is no
 * sub-account. Any host, since agencies use domains of their own. Never throws.
 *
 * The shapes are those that occur (docs/highlevel.md, "Where the ids are in the CRM"): `location/<loc>`
 * with or without `v2` before it, then `ai-agents/voice-ai`, or `voice-ai` alone in older ones, then
 * the agent, with or without `builder` or `agent` before it. An id anywhere else is not an agent's.
 */
export function parseCrmUrl(address: string): CrmPlace | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  if (!/^https?:$/.test(url.protocol)) return undefined;
  const path = url.pathname.replace(/\/+/g, '/');
  const page = /^\/(?:v2\/)?location\/([A-Za-z0-9]{15,40})(\/.*)?$/.exec(path);
  const locationId = page?.[1];
  if (!locationId) return undefined;
  const voice = /^\/(?:ai-agents\/)?voice-ai(?:\/(?:(?:builder|agent)\/)?([^/]*)|$)/.exec(
    page[2] ?? '',
  );
  if (!voice) return { locationId, section: 'other' };
  const agentId = voice[1] ?? '';
  // A new agent has no id until it is saved: its page ends in `new` or `create`.
  return /^[0-9a-f]{24}$/.test(agentId)
    ? { locationId, agentId, section: 'voice-ai' }
    : { locationId, section: 'voice-ai' };
}

/**
 * Tells whether an address is one of the CRM's pages that belong to no sub-account: the agency's own.
 * Any host, as above. Never throws.
 */
export function isAgencyPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  return /^\/(agency_dashboard|v2\/ai-agents)(\/|$)/.test(new URL(address).pathname);
}

interface MaybeTarget {
  locationId: string;
  agentId?: string | undefined;
}

/** Tells whether both are one and the same agent; a place without an agent is no target. */
export function isSameTarget(one?: MaybeTarget, other?: MaybeTarget): boolean {
  return !!one?.agentId && one.agentId === other?.agentId && one.locationId === other.locationId;
}

const locationUrl = (origin: string, locationId: string) =>
  `${origin}/v2/location/${encodeURIComponent(locationId)}`;

/** The page that lists a sub-account's Voice AI agents; `origin` as in `location.origin`. */
export function voiceAiListUrl(origin: string, locationId: string): string {
  return `${locationUrl(origin, locationId)}/ai-agents/voice-ai`;
}

/** The page of today's builder for one agent. */
export function agentBuilderUrl(origin: string, locationId: string, agentId: string): string {
  const agent = encodeURIComponent(agentId);
  return `${voiceAiListUrl(origin, locationId)}/builder/${agent}?mode=edit&tab=agent_details`;
}

/** The page where a sub-account's private integration tokens are made. */
export function privateIntegrationsUrl(origin: string, locationId: string): string {
  return `${locationUrl(origin, locationId)}/settings/private-integrations`;
}
