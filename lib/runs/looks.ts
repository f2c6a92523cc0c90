import type { ReadAgent } from '../highlevel/api.ts';
import type { Access } from '../highlevel/client.ts';
import { lookAtChange } from './look-at-change.ts';
import { wasSent } from './outcome.ts';
import type { Run, Step } from './schema.ts';
import { accessFor, type SendDependencies } from './send.ts';
import { afterLook, look, lookDueAt, readEachOnce, readForLook } from './verify.ts';

export interface LookDependencies
  extends Pick<SendDependencies, 'journal' | 'client' | 'connections' | 'directory' | 'now'> {
  /** Asks to be woken at that time (ms since 1970), also when the worker was stopped. */
  wakeAt(time: number): void;
  /** A step was created, by our 201 or by reading. May be told twice of one step. */
  onCreated(run: Run, step: Step): Promise<void>;
}

const isLocked = (step: Step) => wasSent(step) && step.verification.problem?.kind === 'locked';

/** A create that a person made of a template: its values are remembered for the next time. */
const isNews = (run: Run, { op, templateId }: Step) =>
  op === 'create' && templateId !== '' && run.planId === undefined && run.undoes === undefined;

/** Reads the agent again after creates, once for all steps that want it. */
export function createLooks(dependencies: LookDependencies) {
  const { journal, client, connections, directory, now, wakeAt, onCreated } = dependencies;

  /** Takes in what a read of the agent told: its fields, and its name for the record. */
  async function learn({ id, target }: Run, agent: ReadAgent): Promise<void> {
    await directory.learn(target.locationId, agent);
    const names = await directory.names(target.locationId, target.agentId);
    if (names.agentName !== target.agentName) await journal.named(id, names);
  }

  async function lookAt(run: Run, steps: Step[]): Promise<void> {
    const after = steps.length > 0 ? await lookOnce(run, steps) : run;
    // Unlocking looks again; until then every look would be the same.
    if (after.steps.some(isLocked)) return;
    const next = Math.min(...after.steps.map((step) => lookDueAt(after, step)));
    if (next < Number.POSITIVE_INFINITY) wakeAt(next);
  }

  async function lookOnce(run: Run, steps: Step[]): Promise<Run> {
    for (const step of steps.filter((one) => isNews(run, one))) {
      // Told before that is journaled: a worker that dies in between tells it twice, never not at all.
      const first = step.verification.reads === 0;
      if (step.state === 'created' && first) await onCreated(run, step);
    }
    const access = await accessFor(connections, run);
    if ('kind' in access && access.kind === 'locked') {
      const its = new Set(steps.map(({ id }) => id));
      return journal.steps(run.id, ({ id, verification }) =>
        its.has(id) ? { verification: { ...verification, problem: access } } : {},
      );
    }
    const read = await readForLook(run, access, client);
    // Whoever planned many targets has read their names.
    if ('agent' in read && run.planId === undefined) await learn(run, read.agent);
    // Where there is none nothing is listed that would have to be read.
    const readOne = readEachOnce(client, access as Access);
    const seen = new Map<string, (current: Step) => Partial<Step>>();
    for (const step of steps) {
      if (step.op !== 'create') {
        seen.set(step.id, await lookAtChange(run, step, read, readOne, now()));
        continue;
      }
      const verification = await look(run, step, read, readOne, now());
      const found = step.verification.ids.length === 0 && verification.ids.length > 0;
      if (step.state === 'uncertain' && found && isNews(run, step)) await onCreated(run, step);
      seen.set(step.id, (current) => ({ verification: afterLook(current, verification) }));
    }
    return journal.steps(run.id, (current) => seen.get(current.id)?.(current) ?? {});
  }

  return {
    /** Makes the looks that are due, and asks to be woken for the next one. */
    async due(runId: string): Promise<void> {
      const run = await journal.get(runId);
      if (run)
        await lookAt(
          run,
          run.steps.filter((step) => lookDueAt(run, step) <= now()),
        );
    },

    /** Looks at all that was sent, due or not. */
    async all(runId: string): Promise<void> {
      const run = await journal.get(runId);
      if (run) await lookAt(run, run.steps.filter(wasSent));
    },
  };
}
export type Looks = ReturnType<typeof createLooks>;
