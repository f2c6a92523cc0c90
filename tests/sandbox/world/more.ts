import { hexId, shortId, uuid } from './ids.ts';
import { LOCATION_SCOPES } from './tokens.ts';
import type { Agent, Location, World } from './types.ts';

const TRADES = ['Dental', 'Plumbing', 'Realty', 'Bakery', 'Fitness', 'Law Office', 'Garage'];

/** One more sub-account, with what tests need of it. */
export interface AddedLocation {
  location: Location;
  /** Works there, with all scopes. */
  token: string;
  agents: Agent[];
}

/** Adds sub-accounts to the agency, each with two agents and a token with all scopes. */
export function addLocations({ world }: { world: World }, count: number): AddedLocation[] {
  const first = world.locations.length + 1;
  return Array.from({ length: count }, (_, index) => addLocation(world, first + index));
}

function addLocation(world: World, number: number): AddedLocation {
  const name = `${TRADES[number % TRADES.length]} ${String(number).padStart(4, '0')}`;
  const location: Location = {
    id: shortId(`location ${name}`),
    companyId: world.companyId,
    name,
    timezone: 'America/Chicago',
    city: 'Springfield',
    email: `office@${number}.example`,
    phone: `+1555020${String(number).padStart(4, '0')}`,
  };
  const agents = ['Front Desk', 'After Hours'].map((agentName) => ({
    id: hexId(`agent ${name} ${agentName}`),
    locationId: location.id,
    agentName,
    businessName: name,
    welcomeMessage: `Hello, thank you for calling ${name}. How can I help you today?`,
    agentPrompt: `You answer the phone for ${name}. Be friendly, brief and exact.`,
    language: 'en-US',
    timezone: location.timezone,
    inboundNumber: null,
  }));
  const token = `pit-${uuid(`token ${name}`)}`;
  world.locations.push(location);
  world.agents.push(...agents);
  world.tokens.push({
    token,
    kind: 'location',
    companyId: world.companyId,
    locationId: location.id,
    scopes: [...LOCATION_SCOPES],
    expired: false,
  });
  return { location, token, agents };
}
