import type { ReadAction, ReadAgent } from '../highlevel/api.ts';
import type { Access, HighLevelClient } from '../highlevel/client.ts';
import { HighLevelError, type Problem, problemOf } from '../highlevel/errors.ts';
import type { Run } from './schema.ts';

/** A run that did nothing for longer than this reads its agent again: somebody may have been at it. */
export const goodFor = 60_000;

/** What a run knows of its agent: read once, before the first of its steps. */
export interface TargetRead {
  /** Ids of the actions that were there; null where HighLevel does not list them. */
  ids: string[] | null;
  /** Milliseconds since 1970. */
  readAt: number;
  /** As listed; without those that were changed since. */
  actions?: ReadAction[];
  agent?: ReadAgent;
}

interface Kept {
  read: TargetRead;
  usedAt: number;
}

/** An agent, as long as it is one of its sub-account. Throws `HighLevelError`. */
export async function readAgentIn(
  client: Pick<HighLevelClient, 'readAgent'>,
  access: Access,
  { locationId, agentId }: Pick<Run['target'], 'locationId' | 'agentId'>,
): Promise<ReadAgent> {
  const agent = await client.readAgent(access, agentId);
  if (agent.locationId !== undefined && agent.locationId !== locationId) {
    throw new HighLevelError({ kind: 'not-found', messages: [] });
  }
  return agent;
}

/** The reads of the runs that this worker is at. */
export function createTargetReads(client: HighLevelClient, now: () => number) {
  const kept = new Map<string, Kept>();

  async function readNow({ target }: Run, access: Access): Promise<TargetRead | Problem> {
    try {
      const agent = await readAgentIn(client, access, target);
      const { actions } = agent;
      const ids = actions?.flatMap(({ id }) => (id === undefined ? [] : [id])) ?? null;
      return { ids, readAt: now(), agent, ...(actions ? { actions } : {}) };
    } catch (error) {
      const problem = problemOf(error);
      // Without the scope to read agents it can still be created, just not verified.
      return problem.kind === 'scope-missing' ? { ids: null, readAt: now() } : problem;
    }
  }

  return {
    /** The agent as it was read for this run; read now where that is long ago, or `fresh` is asked. */
    async of(run: Run, access: Access, fresh: boolean): Promise<TargetRead | Problem> {
      const known = kept.get(run.id);
      const isGood = known !== undefined && !fresh && now() - known.usedAt < goodFor;
      const read = isGood ? known.read : await readNow(run, access);
      if ('kind' in read) kept.delete(run.id);
      else kept.set(run.id, { read, usedAt: now() });
      return read;
    },

    /** An action was changed by the run itself. */
    changed(runId: string, actionId: string): void {
      const known = kept.get(runId);
      if (!known?.read.actions) return;
      const actions = known.read.actions.filter(({ id }) => id !== actionId);
      known.read = { ...known.read, actions };
    },

    forget: (runId: string) => kept.delete(runId),
  };
}
export type TargetReads = ReturnType<typeof createTargetReads>;

/**
 * The ids that are no news for a step that is to be sent: those that were there before the run's
 * first step, and what was found of its other steps since. What our own 201s gave to those is told
 * apart by itself. Mostly it is one list for all steps, which is stored once then.
 */
export function baselineOf({ steps }: Run, { ids }: TargetRead): string[] | null {
  if (ids === null) return null;
  const found = steps
    .filter(({ state }) => state === 'uncertain')
    .flatMap(({ verification }) => verification.ids.filter((id) => !ids.includes(id)));
  return found.length === 0 ? ids : [...ids, ...new Set(found)];
}
