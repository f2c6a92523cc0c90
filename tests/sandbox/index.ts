import type { ApiContext, Line } from './api/serve.ts';
import { type Fault, Faults } from './faults.ts';
import { LIVE_LIMITS, type Limits, RateLimiter } from './limits.ts';
import type { LoggedRequest } from './log.ts';
import { HOSTS, listen } from './server.ts';
import { createWorld } from './world/seed.ts';
import type { Agent, World } from './world/types.ts';

export type { Fault, FaultEffect } from './faults.ts';
export type { Limits } from './limits.ts';
export type { LoggedRequest } from './log.ts';
export {
  type AddedLocation,
  addAction,
  addAgents,
  addLocations,
  addToken,
  pictureOf,
  removeAgent,
  revokeToken,
} from './world/more.ts';
export { agencyApp, locationIds, tokens } from './world/tokens.ts';
export type { Agent, World } from './world/types.ts';

export interface Sandbox {
  /** One loopback HTTPS port for all hosts, HTTP/2 and HTTP/1.1. */
  readonly port: number;
  readonly hosts: typeof HOSTS;
  /** Live data: tests may read and change it. The object stays the same after a reset. */
  readonly world: World;
  /** Every request to the API, oldest first. The array stays the same after a reset. */
  readonly log: LoggedRequest[];
  /** Live limits unless changed here; a reset restores them. */
  readonly limits: Limits;
  /** Live; no distance unless changed here; a reset restores it. */
  readonly line: Line;
  /** Arms a fault; the answer disarms it. Several may strike one request. */
  fault(fault: Fault): () => void;
  /** World, log, faults, limits and counters as at the start; late commits are forgotten. */
  reset(): void;
  /** The CRM's address of a path. */
  url(path: string): string;
  /** The address of an agent's builder page. */
  agentUrl(agent: Pick<Agent, 'id' | 'locationId'>): string;
  /** The seeded or added agent of that name; throws when there is none. */
  agent(locationId: string, agentName: string): Agent;
  /** Breaks every connection off, without stopping: later requests come on fresh ones. */
  dropConnections(): void;
  /** Ends the server and every connection. */
  stop(): Promise<void>;
}

/**
 * Starts an embedded HighLevel.
 *
 * Browsers must be told to send `hosts` to `port` (tests/sandbox/main.ts prints how). What tests
 * may click in the CRM: `.switcher` and then `[data-location-id]` for another sub-account,
 * `[data-nav]` for a page, `[data-agent-id]` in the agent list, `[data-tab]` in the builder,
 * `[data-trap]` for pages that only look like an agent's. `[data-action-id]` are the actions that
 * the builder lists; they are read once per page load, so a new one shows after a reload.
 *
 * Several can run beside each other; each has its own world.
 */
export async function startSandbox(options: { port?: number } = {}): Promise<Sandbox> {
  const world = createWorld();
  const log: LoggedRequest[] = [];
  const limits: Limits = { ...LIVE_LIMITS };
  const line: Line = { latencyMs: 0 };
  const faults = new Faults();
  const limiter = new RateLimiter(limits);
  const timers = new Set<NodeJS.Timeout>();
  const later: ApiContext['later'] = (ms, work) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
  };
  const forgetTimers = () => {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
  };
  const { server, port, connections } = await listen(options.port ?? 0, (made) => ({
    world,
    log,
    faults,
    limiter,
    line,
    connections: made,
    later,
  }));
  const url = (path: string) => `https://${HOSTS.crm}${path}`;
  return {
    port,
    hosts: HOSTS,
    world,
    log,
    limits,
    line,
    fault: (fault) => faults.arm(fault),
    reset() {
      forgetTimers();
      faults.reset();
      limiter.reset();
      log.length = 0;
      Object.assign(limits, LIVE_LIMITS);
      line.latencyMs = 0;
      Object.assign(world, createWorld());
    },
    url,
    agentUrl: ({ id, locationId }) =>
      url(
        `/v2/location/${locationId}/ai-agents/voice-ai/builder/${id}?mode=edit&tab=agent_details`,
      ),
    agent(locationId, agentName) {
      const found = world.agents.find(
        (entry) => entry.locationId === locationId && entry.agentName === agentName,
      );
      if (!found) throw new Error(`No agent ${agentName} in ${locationId}`);
      return found;
    },
    dropConnections: () => connections.endAll(),
    stop: () =>
      new Promise((resolve) => {
        forgetTimers();
        faults.reset();
        server.close(() => resolve());
        connections.endAll();
      }),
  };
}
