import * as z from 'zod/mini';
import { PlanWhat } from '../../lib/messaging/messages/plan-shapes.ts';
import type { Values } from '../../lib/templates/schema.ts';

/** Sub-account → the agents chosen in it. */
export type Chosen = ReadonlyMap<string, ReadonlySet<string>>;

/** What a person wants to put where, before there is a plan of it. */
export interface Wish {
  what?: PlanWhat | undefined;
  chosen: Chosen;
  /** Values of blanks for every sub-account, by name. */
  values: Values;
  /** What was typed for one sub-account alone. */
  locationValues: Record<string, Values>;
  /** Blanks whose value for all also goes where another one is remembered. */
  everywhere: string[];
  /** Blanks that are secrets: their values are kept in memory only. */
  secretValues: string[];
}

export const noWish: Wish = {
  chosen: new Map(),
  values: {},
  locationValues: {},
  everywhere: [],
  secretValues: [],
};

const Kept = z.object({
  what: z.optional(PlanWhat),
  chosen: z.record(z.string(), z.array(z.string())),
  values: z.record(z.string(), z.unknown()),
  locationValues: z.record(z.string(), z.record(z.string(), z.unknown())),
  everywhere: z.array(z.string()),
  secretValues: z.array(z.string()),
});

/** A wish as it is kept while nothing was made of it. */
export function contentOf({ chosen, ...wish }: Wish): Record<string, unknown> {
  return { ...wish, chosen: Object.fromEntries([...chosen].map(([id, all]) => [id, [...all]])) };
}

/** A wish that was kept; undefined when it is not one. */
export function wishOf(content: Record<string, unknown>): Wish | undefined {
  const kept = Kept.safeParse(content);
  if (!kept.success) return undefined;
  const chosen = Object.entries(kept.data.chosen).map(
    ([id, all]): [string, ReadonlySet<string>] => [id, new Set(all)],
  );
  return { ...kept.data, chosen: new Map(chosen) };
}

/** How many agents are chosen, and in how many sub-accounts. */
export function countsOf(chosen: Chosen): { agents: number; locations: number } {
  let [agents, locations] = [0, 0];
  for (const all of chosen.values()) {
    agents += all.size;
    locations += all.size > 0 ? 1 : 0;
  }
  return { agents, locations };
}

/** The chosen agents, sub-account by sub-account. */
export const targetsOf = (chosen: Chosen): { locationId: string; agentId: string }[] =>
  [...chosen].flatMap(([locationId, all]) => [...all].map((agentId) => ({ locationId, agentId })));

/** The sub-accounts in which something is chosen. */
export const locationsOf = (chosen: Chosen): string[] =>
  [...chosen].flatMap(([locationId, all]) => (all.size > 0 ? [locationId] : []));
