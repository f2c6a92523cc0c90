import { again } from './again.ts';
import type { LookDependencies, Looks } from './looks.ts';
import { canStop, isOnItsWay } from './outcome.ts';
import type { RunSecrets } from './run-secrets.ts';
import type { Run, Step } from './schema.ts';
import { type SendDependencies, sendStep, stopsRest, uncertain } from './send.ts';
import { createTargetReads, goodFor } from './target-reads.ts';
import { lookDueAt } from './verify.ts';
import { waitsForToken } from './waits.ts';

export interface CarryOutDependencies extends SendDependencies, LookDependencies {}

/** One whose look met a locked token is looked at once more in the end, not over and over. */
const isUncertain = ({ state, verification }: Step) =>
  state === 'uncertain' && verification.problem?.kind !== 'locked';

/** Carries out the steps of a run, one after the other, from wherever the journal says it stands. */
export function createCarryOut(
  dependencies: CarryOutDependencies,
  secrets: RunSecrets,
  looks: Looks,
) {
  const { journal, client, connections, now, wakeAt } = dependencies;
  const mayGoOn = dependencies.mayGoOn ?? (async () => true);
  const reads = createTargetReads(client, now);

  /** Sends one step, and ends what it shows to be hopeless for the others. The run as it is then. */
  async function send(run: Run, step: Step): Promise<Run> {
    // Should the worker be stopped while it waits for an answer, somebody has to look.
    wakeAt(now() + again.later);
    const parameters = await secrets.read(run.id, step);
    if (!parameters) return endSteps(run.id, [step], { stopped: 'secret-lost' });
    const after = await sendStep(dependencies, reads, run, step, parameters);
    if (step.secretPaths.length > 0) await secrets.tidy(run.id);
    const reason = after.steps.filter((one) => one.id === step.id).map(stopsRest)[0];
    const rest = after.steps.filter(canStop);
    return reason && rest.length > 0 ? endSteps(run.id, rest, reason) : after;
  }

  function endSteps(
    runId: string,
    steps: Step[],
    why: Pick<Step, 'problem' | 'stopped'>,
  ): Promise<Run> {
    return journal.steps(runId, (current) => {
      const its = steps.some(({ id, mends }) => id === current.id && mends === current.mends);
      return its && canStop(current) ? { state: 'not-sent', ...why } : {};
    });
  }

  /** When a step may go on (ms since 1970): what is past is now, Infinity when something happens. */
  async function goesOnAt({ target }: Run, step: Step): Promise<number> {
    if (step.state !== 'waiting') return 0;
    const { locationId } = target;
    const later = Number.POSITIVE_INFINITY;
    if (step.problem?.kind === 'locked') {
      return (await connections.isLocked(locationId)) ? later : 0;
    }
    if (!waitsForToken(step)) return step.retryAt ?? 0;
    const view = await connections.view(locationId);
    if (view?.state !== 'ready') return later;
    const isMissing = step.problem?.kind === 'no-token' || step.problem?.kind === 'ended';
    const { answeredAt = 0, tokenAt } = step;
    // Where that was not kept, and the clock was set back, nobody can tell: it is tried once more.
    const isOther =
      tokenAt === undefined
        ? view.addedAt > answeredAt || answeredAt > now()
        : view.addedAt !== tokenAt;
    return isMissing || isOther ? 0 : later;
  }

  /**
   * Sends what is left, in order, and looks at what was sent. Ends early where it has to wait.
   * `isNew`: its sub-account has got another token, which is tried once. Returns when there is
   * something to do by itself (ms since 1970); Infinity: not without somebody's doing.
   */
  async function carryOut(runId: string, isNew = false): Promise<number> {
    /** Steps that waited and were tried: they are not tried over and over. */
    const tried = new Set<string>();
    let run = await journal.get(runId);
    while (run) {
      // It was stopped while a step was being sent, and that one was told to wait.
      if (run.stopped && run.steps.some(canStop)) run = await journal.stop(runId);
      const current: Run = run;
      const time = now();
      if (run.steps.some((one) => isUncertain(one) && lookDueAt(current, one) <= time)) {
        await looks.due(runId);
        run = await journal.get(runId);
        continue;
      }
      const step = run.steps.find(canStop);
      if (!step) break;
      const at = isNew && waitsForToken(step) ? 0 : await goesOnAt(run, step);
      if (at > time) {
        if (at < Number.POSITIVE_INFINITY) wakeAt(at);
        if (at > time + goodFor) reads.forget(runId);
        break;
      }
      if (waitsForToken(step)) {
        if (tried.has(step.id)) break;
        tried.add(step.id);
      }
      if (run.planId !== undefined && !(await mayGoOn(run))) {
        reads.forget(runId);
        break;
      }
      run = await send(run, step);
    }
    // A plan's run has no mark: without secrets nothing of it is in memory.
    if (!run?.planId || run.steps.some(({ secretPaths }) => secretPaths.length > 0)) {
      await secrets.tidy(runId);
    }
    await looks.due(runId);
    const after = await journal.get(runId);
    if (!after || !isOnItsWay(after)) reads.forget(runId);
    return after ? restsUntil(after) : Number.POSITIVE_INFINITY;
  }

  /** When something is to be done about a run that rests; the past where that cannot be told. */
  function restsUntil(run: Run): number {
    const { steps } = run;
    const isLocked = ({ problem, verification }: Step) =>
      problem?.kind === 'locked' || verification.problem?.kind === 'locked';
    if (steps.some(isLocked)) return 0;
    const next = steps.find(canStop);
    const looks = Math.min(...steps.map((step) => lookDueAt(run, step)));
    if (!next) return looks;
    // A token may come by ways that nobody tells of, such as an agency's.
    if (waitsForToken(next)) return Math.min(looks, now() + again.later);
    return Math.min(looks, next.state === 'waiting' ? (next.retryAt ?? 0) : 0);
  }

  return {
    carryOut,

    /** Takes up a run that a stopped worker left: settles what was in flight, then goes on. */
    async takeUp(run: Run, isNew = false): Promise<number> {
      if (run.steps.some(({ state }) => state === 'sending')) {
        // The request may have left.
        await journal.steps(run.id, ({ state }) => (state === 'sending' ? uncertain(now()) : {}));
      }
      const isLeft = run.steps.some((step) => step.removing.length > 0);
      if (isLeft && !(await journal.isTakenBack(run))) {
        // A version before this one was at it: a look shows what is gone.
        await journal.steps(run.id, ({ removing, verification }) =>
          removing.length > 0
            ? { removing: [], verification: { ...verification, nextAt: now() } }
            : {},
        );
      }
      // Of a plan it is the plan that is asked.
      const asks = run.planId === undefined && run.steps.some(canStop);
      if (asks && !(await secrets.isMarked(run.id))) {
        // Nothing of it was sent, and the person may have gone: they decide again. Only what waits
        // for HighLevel goes on, where the tab is still asked before it is sent.
        const asksTab = run.steps.length === 1 && run.surface !== 'workspace';
        const left = run.steps.filter(({ state }) => state === 'claimed' || !asksTab);
        await endSteps(run.id, left, { stopped: 'worker-stopped' });
      }
      return carryOut(run.id, isNew);
    },
  };
}
