import type { ActionParameters, ActionType } from '../actions/index.ts';
import { getPath, setPath } from '../actions/paths.ts';
import { maskSecrets, secretPaths } from '../actions/secrets.ts';
import type { SessionSecrets } from '../storage/session-secrets.ts';
import { fingerprint } from './fingerprint.ts';
import type { Claim } from './journal.ts';
import type { Run, Step, Target } from './schema.ts';
import { type SendDependencies, sendStep } from './send.ts';
import { settleRemoval } from './undo.ts';
import { look } from './verify.ts';

export interface RunsDependencies extends SendDependencies {
  /** Secrets of runs that wait; the journal holds none. */
  secrets: SessionSecrets;
  newId(): string;
  /** Asks to call `settle` at that time (ms since 1970), also when the worker was stopped. */
  wakeAt(time: number): void;
  /** A create has succeeded, by our 201 or by reading. */
  onCreated(run: Run): Promise<void>;
}

export interface CreateOrder {
  draftId: string;
  target: Target;
  tabId: number;
  picked: boolean;
  surface: Run['surface'];
  templateId: string;
  type: ActionType;
  name: string;
  parameters: ActionParameters;
  anyway: boolean;
}

/** Creates, follows and settles runs. Everything that must survive is journaled before the next step. */
export function createRuns(dependencies: RunsDependencies) {
  const { journal, secrets, client, connections, directory, now, wakeAt } = dependencies;
  /** Runs that this worker is at; all others that are not settled were left by a stopped one. */
  const active = new Set<string>();

  /** Does the work of a run once at a time; what breaks is settled at the next look. */
  async function once(runId: string, work: () => Promise<void>): Promise<void> {
    if (active.has(runId)) return;
    active.add(runId);
    try {
      await work();
    } finally {
      active.delete(runId);
    }
  }

  async function carryOut(run: Run, parameters: ActionParameters): Promise<void> {
    const sent = await sendStep(dependencies, run, parameters);
    const step = sent.steps[0];
    if (step?.state === 'waiting') {
      wakeAt(step.retryAt ?? now());
      return;
    }
    await secrets.forget(run.id);
    if (step?.state === 'created') await dependencies.onCreated(sent);
    if (step?.state === 'created' || step?.state === 'uncertain') await lookNow(sent);
  }

  /** Reads the agent now and plans the next look. */
  async function lookNow(run: Run): Promise<void> {
    const step = run.steps[0];
    if (!step) return;
    const access = await connections.access(run.target.locationId);
    const { verification, agent } = await look(run, step, access, client, now());
    if (agent) await directory.learn(run.target.locationId, agent);
    let seenNow = false;
    const after = await journal.step(run.id, (current) => {
      // An undo in the meantime has the last word.
      if (current.state === 'undone') return { verification: { ...current.verification } };
      const ids = verification.ids.filter((id) => !current.removed.includes(id));
      seenNow = current.verification.ids.length === 0 && ids.length > 0;
      return { verification: { ...verification, ids } };
    });
    if (seenNow && step.state === 'uncertain') await dependencies.onCreated(after);
    const next = after.steps[0]?.verification.nextAt;
    if (next !== undefined) wakeAt(next);
  }

  /** Takes up a run where it stands. */
  async function takeUp(run: Run): Promise<void> {
    const step = run.steps[0];
    if (!step) return;
    if (step.removing.length > 0) {
      await settleRemoval({ journal, client, access: connections.access }, run, step);
      return;
    }
    switch (step.state) {
      case 'claimed':
        // Nothing was sent, and the person may have gone: they decide again.
        await journal.step(run.id, { state: 'not-sent', stopped: 'worker-stopped' });
        return;
      case 'waiting': {
        if ((step.retryAt ?? 0) > now()) return wakeAt(step.retryAt ?? now());
        const parameters = await withSecrets(secrets, run, step);
        if (!parameters) {
          await journal.step(run.id, { state: 'not-sent', stopped: 'secret-lost' });
          return;
        }
        return carryOut(run, parameters);
      }
      case 'sending': {
        // The request may have left.
        const answeredAt = now();
        const lost = await journal.step(run.id, {
          state: 'uncertain',
          problem: { kind: 'uncertain', messages: [] },
          answeredAt,
          verification: { ...step.verification, state: 'pending', nextAt: answeredAt },
        });
        return lookNow(lost);
      }
      case 'created':
      case 'uncertain': {
        const { nextAt } = step.verification;
        if (nextAt === undefined) return;
        return nextAt > now() ? wakeAt(nextAt) : lookNow(run);
      }
    }
  }

  return {
    /**
     * Journals a create and starts it. The answer comes as soon as the lock is taken or refused;
     * `Journal.watch` tells how it goes on.
     */
    async create(order: CreateOrder): Promise<Claim> {
      const run = await newRun(order, dependencies.newId, now());
      const paths = run.steps[0]?.secretPaths ?? [];
      // Held before claiming: a run in the journal can always be carried out.
      await secrets.keep(run.id, secretsAt(order.parameters, paths));
      const claim = await journal.claim(run, order.anyway);
      if (claim.kind !== 'started') {
        await secrets.forget(run.id);
        return claim;
      }
      void once(run.id, () => carryOut(run, order.parameters)).catch(() => wakeAt(now() + 1000));
      return claim;
    },

    /** Settles what is due, and what a stopped worker left. Called at each start and alarm. */
    async settle(): Promise<void> {
      for (const run of await journal.all()) {
        await once(run.id, async () => {
          const fresh = await journal.get(run.id);
          if (fresh) await takeUp(fresh);
        }).catch(() => wakeAt(now() + 5000));
      }
    },

    /** Looks at the agent at once, when a person asks. */
    async check(runId: string): Promise<Run | null> {
      const run = await journal.get(runId);
      const step = run?.steps[0];
      if (run && (step?.state === 'created' || step?.state === 'uncertain')) {
        await once(runId, () => lookNow(run));
      }
      return (await journal.get(runId)) ?? null;
    },

    /** Stops a run that waits; one whose request has left is not touched. */
    async cancel(runId: string): Promise<Run | null> {
      await once(runId, async () => {
        const run = await journal.get(runId);
        if (run?.steps[0]?.state !== 'waiting') return;
        await journal.step(runId, { state: 'not-sent', stopped: 'cancelled' });
        await secrets.forget(runId);
      });
      return (await journal.get(runId)) ?? null;
    },
  };
}
export type Runs = ReturnType<typeof createRuns>;

async function newRun(order: CreateOrder, newId: () => string, createdAt: number): Promise<Run> {
  const { draftId, target, tabId, picked, surface, templateId, type, name } = order;
  const parameters = maskSecrets(type, order.parameters);
  const { locationId, agentId } = target;
  const step: Step = {
    id: newId(),
    type,
    name,
    parameters,
    secretPaths: secretPaths(type, order.parameters),
    fingerprint: await fingerprint({ locationId, agentId, type, name, parameters }),
    state: 'claimed',
    attempts: 0,
    waits: 0,
    shape: 'documented',
    verification: { state: 'pending', ids: [], seen: {}, reads: 0 },
    removed: [],
    removing: [],
  };
  return {
    version: 1,
    id: newId(),
    revision: 1,
    draftId,
    target,
    tabId,
    picked,
    surface,
    templateId,
    createdAt,
    steps: [step],
  };
}

function secretsAt(parameters: ActionParameters, paths: string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const path of paths) {
    const value = getPath(parameters, path);
    if (typeof value === 'string') found[path] = value;
  }
  return found;
}

/** The parameters with their secrets put back; undefined when one is gone. */
async function withSecrets(
  secrets: SessionSecrets,
  run: Run,
  step: Step,
): Promise<ActionParameters | undefined> {
  const held = await secrets.read(run.id);
  let parameters = step.parameters;
  for (const path of step.secretPaths) {
    const secret = held[path];
    if (secret === undefined) return undefined;
    parameters = setPath(parameters, path, secret);
  }
  return parameters;
}
