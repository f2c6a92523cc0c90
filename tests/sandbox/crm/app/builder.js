import { navigate, paths } from './address.js';
import { h, icon } from './dom.js';

const TABS = [
  ['agent_details', 'Agent Details'],
  ['actions', 'Actions'],
  ['phone_availability', 'Phone & Availability'],
];

const LABELS = {
  CALL_TRANSFER: 'Call Transfer',
  DATA_EXTRACTION: 'Update Contact Field',
  IN_CALL_DATA_EXTRACTION: 'Update Contact Field',
  WORKFLOW_TRIGGER: 'Trigger a Workflow',
  SMS: 'Send SMS',
  APPOINTMENT_BOOKING: 'Appointment Booking',
  CUSTOM_ACTION: 'Custom Action',
  KNOWLEDGE_BASE: 'Knowledge Base',
};

/** By agent: read once per page load, so that an action made elsewhere shows after a reload. */
const actionsAtLoad = new Map();

function loadActions(agentId) {
  if (!actionsAtLoad.has(agentId)) {
    const query = new URLSearchParams({ agentId });
    const answer = fetch(`/__sandbox/actions?${query}`).then((response) => response.json());
    actionsAtLoad.set(
      agentId,
      // A page that is being left ends its own requests: that is no error.
      answer.then(({ actions }) => actions).catch(() => []),
    );
  }
  return actionsAtLoad.get(agentId);
}

function field(label, value, long = false) {
  return h(
    'div',
    { class: 'field' },
    h('span', { class: 'label' }, label),
    h('div', { class: long ? 'value long' : 'value' }, value),
  );
}

function details(agent) {
  return h(
    'div',
    { class: 'card form' },
    h('h3', {}, 'Agent Details'),
    field('Agent Name', agent.agentName),
    field('Business Name', agent.businessName),
    field('Language', agent.language),
    field('Initial Greeting', agent.welcomeMessage, true),
    field('Prompt', agent.agentPrompt, true),
  );
}

function availability(agent) {
  return h(
    'div',
    { class: 'card form' },
    h('h3', {}, 'Phone & Availability'),
    field('Inbound Number', agent.inboundNumber ?? 'None'),
    field('Timezone', agent.timezone),
    field('Working Hours', 'Always'),
  );
}

function actionRow(action) {
  return h(
    'li',
    { 'data-action-id': action.id, 'data-action-type': action.actionType },
    h('span', { class: 'avatar round' }, icon('automation')),
    h(
      'div',
      {},
      h('strong', {}, action.name),
      h('small', { class: 'muted' }, LABELS[action.actionType] ?? action.actionType),
    ),
    h('span', { class: 'spring' }),
    h('span', { class: 'muted prompt' }, action.actionParameters.triggerPrompt ?? ''),
  );
}

function group(title, actions) {
  const rows = actions.map(actionRow);
  return h(
    'section',
    { class: 'group', 'aria-label': title },
    h('h4', {}, title, h('span', { class: 'count' }, String(actions.length))),
    rows.length > 0 ? h('ul', {}, rows) : h('p', { class: 'muted' }, 'No actions yet.'),
  );
}

function actionsTab(agent) {
  const groups = h('div', { class: 'groups', 'aria-busy': 'true' });
  loadActions(agent.id).then((actions) => {
    const after = actions.filter((action) => action.actionType === 'DATA_EXTRACTION');
    const during = actions.filter((action) => action.actionType !== 'DATA_EXTRACTION');
    groups.replaceChildren(group('During the Call', during), group('After the Call', after));
    groups.setAttribute('aria-busy', 'false');
  });
  const note = h('p', { class: 'muted', hidden: true }, 'Actions are added outside this sandbox.');
  const show = () => {
    note.hidden = false;
  };
  return h(
    'div',
    { class: 'card' },
    h(
      'div',
      { class: 'card-head' },
      h('h3', {}, 'Actions'),
      h('button', { type: 'button', class: 'button', onClick: show }, '+ New Action'),
    ),
    note,
    groups,
  );
}

function frame(locationId, name, tabs, content) {
  return h(
    'section',
    { class: 'builder' },
    h(
      'div',
      { class: 'heading' },
      h(
        'div',
        { class: 'with-back' },
        h('a', { href: paths.agents(locationId), 'aria-label': 'Back' }, icon('back')),
        h('h2', {}, name),
      ),
      h(
        'div',
        { class: 'buttons' },
        h('button', { type: 'button', class: 'button' }, 'Test your agent'),
        h('button', { type: 'button', class: 'button primary' }, 'Save'),
      ),
    ),
    h('div', { class: 'tabs', role: 'tablist' }, tabs),
    content,
  );
}

/** An agent's builder, whichever of the three address shapes led to it. */
export function builderView(data, { locationId, agentId, tab }) {
  const agent = data.agents.find((entry) => entry.id === agentId);
  if (!agent || agent.locationId !== locationId) {
    const text = 'This agent does not exist in this sub-account.';
    return h('section', {}, h('div', { class: 'card empty' }, text));
  }
  // The listing of the page load is read now, not when the tab is first opened.
  loadActions(agent.id);
  const tabs = TABS.map(([name, label]) =>
    h(
      'button',
      {
        type: 'button',
        role: 'tab',
        'data-tab': name,
        'aria-selected': String(name === tab),
        onClick: () => navigate(`${location.pathname}?mode=edit&tab=${name}`),
      },
      label,
    ),
  );
  const content =
    tab === 'actions'
      ? actionsTab(agent)
      : tab === 'phone_availability'
        ? availability(agent)
        : details(agent);
  return frame(locationId, agent.agentName, tabs, content);
}

/** A new agent: it has no id until it is saved. */
export function newAgentView(data, { locationId }) {
  const business = data.locations.find((entry) => entry.id === locationId)?.name ?? '';
  const draft = {
    agentName: 'My Agent 101',
    businessName: business,
    language: 'en-US',
    welcomeMessage: `Hello, thank you for calling ${business}.`,
    agentPrompt: '',
  };
  return frame(locationId, 'New Agent', [], details(draft));
}
