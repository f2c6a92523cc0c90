import { paths } from './address.js';
import { h, icon } from './dom.js';

function heading(title, text, ...actions) {
  return h(
    'div',
    { class: 'heading' },
    h('div', {}, h('h2', {}, title), h('p', {}, text)),
    h('div', { class: 'buttons' }, actions),
  );
}

/** The agency's own pages: no sub-account in the address. */
export function agencyView(data) {
  const rows = data.locations.map((entry) =>
    h(
      'a',
      { class: 'row', href: paths.page(entry.id, 'dashboard'), 'data-location-id': entry.id },
      h('span', { class: 'avatar' }, entry.name.slice(0, 1)),
      h('strong', {}, entry.name),
      h('span', { class: 'muted' }, `${entry.city}, ${entry.timezone}`),
    ),
  );
  return h(
    'section',
    {},
    heading('Sub-Accounts', 'Everything that belongs to your agency.'),
    h('div', { class: 'card list' }, rows),
  );
}

/** The list of a sub-account's voice agents. */
export function agentsView(data, { locationId }) {
  const agents = data.agents.filter((agent) => agent.locationId === locationId);
  const rows = agents.map((agent) =>
    h(
      'a',
      { class: 'row', href: paths.builder(locationId, agent.id), 'data-agent-id': agent.id },
      h('span', { class: 'avatar round' }, icon('phone')),
      h('strong', {}, agent.agentName),
      h('span', { class: 'muted' }, agent.inboundNumber ?? 'No phone number'),
      h('span', { class: 'badge' }, agent.inboundNumber ? 'Active' : 'Draft'),
    ),
  );
  const create = `${paths.agents(locationId)}/builder/new`;
  return h(
    'section',
    {},
    heading(
      'Voice AI Agents',
      `${agents.length} agents in this sub-account.`,
      h('a', { class: 'button primary', href: create, 'data-nav': 'new' }, '+ Create Agent'),
    ),
    h('div', { class: 'card list' }, rows),
  );
}

/** Pages whose addresses look like a voice agent's and are not. */
const TRAPS = {
  'conversation-ai': ['Conversation AI', 'conversation-ai/agent', ['Web Chat', 'Text Reception']],
  'knowledge-base': ['Knowledge Base', 'knowledge-base', ['Services and Prices', 'Directions']],
  'agent-studio': ['Agent Studio', 'agent-studio/agent', ['Lead Qualifier']],
};

function trapView({ locationId, page }, agents) {
  const [title, path, names] = TRAPS[page];
  // The ids have a voice agent's form on purpose; the last digits tell them from real ones.
  const rows = names.map((name, index) => {
    const id = `${(agents[0]?.id ?? '0'.repeat(24)).slice(0, 22)}f${index}`;
    const href = paths.page(locationId, `ai-agents/${path}/${id}`);
    return h('a', { class: 'row', href, 'data-trap': page }, h('strong', {}, name));
  });
  return h(
    'section',
    {},
    heading(title, 'Not a Voice AI page.'),
    h('div', { class: 'card list' }, rows),
  );
}

const NUMBERS = [
  ['Calls today', '38'],
  ['Appointments booked', '11'],
  ['Average length', '2:46'],
  ['Transferred', '4'],
];

/** Every other page of the CRM. */
export function plainView(data, route) {
  const agents = data.agents.filter((agent) => agent.locationId === route.locationId);
  if (TRAPS[route.page]) return trapView(route, agents);
  const current = data.locations.find((entry) => entry.id === route.locationId);
  if (!current) return h('section', {}, heading('Not found', 'There is no such sub-account.'));
  const title = route.section === 'private-integrations' ? 'Private Integrations' : current.name;
  const tiles = NUMBERS.map(([label, value]) =>
    h('div', { class: 'card tile' }, h('span', { class: 'muted' }, label), h('strong', {}, value)),
  );
  return h(
    'section',
    {},
    heading(title, `${current.city}, ${current.timezone}`),
    h('div', { class: 'tiles' }, tiles),
    h('div', { class: 'card empty' }, 'Nothing needs your attention.'),
  );
}
