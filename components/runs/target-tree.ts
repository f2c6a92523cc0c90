import type { Output } from '../../lib/messaging/messages/index.ts';
import type { Chosen } from './wish.ts';

export type TargetLocation = Output<'target/list'>['locations'][number];
export type TargetAgent = TargetLocation['agents'][number];

/** Which agents are shown: those in whose name, or sub-account's name, every word occurs. */
export interface TargetQuery {
  text: string;
  group: string;
}

export const noTargetQuery: TargetQuery = { text: '', group: '' };

/** A sub-account, and those of its agents that fit. */
export interface Fit {
  location: TargetLocation;
  agents: TargetAgent[];
}

export const nameOf = ({ name, locationId }: Pick<TargetLocation, 'name' | 'locationId'>) =>
  name ?? locationId;

/** The sub-accounts that fit by themselves or have agents that do. One that was never read has none. */
export function fitting(locations: readonly TargetLocation[], query: TargetQuery): Fit[] {
  const words = query.text.toLowerCase().split(/\s+/).filter(Boolean);
  return locations.flatMap((location): Fit[] => {
    if (query.group && !location.groups.includes(query.group)) return [];
    const own = `${location.name ?? ''} ${location.locationId}`.toLowerCase();
    const left = words.filter((word) => !own.includes(word));
    if (left.length === 0) return [{ location, agents: location.agents }];
    const agents = location.agents.filter(({ name, agentId }) => {
      const text = `${name} ${agentId}`.toLowerCase();
      return left.every((word) => text.includes(word));
    });
    return agents.length > 0 ? [{ location, agents }] : [];
  });
}

export type TreeRow =
  | { kind: 'location'; fit: Fit; open: boolean }
  | { kind: 'agent'; location: TargetLocation; agent: TargetAgent };

/** The rows of the list: sub-accounts, and below those that are open their agents. */
export function treeRows(fits: readonly Fit[], isOpen: (locationId: string) => boolean): TreeRow[] {
  return fits.flatMap((fit): TreeRow[] => {
    const { location, agents } = fit;
    const open = isOpen(location.locationId);
    const row: TreeRow = { kind: 'location', fit, open };
    if (!open) return [row];
    return [row, ...agents.map((agent): TreeRow => ({ kind: 'agent', location, agent }))];
  });
}

export const keyOfRow = (row: TreeRow): string =>
  row.kind === 'location'
    ? row.fit.location.locationId
    : `${row.location.locationId}/${row.agent.agentId}`;

/** Of the agents that fit: all, some or none are chosen. */
export function standOf({ location, agents }: Fit, chosen: Chosen): 'all' | 'some' | 'none' {
  const here = chosen.get(location.locationId);
  if (!here || here.size === 0) return 'none';
  const count = agents.filter(({ agentId }) => here.has(agentId)).length;
  if (count === 0) return 'none';
  return count === agents.length ? 'all' : 'some';
}

/** The choice with the agents of some sub-accounts in it, or without them. */
export function withAgents(
  chosen: Chosen,
  of: readonly { locationId: string; agentIds: readonly string[] }[],
  on: boolean,
): Chosen {
  const next = new Map(chosen);
  for (const { locationId, agentIds } of of) {
    const here = new Set(next.get(locationId));
    for (const agentId of agentIds) {
      if (on) here.add(agentId);
      else here.delete(agentId);
    }
    if (here.size > 0) next.set(locationId, here);
    else next.delete(locationId);
  }
  return next;
}

export const idsOf = ({ location, agents }: Fit) => ({
  locationId: location.locationId,
  agentIds: agents.map(({ agentId }) => agentId),
});

/** What is chosen and in no list that was read: from a set, or gone since. */
export function strangers(locations: readonly TargetLocation[], chosen: Chosen): Chosen {
  const known = new Map(
    locations.map(({ locationId, agents }) => [
      locationId,
      new Set(agents.map(({ agentId }) => agentId)),
    ]),
  );
  const found = [...chosen].flatMap(([locationId, all]): [string, ReadonlySet<string>][] => {
    const here = known.get(locationId);
    const strange = [...all].filter((id) => !here?.has(id));
    return strange.length > 0 ? [[locationId, new Set(strange)]] : [];
  });
  return new Map(found);
}

export const groupsIn = (locations: readonly TargetLocation[]): string[] =>
  [...new Set(locations.flatMap(({ groups }) => groups))].sort((a, b) => a.localeCompare(b));
