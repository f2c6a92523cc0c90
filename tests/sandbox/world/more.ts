import { hexId, nextActionId, shortId, uuid } from './ids.ts';
import { everyList } from './lists.ts';
import { LOCATION_SCOPES } from './tokens.ts';
import type { Action, Agent, Location, World } from './types.ts';

const TRADES = ['Dental', 'Plumbing', 'Realty', 'Bakery', 'Fitness', 'Law Office', 'Garage'];

/** One more sub-account, with what tests need of it. */
export interface AddedLocation {
  location: Location;
  /** Works there, with all scopes. */
  token: string;
  agents: Agent[];
}

/** Adds sub-accounts to the agency, each with two agents, the usual lists, and a token with all scopes. */
export function addLocations({ world }: { world: World }, count: number): AddedLocation[] {
  const first = world.locations.length + 1;
  const added = Array.from({ length: count }, (_, index) => addLocation(world, first + index));
  const lists = everyList(added.map(({ location }) => location));
  world.customFields.push(...lists.customFields);
  world.standardFields.push(...lists.standardFields);
  world.workflows.push(...lists.workflows);
  world.calendars.push(...lists.calendars);
  world.knowledgeBases.push(...lists.knowledgeBases);
  return added;
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
  world.locations.push(location);
  const token = addToken({ world }, location.id);
  const agents = ['Front Desk', 'After Hours'].map((desk) => addAgent(world, location, desk));
  return { location, token, agents };
}

function addAgent(world: World, location: Location, agentName: string): Agent {
  const { id: locationId, name, timezone } = location;
  const agent: Agent = {
    id: hexId(`agent ${name} ${agentName}`),
    locationId,
    agentName,
    businessName: name,
    welcomeMessage: `Hello, thank you for calling ${name}. How can I help you today?`,
    agentPrompt: `You answer the phone for ${name}. Be friendly, brief and exact.`,
    language: 'en-US',
    timezone,
    inboundNumber: null,
  };
  world.agents.push(agent);
  return agent;
}

/** Adds agents to a sub-account: “Desk 03” is its third. Their names are not there yet. */
export function addAgents({ world }: { world: World }, locationId: string, count: number): Agent[] {
  const location = world.locations.find(({ id }) => id === locationId);
  if (!location) throw new Error(`No sub-account ${locationId}`);
  const first = world.agents.filter((agent) => agent.locationId === locationId).length + 1;
  return Array.from({ length: count }, (_, index) =>
    addAgent(world, location, `Desk ${String(first + index).padStart(2, '0')}`),
  );
}

/** Adds an action to an agent as another person would, past the API and its log. */
export function addAction(
  { world }: { world: World },
  { id: agentId, locationId }: Pick<Agent, 'id' | 'locationId'>,
  content: Pick<Action, 'actionType' | 'name' | 'actionParameters'>,
): Action {
  const action = { id: nextActionId(), agentId, locationId, ...structuredClone(content) };
  world.actions.push(action);
  return action;
}

/** Deletes an agent with its actions, as another person would. */
export function removeAgent({ world }: { world: World }, { id }: Pick<Agent, 'id'>): void {
  world.agents = world.agents.filter((agent) => agent.id !== id);
  world.actions = world.actions.filter(({ agentId }) => agentId !== id);
}

/** Makes a token one that HighLevel refuses from now on. */
export function revokeToken({ world }: { world: World }, token: string): void {
  for (const record of world.tokens) if (record.token === token) record.expired = true;
}

/** A token of a sub-account besides those it has, with all scopes. */
export function addToken({ world }: { world: World }, locationId: string): string {
  const token = `pit-${uuid(`token ${locationId} ${world.tokens.length}`)}`;
  const scopes = [...LOCATION_SCOPES];
  const { companyId } = world;
  world.tokens.push({ token, kind: 'location', companyId, locationId, scopes, expired: false });
  return token;
}

/** What agents there are and what they hold, to compare with later: the same, or it is not as it was. */
export function pictureOf({ world }: { world: World }): Pick<World, 'agents' | 'actions'> {
  const { agents, actions } = world;
  return structuredClone({ agents, actions });
}
