const AGENTS = 'ai-agents/voice-ai';

/** What page an address means: `{page, locationId, agentId?, tab?}`. */
export function readAddress(href) {
  const url = new URL(href, location.origin);
  const parts = url.pathname.split('/').filter(Boolean);
  const start = parts[0] === 'v2' ? 1 : 0;
  if (parts[start] !== 'location') return { page: 'agency', locationId: null };
  const locationId = parts[start + 1] ?? null;
  const rest = parts.slice(start + 2);
  const tab = url.searchParams.get('tab') ?? 'agent_details';
  const voice = rest[0] === 'ai-agents' && rest[1] === 'voice-ai';
  if (voice && rest.length === 2) return { page: 'agents', locationId };
  const agentId = voice ? (rest[2] === 'builder' ? rest[3] : rest[2]) : null;
  if (agentId === 'new' || agentId === 'create') return { page: 'new', locationId, tab };
  if (agentId) return { page: 'builder', locationId, agentId, tab };
  if (rest[0] === 'voice-ai' && rest[1] === 'agent' && rest[2]) {
    return { page: 'builder', locationId, agentId: rest[2], tab };
  }
  if (rest[0] === 'ai-agents') return { page: rest[1] ?? 'agents', locationId };
  return { page: rest[0] ?? 'dashboard', locationId, section: rest[1] ?? null };
}

export const paths = {
  page: (locationId, page) => `/v2/location/${locationId}/${page}`,
  agents: (locationId) => `/v2/location/${locationId}/${AGENTS}`,
  builder: (locationId, agentId, tab = 'agent_details') =>
    `/v2/location/${locationId}/${AGENTS}/builder/${agentId}?mode=edit&tab=${tab}`,
};

/** Goes to a path of the app without a reload, and tells the page as the CRM does. */
export function navigate(path) {
  const from = location.pathname;
  history.pushState({}, '', path);
  announce(from);
}

/** Fires the CRM's two events on window. */
export function announce(from) {
  const detail = { from, to: location.pathname };
  window.dispatchEvent(new CustomEvent('routeChangeEvent', { detail }));
  window.dispatchEvent(new CustomEvent('routeLoaded', { detail }));
}
