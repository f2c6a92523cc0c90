import { again } from './again.ts';
import { isDue, type LookDependencies, type Looks } from './looks.ts';
import { canStop } from './outcome.ts';
import type { RunSecrets } from './run-secrets.ts';
import type { Run, Step } from './schema.ts';
import { type SendDependencies, sendStep, stopsRest, uncertain } from './send.ts';

/** One whose look met a locked token is looked at once more in the end, not over and over. */
const isUncertain = ({ state, verification }: Step) =>
  state === 'uncertain' && verification.problem?.kind !== 'locked';

/** Carries out the steps of a run, one after the other, from wherever the journal says it stands. */
export function createCarryOut(
  dependencies: SendDependencies & LookDependencies,
  secrets: RunSecrets,
  looks: Looks,
) {
  const { journal, connections, now, wakeAt } = dependencies;

  /** Sends one step, and ends what it shows to be hopeless for the others. */
  async function send(run: Run, step: Step): Promise<void> {
    // Should the worker be stopped while it waits for an answer, somebody has to look.
    wakeAt(now() + again.later);
    const parameters = await secrets.read(run.id, step);
    if (!parameters) return endSteps(run.id, [step], { stopped: 'secret-lost' });
    await sendStep(dependencies, run, step, parameters);
    if (step.secretPaths.length > 0) await secrets.tidy(run.id);
    const after = await journal.get(run.id);
    const reason = after?.steps.filter((one) => one.id === step.id).map(stopsRest)[0];
    const rest = after?.steps.filter(canStop) ?? [];
    if (reason && rest.length > 0) await endSteps(run.id, rest, reason);
  }

  async function endSteps(
    runId: string,
    steps: Step[],
    why: Pick<Step, 'problem' | 'stopped'>,
  ): Promise<void> {
    await journal.steps(runId, (current) => {
      const its = steps.some(({ id, mends }) => id === current.id && mends === current.mends);
      return its && canStop(current) ? { state: 'not-sent', ...why } : {};
    });
  }

  /** Sends what is left, in order, and looks at what was sent. Ends early where it has to wait. */
  async function carryOut(runId: string): Promise<void> {
    for (;;) {
      let run = await journal.get(runId);
      // It was stopped while a step was being sent, and that one was told to wait.
      if (run?.stopped && run.steps.some(canStop)) run = await journal.stop(runId);
      if (run?.steps.some((step) => isUncertain(step) && isDue(step, now()))) {
        await looks.due(runId);
        continue;
      }
      const step = run?.steps.find(canStop);
      if (!run || !step) break;
      // It goes on when the person has unlocked it.
      if (step.problem?.kind === 'locked' && (await connections.isLocked(run.target.locationId))) {
        break;
      }
      const { retryAt = 0 } = step;
      if (step.state === 'waiting' && retryAt > now()) {
        wakeAt(retryAt);
        break;
      }
      await send(run, step);
    }
    await secrets.tidy(runId);
    await looks.due(runId);
  }

  return {
    carryOut,

    /** Takes up a run that a stopped worker left: settles what was in flight, then goes on. */
    async takeUp(run: Run): Promise<void> {
      if (run.steps.some(({ state }) => state === 'sending')) {
        // The request may have left.
        await journal.steps(run.id, ({ state }) => (state === 'sending' ? uncertain(now()) : {}));
      }
      if (run.steps.some(canStop) && !(await secrets.isMarked(run.id))) {
        // Nothing of it was sent, and the person may have gone: they decide again. Only what waits
        // for HighLevel goes on, where the tab is still asked before it is sent.
        const asksTab = run.steps.length === 1 && run.surface !== 'workspace';
        const left = run.steps.filter(({ state }) => state === 'claimed' || !asksTab);
        await endSteps(run.id, left, { stopped: 'worker-stopped' });
      }
      await carryOut(run.id);
    },
  };
}
