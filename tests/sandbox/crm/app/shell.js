import { navigate, paths } from './address.js';
import { h, icon } from './dom.js';

const PAGES = [
  ['dashboard', 'Dashboard'],
  ['conversations', 'Conversations'],
  ['calendars', 'Calendars'],
  ['contacts', 'Contacts'],
  ['opportunities', 'Opportunities'],
  ['ai-agents', 'AI Agents'],
  ['automation', 'Automation'],
];

const AI_TABS = [
  ['agents', 'Voice AI', 'ai-agents/voice-ai'],
  ['conversation-ai', 'Conversation AI', 'ai-agents/conversation-ai'],
  ['knowledge-base', 'Knowledge Base', 'ai-agents/knowledge-base'],
  ['agent-studio', 'Agent Studio', 'ai-agents/agent-studio'],
];

const isAi = (page) => ['builder', 'new', ...AI_TABS.map(([name]) => name)].includes(page);

function switcher(data, current) {
  const menu = h(
    'div',
    { class: 'switcher-menu', hidden: true },
    data.locations.map((entry) =>
      h(
        'button',
        {
          type: 'button',
          class: entry.id === current?.id ? 'current' : null,
          'data-location-id': entry.id,
          onClick: () => navigate(paths.page(entry.id, 'dashboard')),
        },
        h('strong', {}, entry.name),
        h('small', {}, entry.city),
      ),
    ),
    h('a', { href: '/agency_dashboard/' }, 'Agency view'),
  );
  const toggle = () => {
    menu.hidden = !menu.hidden;
  };
  // The ids and classes are HighLevel's own, the misspelling included.
  return h(
    'div',
    { id: 'location-switcher-sidbar-v2' },
    h(
      'button',
      { type: 'button', class: 'switcher', onClick: toggle, 'aria-label': 'Switch sub-account' },
      h('span', { class: 'avatar' }, (current?.name ?? 'A').slice(0, 1)),
      h(
        'span',
        { class: 'switcher-text' },
        h('span', { class: 'hl_switcher-loc-name' }, current?.name ?? 'Agency'),
        h('small', { class: 'hl_switcher-loc-city' }, current?.city ?? 'All sub-accounts'),
      ),
      icon('chevron'),
    ),
    menu,
  );
}

function navigation(locationId, page) {
  const entry = ([name, label, href]) =>
    h(
      'a',
      {
        href:
          href ?? (name === 'ai-agents' ? paths.agents(locationId) : paths.page(locationId, name)),
        'data-nav': name,
        class: (name === 'ai-agents' ? isAi(page) : name === page) ? 'active' : null,
      },
      icon(name),
      label,
    );
  const settings = paths.page(locationId, 'settings/private-integrations');
  return h(
    'nav',
    { class: 'nav', 'aria-label': 'Main' },
    PAGES.map(entry),
    h('span', { class: 'spring' }),
    entry(['settings', 'Settings', settings]),
  );
}

function topBar(locationId, page) {
  const tabs = isAi(page)
    ? AI_TABS.map(([name, label, path]) => {
        const active = name === page || (name === 'agents' && ['builder', 'new'].includes(page));
        const attributes = { href: paths.page(locationId, path), class: active ? 'active' : null };
        return h('a', { ...attributes, 'data-nav': name }, label);
      })
    : [];
  const title = isAi(page) ? 'AI Agents' : `${page.slice(0, 1).toUpperCase()}${page.slice(1)}`;
  return h(
    'header',
    { class: 'top' },
    h('h1', {}, title),
    h('div', { class: 'top-tabs' }, tabs),
    h('span', { class: 'spring' }),
    icon('search'),
    icon('bell'),
    h('span', { class: 'avatar me' }, 'JD'),
  );
}

/** The frame around every page: sidebar, top bar, content. */
export function shell(data, route, content) {
  const current = data.locations.find((entry) => entry.id === route.locationId);
  return [
    h(
      'aside',
      { class: 'sidebar' },
      switcher(data, current),
      current ? navigation(current.id, route.page) : null,
    ),
    h(
      'div',
      { class: 'frame' },
      topBar(route.locationId, route.page),
      h('main', { class: `page page-${route.page}` }, content),
    ),
  ];
}
