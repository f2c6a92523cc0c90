import type { ActionParameters, ActionType } from '../actions/index.ts';
import { maskSecrets, secretPaths } from '../actions/secrets.ts';
import type { ReadAgent } from '../highlevel/api.ts';
import type { SessionSecrets } from '../storage/session-secrets.ts';
import { fingerprint } from './fingerprint.ts';
import type { Claim } from './journal.ts';
import type { Run, Step, Target } from './schema.ts';
import { type SendDependencies, sendStep } from './send.ts';
import { removeCopies, settleRemoval, type UndoDependencies, undo } from './undo.ts';
import { afterLook, firstLook, look } from './verify.ts';

export interface RunsDependencies extends SendDependencies {
  /** Secrets of runs that wait; the journal holds none. */
  secrets: SessionSecrets;
  newId(): string;
  /** Asks to call `settle` at that time (ms since 1970), also when the worker was stopped. */
  wakeAt(time: number): void;
  /** A step was created, by our 201 or by reading. May be told twice of one step. */
  onCreated(run: Run, step: Step): Promise<void>;
}

/** One action to be created: checked, filled, with its secrets. */
export interface StepOrder {
  templateId: string;
  type: ActionType;
  name: string;
  parameters: ActionParameters;
  /** What the template's variables were filled with, secrets left out. */
  values: Record<string, unknown>;
}

export interface CreateOrder {
  draftId: string;
  target: Target;
  tabId: number;
  picked: boolean;
  surface: Run['surface'];
  /** The pack that is applied; a single create has none. */
  pack?: { id: string; name: string };
  /** In the order in which they are created. */
  steps: StepOrder[];
  /** The person was asked and wants it although an equal one exists or may exist. */
  anyway: boolean;
}

const ownerOf = (runId: string) => `run/${runId}`;

/** When what could not be journaled or read is tried again, in ms. */
const again = { soon: 5_000, later: 60_000 };

/** Creates, follows and settles runs. Everything that must survive is journaled before the next step. */
export function createRuns(dependencies: RunsDependencies) {
  const { journal, secrets, client, connections, directory, now, wakeAt, onCreated } = dependencies;
  const removing: UndoDependencies = { journal, client, access: connections.access };
  /** Runs that this worker is at; all others that are not settled were left by a stopped one. */
  const active = new Map<string, Promise<void>>();
  /** Removals that this worker is at. */
  const removals = new Map<string, Promise<unknown>>();

  /** Does the work of a run, unless it is being done: whoever does it asks to be woken itself. */
  function once(runId: string, work: () => Promise<void>): Promise<void> {
    const running = active.get(runId);
    if (running) return running;
    const done = work().finally(() => active.delete(runId));
    active.set(runId, done);
    return done;
  }

  /** Does one removal of a run after the other. */
  async function inTurn<T>(runId: string, work: () => Promise<T>): Promise<T> {
    const before = removals.get(runId) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(work);
    removals.set(runId, mine);
    try {
      return await mine;
    } finally {
      if (removals.get(runId) === mine) removals.delete(runId);
    }
  }

  /** A removal that a person asked for; where it stopped half way, what is gone is found out. */
  function removal<T>(runId: string, work: () => Promise<T>): Promise<T> {
    return inTurn(runId, work).finally(async () => {
      const after = await journal.get(runId).catch(() => undefined);
      if (after?.steps.some((step) => step.removing.length > 0)) wakeAt(now() + again.soon);
    });
  }

  async function carryOut(run: Run, parameters: ActionParameters): Promise<void> {
    const sent = await sendStep(dependencies, run, parameters);
    const step = sent.steps[0];
    if (step?.state === 'waiting') return wakeAt(step.retryAt ?? now());
    await secrets.forget(ownerOf(run.id));
    if (step?.state === 'created' || step?.state === 'uncertain') await lookNow(sent);
  }

  /** Takes in what a read of the agent told: its fields, and its name for the record. */
  async function learn({ id, target }: Run, agent: ReadAgent): Promise<void> {
    await directory.learn(target.locationId, agent);
    const names = await directory.names(target.locationId, target.agentId);
    if (names.agentName !== target.agentName) await journal.named(id, names);
  }

  /** Reads the agent now and plans the next look. */
  async function lookNow(run: Run): Promise<void> {
    const step = run.steps[0];
    if (!step) return;
    // Told before that is journaled: a worker that dies in between tells it twice, never not at all.
    const first = step.verification.reads === 0;
    if (step.state === 'created' && first) await onCreated(run, step);
    const access = await connections.access(run.target.locationId);
    const { verification, agent } = await look(run, step, access, client, now());
    if (agent) await learn(run, agent);
    const found = step.verification.ids.length === 0 && verification.ids.length > 0;
    if (step.state === 'uncertain' && found) await onCreated(run, step);
    const after = await journal.step(run.id, step.id, (current) => ({
      verification: afterLook(current, verification),
    }));
    const next = after.steps[0]?.verification.nextAt;
    if (next !== undefined) wakeAt(next);
  }

  /** Takes up a run where it stands. */
  async function takeUp(run: Run): Promise<void> {
    const step = run.steps[0];
    if (!step) return;
    switch (step.state) {
      case 'claimed':
        // Nothing was sent, and the person may have gone: they decide again.
        await journal.step(run.id, step.id, { state: 'not-sent', stopped: 'worker-stopped' });
        return secrets.forget(ownerOf(run.id));
      case 'waiting': {
        if ((step.retryAt ?? 0) > now()) return wakeAt(step.retryAt ?? now());
        const parameters = await withSecrets(secrets, run, step);
        if (parameters) return carryOut(run, parameters);
        await journal.step(run.id, step.id, { state: 'not-sent', stopped: 'secret-lost' });
        return secrets.forget(ownerOf(run.id));
      }
      case 'sending': {
        // The request may have left.
        const answeredAt = now();
        const lost = await journal.step(run.id, step.id, {
          state: 'uncertain',
          problem: { kind: 'uncertain', messages: [] },
          answeredAt,
          verification: firstLook(answeredAt),
        });
        await secrets.forget(ownerOf(run.id));
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

  /** What a stopped worker left of a run: first its removal, then the rest. */
  async function settleOne(runId: string): Promise<void> {
    await inTurn(runId, async () => {
      const run = await journal.get(runId);
      const step = run?.steps[0];
      if (!run || !step || step.removing.length === 0) return;
      if (!(await settleRemoval(removing, run, step))) wakeAt(now() + again.later);
    });
    const run = await journal.get(runId);
    if (run) await takeUp(run);
  }

  return {
    /**
     * Journals a create and starts it. The answer comes as soon as the lock is taken or refused;
     * `Journal.watch` tells how it goes on.
     */
    async create(order: CreateOrder): Promise<Claim> {
      const run = await newRun(order, dependencies.newId, now());
      const claimed = Promise.withResolvers<Claim>();
      // Ours before it is in the journal: no settling may take it for a stopped worker's.
      const done = once(run.id, async () => {
        // Held before claiming: a run in the journal can always be carried out.
        if (run.steps.some((step) => step.secretPaths.length > 0)) {
          const parameters = JSON.stringify(order.steps[0]?.parameters);
          await secrets.keep(ownerOf(run.id), { parameters });
        }
        const claim = await journal.claim(run, order.anyway).catch(async (error: unknown) => {
          await secrets.forget(ownerOf(run.id));
          throw error;
        });
        claimed.resolve(claim);
        if (claim.kind !== 'started') return secrets.forget(ownerOf(run.id));
        // Should the worker be stopped while it waits for an answer, somebody has to look.
        wakeAt(now() + again.later);
        await carryOut(run, order.steps[0]?.parameters ?? {});
      });
      done.catch((error: unknown) => {
        // Without a claim nothing has begun; else the next settling goes on.
        claimed.reject(error);
        wakeAt(now() + again.soon);
      });
      return claimed.promise;
    },

    /** Settles what is due, and what a stopped worker left. Called at each start and alarm. */
    async settle(): Promise<void> {
      let open: Run[];
      try {
        const owners = await secrets.owners();
        open = await journal.open();
        const waiting = open.filter((run) => run.steps.some((step) => step.state === 'waiting'));
        const needed = new Set([...waiting.map((run) => run.id), ...active.keys()].map(ownerOf));
        // A stopped worker left those of runs that never began or were sent.
        const left = owners.filter((one) => one.startsWith(ownerOf('')) && !needed.has(one));
        await Promise.all(left.map((owner) => secrets.forget(owner)));
      } catch {
        return wakeAt(now() + again.later);
      }
      // Side by side: one that HighLevel lets wait must not keep the others.
      await Promise.all(
        open.map(({ id }) => once(id, () => settleOne(id)).catch(() => wakeAt(now() + again.soon))),
      );
    },

    /** Looks at the agent at once, when a person asks. */
    async check(runId: string): Promise<Run | null> {
      await once(runId, async () => {
        const run = await journal.get(runId);
        const state = run?.steps[0]?.state;
        if (run && (state === 'created' || state === 'uncertain')) await lookNow(run);
      });
      return (await journal.get(runId)) ?? null;
    },

    /** Stops a run that waits; one whose request has left is not touched. */
    async cancel(runId: string): Promise<Run | null> {
      const run = await journal.get(runId);
      const step = run?.steps[0];
      if (step?.state !== 'waiting') return run ?? null;
      // Decided in the journal, where it meets the intent to send: only one of them can win.
      const after = await journal.step(runId, step.id, ({ state }) =>
        state === 'waiting' ? { state: 'not-sent', stopped: 'cancelled' } : {},
      );
      if (after.steps[0]?.state === 'not-sent') await secrets.forget(ownerOf(runId));
      return after;
    },

    /** Removes what a run created; see `undo`. */
    undo: (runId: string, confirmed: boolean) =>
      removal(runId, () => undo(removing, runId, confirmed)),

    /** Removes extra copies; see `removeCopies`. */
    removeCopies: (runId: string, keepId: string) =>
      removal(runId, () => removeCopies(removing, runId, keepId)),
  };
}

async function newRun(order: CreateOrder, newId: () => string, createdAt: number): Promise<Run> {
  const { anyway: _, steps, ...rest } = order;
  return {
    ...rest,
    version: 2,
    id: newId(),
    revision: 1,
    createdAt,
    activeAt: createdAt,
    open: 1,
    steps: await Promise.all(steps.map((step) => newStep(step, newId(), order.target))),
  };
}

async function newStep(order: StepOrder, id: string, target: Target): Promise<Step> {
  const { templateId, type, name, values } = order;
  const parameters = maskSecrets(type, order.parameters);
  const { locationId, agentId } = target;
  return {
    id,
    templateId,
    type,
    name,
    parameters,
    values,
    secretPaths: secretPaths(type, order.parameters),
    fingerprint: await fingerprint({ locationId, agentId, type, name, parameters }),
    state: 'claimed',
    attempts: 0,
    waits: 0,
    mends: 0,
    shape: 'documented',
    verification: { state: 'pending', ids: [], seen: {}, reads: 0 },
    removed: [],
    removing: [],
  };
}

/** What was ordered, with its secrets; undefined when they are gone. */
async function withSecrets(
  secrets: SessionSecrets,
  run: Run,
  step: Step,
): Promise<ActionParameters | undefined> {
  // The journal's copy may be sent only where nothing in it is a mask.
  if (step.secretPaths.length === 0) return step.parameters;
  const { parameters } = await secrets.read(ownerOf(run.id));
  return parameters === undefined ? undefined : (JSON.parse(parameters) as ActionParameters);
}
