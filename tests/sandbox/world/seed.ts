import { seedActions } from './actions.ts';
import { hexId } from './ids.ts';
import { everyList } from './lists.ts';
import { agencyApp, COMPANY_ID, locationIds, seedTokens } from './tokens.ts';
import type { Agent, Location, World } from './types.ts';

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

/** A new world, equal each time: every id is derived from a name. */
export function createWorld(): World {
  const world: World = {
    companyId: COMPANY_ID,
    locations: BUSINESSES.map(location),
    agents: BUSINESSES.flatMap((b) => b.agents.map((name, index) => agent(b, name, index))),
    actions: [],
    ...everyList(BUSINESSES.map(({ key, name }) => ({ id: locationIds[key], name }))),
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
