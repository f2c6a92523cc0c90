import { seedActions } from './actions.ts';
import { hexId, shortId, uuid } from './ids.ts';
import { agencyApp, COMPANY_ID, locationIds, seedTokens } from './tokens.ts';
import type { Agent, Calendar, ContactField, KnowledgeBase, Location, World } from './types.ts';

type Key = keyof typeof locationIds;
type Business = { key: Key; name: string; city: string; timezone: string; agents: string[] };

const DESK = ['Buyer Desk', 'Seller Desk', 'Rental Desk', 'Open House Line', 'Night Line'];
const TOWN = ['Ashford', 'Birchwood', 'Calder', 'Dunmore', 'Eastlake', 'Fairview', 'Glenhaven'];
const TOWNS = [...TOWN, 'Hartwell', 'Ironbridge', 'Juniper', 'Kingsley', 'Larkspur', 'Maplewood'];

const BUSINESSES: Business[] = [
  {
    key: 'harbor',
    name: 'Harbor Dental',
    city: 'Portland',
    timezone: 'America/Los_Angeles',
    agents: ['Front Desk', 'After Hours', 'Recall Campaign'],
  },
  {
    key: 'northside',
    name: 'Northside Plumbing',
    city: 'Chicago',
    timezone: 'America/Chicago',
    agents: ['Front Desk', 'Emergency Line', 'Estimates', 'Spanish Line'],
  },
  {
    key: 'bluebird',
    name: 'Bluebird Med Spa',
    city: 'Austin',
    timezone: 'America/Chicago',
    agents: ['Front Desk', 'Membership Desk'],
  },
  {
    key: 'cedar',
    name: 'Cedar Grove Realty',
    city: 'Denver',
    timezone: 'America/Denver',
    // 65: more than one page of 50, as big agencies have it.
    agents: TOWNS.flatMap((town) => DESK.map((desk) => `${town} ${desk}`)),
  },
];

/** Names that every sub-account has: only the ids tell them apart. */
const CUSTOM = [
  ['Reason for Call', 'TEXT'],
  ['Service Interest', 'SINGLE_OPTIONS'],
  ['Preferred Day', 'TEXT'],
  ['Insurance Provider', 'TEXT'],
  ['Call Summary', 'LARGE_TEXT'],
  ['Best time to call', 'TEXT'],
  ['How did you hear about us', 'TEXT'],
  ['Call outcome', 'TEXT'],
] as const;
const STANDARD = [
  ['First Name', 'first_name'],
  ['Last Name', 'last_name'],
  ['Email', 'email'],
  ['Phone', 'phone'],
  ['City', 'city'],
] as const;
const WORKFLOWS = [
  ['New Lead Follow-up', 'published'],
  ['Missed Call Text Back', 'published'],
  ['Request a Review', 'published'],
  ['Send Intake Form', 'draft'],
  ['Callback request', 'published'],
  ['Do not contact', 'published'],
] as const;
const CALENDARS = [
  ['New Client Consultation', true, 'round_robin'],
  ['Follow-up Visit', true, 'personal'],
  ['Group Class', true, 'class_booking'],
  ['Holiday Hours', false, 'event'],
  ['Phone consultation', true, 'round_robin'],
] as const;
const KNOWLEDGE = [
  'Services and Prices',
  'Opening Hours and Directions',
  'Frequently Asked Questions',
  'Company FAQ',
];

function location(b: Business, index: number): Location {
  return {
    id: locationIds[b.key],
    companyId: COMPANY_ID,
    name: b.name,
    timezone: b.timezone,
    city: b.city,
    email: `office@${b.key}.example`,
    phone: `+1555010${String(1000 + index).slice(1)}0`,
  };
}

function agent(b: Business, name: string, index: number): Agent {
  return {
    id: hexId(`agent ${b.name} ${name}`),
    locationId: locationIds[b.key],
    agentName: name,
    businessName: b.name,
    welcomeMessage: `Hello, thank you for calling ${b.name}. How can I help you today?`,
    agentPrompt: `You answer the phone for ${b.name}. Be friendly, brief and exact.`,
    language: name.startsWith('Spanish') ? 'es' : 'en-US',
    timezone: b.timezone,
    inboundNumber: index < 2 ? `+1555010${index}${String(b.name.length).padStart(3, '0')}` : null,
  };
}

function field(b: Business, name: string, fieldKey: string, dataType: string): ContactField {
  const kind = dataType === 'STANDARD_FIELD' ? 'standard' : 'custom';
  const id = shortId(`${kind} field ${b.name} ${name}`);
  return { id, locationId: locationIds[b.key], name, fieldKey: `contact.${fieldKey}`, dataType };
}

function calendar(
  b: Business,
  [name, isActive, calendarType]: (typeof CALENDARS)[number],
): Calendar {
  const id = shortId(`calendar ${b.name} ${name}`);
  return { id, locationId: locationIds[b.key], name, isActive, calendarType };
}

function knowledgeBases(b: Business): KnowledgeBase[] {
  // Northside has three pages of twenty.
  const more =
    b.key === 'northside' ? Array.from({ length: 44 }, (_, i) => `Part Sheet ${i + 1}`) : [];
  return [...KNOWLEDGE, ...more].map((name) => ({
    id: shortId(`knowledge base ${b.name} ${name}`),
    locationId: locationIds[b.key],
    name,
    createdAt: '2026-01-12T09:30:00.000Z',
  }));
}

/** A new world, equal each time: every id is derived from a name. */
export function createWorld(): World {
  const world: World = {
    companyId: COMPANY_ID,
    locations: BUSINESSES.map(location),
    agents: BUSINESSES.flatMap((b) => b.agents.map((name, index) => agent(b, name, index))),
    actions: [],
    customFields: BUSINESSES.flatMap((b) =>
      CUSTOM.map(([name, type]) => field(b, name, name.toLowerCase().replaceAll(' ', '_'), type)),
    ),
    standardFields: BUSINESSES.flatMap((b) =>
      STANDARD.map(([name, key]) => field(b, name, key, 'STANDARD_FIELD')),
    ),
    workflows: BUSINESSES.flatMap((b) =>
      WORKFLOWS.map(([name, status]) => ({
        id: uuid(`workflow ${b.name} ${name}`),
        locationId: locationIds[b.key],
        name,
        status,
      })),
    ),
    calendars: BUSINESSES.flatMap((b) => CALENDARS.map((entry) => calendar(b, entry))),
    knowledgeBases: BUSINESSES.flatMap(knowledgeBases),
    tokens: seedTokens(),
    app: {
      clientId: agencyApp.clientId,
      clientSecret: agencyApp.clientSecret,
      companyId: COMPANY_ID,
      refreshTokens: [{ token: agencyApp.refreshToken, used: false }],
    },
  };
  world.actions = seedActions(world);
  return world;
}
