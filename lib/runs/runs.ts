import type { SessionSecrets } from '../storage/session-secrets.ts';
import { again } from './again.ts';
import { type CarryOutDependencies, createCarryOut } from './carry-out.ts';
import { eachOf } from './each-of.ts';
import type { Claim } from './journal.ts';
import { createLooks } from './looks.ts';
import { type Again, mend, sendAgain } from './mend.ts';
import { type CreateOrder, newRun, type StepContent } from './order.ts';
import { createRunSecrets } from './run-secrets.ts';
import type { Run } from './schema.ts';
import { createTurns } from './turns.ts';
import { removeCopies, type UndoDependencies, undo } from './undo.ts';

export interface RunsDependencies extends CarryOutDependencies {
  /** Secrets of steps to be sent; the journal holds none. */
  secrets: SessionSecrets;
  newId(): string;
}

/** A run that was begun. */
export interface Begun {
  claim: Claim;
  /** When carrying out came to its end: all is sent, or the rest waits for something. Never rejects. */
  ended: Promise<void>;
}

/** As many runs are settled side by side: one that HighLevel lets wait must not keep the others. */
const sideBySide = 24;

/** Creates, follows and settles runs. Everything that must survive is journaled before the next step. */
export function createRuns(dependencies: RunsDependencies) {
  const { journal, connections, newId, now, wakeAt } = dependencies;
  const secrets = createRunSecrets(dependencies.secrets, journal);
  const looks = createLooks(dependencies);
  const { carryOut, takeUp } = createCarryOut(dependencies, secrets, looks);
  /** Runs that this worker is at; all others that are not settled were left by a stopped one. */
  const work = createTurns();
  /** What is being taken back: one after the other, so that who asks twice is told once it is done. */
  const takingBack = createTurns();

  /** Until when runs rest that this worker has left as far as they could be carried out. */
  const rests = new Map<string, number>();
  /** When what is kept of runs was gone through last. */
  let tidiedAt = Number.NEGATIVE_INFINITY;

  const wakeSoon = () => wakeAt(now() + again.soon);

  /** Notes until when a run that is open rests, whoever was at it. */
  async function resting(runId: string, work: () => Promise<number>): Promise<void> {
    rests.delete(runId);
    const until = await work();
    if (until > now()) rests.set(runId, until);
  }

  const settleOne = (runId: string, isNew: boolean): Promise<void> =>
    resting(runId, async () => {
      const run = await journal.get(runId);
      return run ? takeUp(run, isNew) : Number.POSITIVE_INFINITY;
    });

  /** Leaves out runs that this worker has looked at and of which nothing is due; they ask again. */
  function due(open: string[]): string[] {
    const all = new Set(open);
    for (const id of rests.keys()) if (!all.has(id)) rests.delete(id);
    const resting = open.flatMap((id) => rests.get(id) ?? []).filter((until) => until > now());
    const next = Math.min(...resting);
    if (next < Number.POSITIVE_INFINITY) wakeAt(next);
    return open.filter((id) => (rests.get(id) ?? 0) <= now());
  }

  /** Settles runs: those that this worker is at are waited for instead. */
  async function settleAll(ids: string[], isNew = false): Promise<void> {
    const busy = ids.filter(work.isBusy);
    // The alarm that has just gone off was for them, should this worker be stopped.
    if (busy.length > 0) wakeAt(now() + again.later);
    const settle = (id: string) => {
      const one = () => settleOne(id, isNew);
      return (isNew ? work.inTurn(id, one) : work.join(id, one)).catch(wakeSoon);
    };
    const left = ids.filter((id) => !busy.includes(id));
    await Promise.all([...busy.map(settle), eachOf(left, sideBySide, settle)]);
  }

  const mending = {
    journal,
    secrets,
    /** Whoever is at the run may be past these steps: it is their turn afterwards. */
    goOn: (runId: string) =>
      void work.inTurn(runId, () => resting(runId, () => carryOut(runId))).catch(wakeSoon),
  };

  /**
   * Journals a run and starts it. The claim comes as soon as the lock is taken or refused;
   * `Journal.watch` tells how it goes on.
   */
  async function begin(order: CreateOrder): Promise<Begun> {
    const run = await newRun(order, newId, now());
    const claimed = Promise.withResolvers<Claim>();
    // A plan is asked itself, and what is taken back does not go on behind anybody's back.
    const goesOn = run.planId === undefined && run.undoes === undefined;
    // Ours before it is in the journal: no settling may take it for a stopped worker's.
    const done = work.inTurn(run.id, async () => {
      // Held before claiming: a run in the journal can always be carried out.
      for (const [index, step] of run.steps.entries()) {
        const { parameters, stopped } = order.steps[index] ?? {};
        if (parameters && step.secretPaths.length > 0 && stopped !== 'secret-lost') {
          await secrets.keep(run.id, step, parameters);
        }
      }
      if (goesOn && (run.steps.length > 1 || run.surface === 'workspace')) {
        await secrets.mark(run.id);
      }
      const claim = await journal.claim(run, order.anyway).catch(async (error: unknown) => {
        await secrets.drop(run.id);
        throw error;
      });
      claimed.resolve(claim);
      if (claim.kind !== 'started') return secrets.drop(run.id);
      await resting(run.id, () => carryOut(run.id));
    });
    const ended = done.catch((error: unknown) => {
      // Without a claim nothing has begun; else the next settling goes on.
      claimed.reject(error);
      wakeSoon();
    });
    return { claim: await claimed.promise, ended };
  }

  const back: UndoDependencies = { journal, begin, access: connections.access, newId };

  return {
    begin,

    /** Begins a run by itself; nobody waits for its end. */
    create: async (order: CreateOrder): Promise<Claim> => (await begin(order)).claim,

    /** Settles what is due, and what a stopped worker left. Called at each start and alarm. */
    async settle(): Promise<void> {
      let open: string[];
      try {
        open = await journal.open();
        if (Math.abs(now() - tidiedAt) >= again.later) {
          const held = await secrets.runs();
          // A stopped worker left those of runs that never began or were sent.
          await Promise.all(held.filter((id) => !work.isBusy(id)).map(secrets.tidy));
          tidiedAt = now();
        }
      } catch {
        return wakeAt(now() + again.later);
      }
      await settleAll(due(open));
    },

    /** A sub-account has got another token: what waited for one goes on. Without an id: maybe all. */
    async connectionChanged(locationId?: string): Promise<void> {
      const open = await journal.open(locationId).catch(() => undefined);
      if (open) await settleAll(open, true);
      else wakeSoon();
    },

    /** Goes on with a run of a plan, once `mayGoOn` says yes. Ends like `Begun.ended`. */
    goOn: (runId: string): Promise<void> =>
      work.inTurn(runId, () => settleOne(runId, false)).catch(wakeSoon),

    /** Looks at the agent at once, when a person asks. */
    async check(runId: string): Promise<Run | null> {
      await work.join(runId, () => looks.all(runId));
      return (await journal.get(runId)) ?? null;
    },

    /** No further step begins; one whose request has left is not touched. */
    async stop(runId: string): Promise<Run | null> {
      if (!(await journal.get(runId))) return null;
      const after = await journal.stop(runId);
      await secrets.tidy(runId);
      return after;
    },

    /** Gives a step other content and sends it; see `mend`. */
    mend: (runId: string, stepId: string, content: StepContent & { anyway: boolean }) =>
      mend(mending, runId, stepId, content),

    /** Sends all that was not sent; see `sendAgain`. */
    sendAgain: (runId: string, anyway: boolean, which?: Again) =>
      sendAgain(mending, runId, anyway, which),

    /** Takes back what a run, or one step of it, did; see `undo`. */
    undo: (runId: string, confirmed: boolean, stepId?: string) =>
      takingBack.inTurn(runId, () => undo(back, runId, confirmed, stepId)),

    /** Removes extra copies of a step; see `removeCopies`. */
    removeCopies: (runId: string, stepId: string, keepId: string) =>
      takingBack.inTurn(runId, () => removeCopies(back, runId, stepId, keepId)),
  };
}
export type Runs = ReturnType<typeof createRuns>;
