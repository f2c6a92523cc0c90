import type { Access } from '../highlevel/client.ts';
import { type Problem, problemOf } from '../highlevel/errors.ts';
import type { RemoveReply } from '../messaging/messages/shapes.ts';
import { holds } from './fingerprint.ts';
import type { Journal } from './journal.ts';
import type { CreateOrder, StepOrder } from './order.ts';
import { canBeTakenBack, liveIds } from './outcome.ts';
import type { Begun } from './runs.ts';
import type { Run, Step } from './schema.ts';

export interface UndoDependencies {
  journal: Journal;
  begin(order: CreateOrder): Promise<Begun>;
  access(locationId: string): Promise<Access>;
  newId(): string;
}

/**
 * Takes back what a run did, or one step of it, by a run of its own; the last step goes first. Only
 * ids in our own 201s go without a question; when some were found by reading, all of it needs
 * `confirmed`. What somebody changed since is left alone, and the rest is taken back. Null when there
 * is nothing to take back.
 */
export async function undo(
  dependencies: UndoDependencies,
  runId: string,
  confirmed: boolean,
  stepId?: string,
): Promise<RemoveReply | null> {
  const run = await dependencies.journal.get(runId);
  const wanted = run?.steps.filter((step) => stepId === undefined || step.id === stepId) ?? [];
  if (!run) return null;
  const there = wanted.filter((step) => undoOrders(run, step).length > 0).reverse();
  if (there.length === 0) {
    // Asked twice, or asked again after the worker stopped: it is done.
    return wanted.some((step) => step.state === 'undone') ? { kind: 'removed', run } : null;
  }
  const foreign = there.filter((step) => foundIds(step).length > 0);
  if (foreign.length > 0 && !confirmed) {
    return { kind: 'confirm', run, ids: foreign.flatMap(liveIds) };
  }
  return takeBack(
    dependencies,
    run,
    there.flatMap((step) => undoOrders(run, step)),
  );
}

/** Removes the extra copies of a step's action and keeps one. The person has agreed. */
export async function removeCopies(
  dependencies: UndoDependencies,
  runId: string,
  stepId: string,
  keepId: string,
): Promise<RemoveReply | null> {
  const run = await dependencies.journal.get(runId);
  const step = run?.steps.find(({ id }) => id === stepId);
  if (!run || !step || !liveIds(step).includes(keepId)) return null;
  const ids = liveIds(step).filter((id) => id !== keepId);
  if (ids.length === 0) return { kind: 'removed', run };
  return takeBack(
    dependencies,
    run,
    ids.map((id) => removal(run, step, id)),
  );
}

/** Ids of a step's actions that no answer of ours told. */
const foundIds = (step: Step): string[] =>
  step.op === 'create' ? liveIds(step).filter((id) => id !== step.actionId) : [];

/** What takes a step back; nothing where there is nothing to take back, or it must not be. */
export function undoOrders(run: Run, step: Step): StepOrder[] {
  if (!canBeTakenBack(step)) return [];
  const { on } = step;
  if (step.op === 'create' || !on) return liveIds(step).map((id) => removal(run, step, id));
  const back = { ...taking(run, step), name: on.name, parameters: on.parameters };
  if (step.op === 'remove') return [{ ...back, op: 'create' }];
  return [{ ...back, op: 'update', on: madeBy(step, on.actionId) }];
}

const removal = (run: Run, step: Step, id: string): StepOrder => ({
  ...taking(run, step),
  op: 'remove',
  on: madeBy(step, id),
  name: step.name,
  parameters: {},
});

const taking = (run: Run, { id, templateId, library, type }: Step) => ({
  undoes: { runId: run.id, stepId: id },
  templateId,
  ...(library ? { library } : {}),
  type,
  values: {},
});

/** An action as a step left it: as it was first read then, where that holds what was sent. */
function madeBy({ name, parameters, secretPaths, type, verification }: Step, actionId: string) {
  const seen = verification.seen[actionId] ?? {};
  const whole = holds(seen, parameters) ? seen : parameters;
  return { actionId, type, name, parameters: whole, secretPaths };
}

/** Takes back steps of one run by another run, and tells how that went. */
async function takeBack(
  { journal, begin, access, newId }: UndoDependencies,
  run: Run,
  steps: StepOrder[],
): Promise<RemoveReply> {
  try {
    // Nothing is begun that would have to wait: it is not done later, behind the person's back.
    await access(run.target.locationId);
  } catch (error) {
    return { kind: 'failed', run, problem: problemOf(error) };
  }
  const { claim, ended } = await begin({
    draftId: newId(),
    target: run.target,
    tabId: run.tabId,
    picked: true,
    surface: 'workspace',
    undoes: run.id,
    steps,
    anyway: true,
  });
  await ended;
  const [back, after] = await Promise.all([journal.get(claim.run.id), journal.get(run.id)]);
  return replyOf(back ?? claim.run, after ?? run);
}

function replyOf(back: Run, run: Run): RemoveReply {
  const left = back.steps.filter(
    ({ state, verification }) =>
      !['removed', 'updated', 'created'].includes(state) && verification.ids.length === 0,
  );
  const changed = left.filter(({ stopped }) => stopped === 'changed');
  const failed = left.find(({ stopped }) => stopped !== 'changed');
  if (failed) {
    const unknown: Problem = { kind: 'unexpected', messages: [] };
    return { kind: 'failed', run, problem: failed.problem ?? unknown };
  }
  const ids = changed.flatMap(({ on }) => on?.actionId ?? []);
  return ids.length > 0 ? { kind: 'changed', run, ids } : { kind: 'removed', run };
}
