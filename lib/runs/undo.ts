import type { Access, HighLevelClient } from '../highlevel/client.ts';
import { HighLevelError, type Problem, problemOf } from '../highlevel/errors.ts';
import type { RemoveReply } from '../messaging/messages/shapes.ts';
import { StorageError } from '../storage/database.ts';
import { holds } from './fingerprint.ts';
import type { Journal } from './journal.ts';
import { liveIds } from './outcome.ts';
import type { Run, Step } from './schema.ts';

export interface UndoDependencies {
  journal: Journal;
  client: HighLevelClient;
  access(locationId: string): Promise<Access>;
}

/**
 * Removes what a run created, or one step of it; the last step goes first. Only ids in our own 201s
 * go without a question; when some were found by reading, all of it needs `confirmed`. What
 * somebody changed since is left alone, and the rest is removed. The first removal that fails ends
 * it: asked again, it goes on where it was. Null when there is nothing to remove.
 */
export async function undo(
  dependencies: UndoDependencies,
  runId: string,
  confirmed: boolean,
  stepId?: string,
): Promise<RemoveReply | null> {
  const run = await dependencies.journal.get(runId);
  const wanted = run?.steps.filter((step) => stepId === undefined || step.id === stepId) ?? [];
  const there = wanted.filter((step) => removable(step).length > 0).reverse();
  if (!run) return null;
  if (there.length === 0) {
    // Asked twice, or asked again after the worker stopped: it is done.
    return wanted.some((step) => step.state === 'undone') ? { kind: 'removed', run } : null;
  }
  const foreign = there.filter((step) => removable(step).some((id) => id !== step.actionId));
  if (foreign.length > 0 && !confirmed) {
    return { kind: 'confirm', run, ids: foreign.flatMap(removable) };
  }
  const changed: string[] = [];
  let latest = run;
  for (const step of there) {
    const reply = await remove(dependencies, run, step, removable(step));
    latest = reply.run;
    if (reply.kind === 'failed') return reply;
    if (reply.kind === 'changed') changed.push(...reply.ids);
  }
  return changed.length > 0
    ? { kind: 'changed', run: latest, ids: changed }
    : { kind: 'removed', run: latest };
}

/** The ids that are on the agent because of this step, as far as is known. */
function removable(step: Step): string[] {
  return step.state === 'created' || step.state === 'uncertain' ? liveIds(step) : [];
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
  return remove(dependencies, run, step, ids);
}

type Removed = Exclude<RemoveReply, { kind: 'confirm' }>;

/** Removes ids of one step, all of them or, when one was changed since, none. */
async function remove(
  { journal, client, access }: UndoDependencies,
  run: Run,
  step: Step,
  ids: string[],
): Promise<Removed> {
  let begun = false;
  try {
    const to = await access(run.target.locationId);
    const gone: string[] = [];
    const changed: string[] = [];
    for (const id of ids) {
      const state = await compare(client, to, step, id);
      if (state === 'gone') gone.push(id);
      if (state === 'changed') changed.push(id);
    }
    if (changed.length > 0) {
      return { kind: 'changed', run: (await journal.get(run.id)) ?? run, ids: changed };
    }
    // Journaled first: a worker that dies in the middle looks at these ids when it starts.
    const left = ids.filter((id) => !gone.includes(id));
    await journal.step(run.id, step.id, { removing: left });
    begun = true;
    if (gone.length > 0) await noteRemoved(journal, run.id, step.id, gone);
    for (const id of left) {
      await removeOne(client, to, run, id);
      await noteRemoved(journal, run.id, step.id, [id]);
    }
    return { kind: 'removed', run: (await journal.get(run.id)) ?? run };
  } catch (error) {
    if (!begun && error instanceof StorageError) throw error;
    const problem = problemOf(error);
    // What is not known, or cannot be stored, stays in `removing`: settling finds out.
    const known = begun && problem.kind !== 'uncertain' && error instanceof HighLevelError;
    if (known) await journal.step(run.id, step.id, { removing: [] });
    return { kind: 'failed', run: (await journal.get(run.id)) ?? run, problem };
  }
}

/** How an action stands now against what was created and first seen. */
async function compare(
  client: HighLevelClient,
  access: Access,
  step: Step,
  id: string,
): Promise<'same' | 'changed' | 'gone'> {
  try {
    const now = await client.readAction(access, id);
    const same =
      now.name === step.name &&
      holds(now.parameters, step.parameters) &&
      holds(now.parameters, step.verification.seen[id] ?? {});
    return same ? 'same' : 'changed';
  } catch (error) {
    if (problemOf(error).kind === 'not-found') return 'gone';
    throw error;
  }
}

/** A DELETE that answers "not found" is done; after a lost answer a read tells. */
async function removeOne(
  client: HighLevelClient,
  access: Access,
  run: Run,
  id: string,
): Promise<void> {
  try {
    await client.deleteAction(access, run.target.agentId, id);
  } catch (error) {
    const { kind } = problemOf(error);
    if (kind === 'not-found') return;
    if (kind !== 'uncertain') throw error;
    if ((await whereabouts(client, access, id)) !== 'gone') throw error;
  }
}

/** `asked-later`: HighLevel cannot be asked just now · `unknowable`: not before a person does something. */
async function whereabouts(
  client: HighLevelClient,
  access: Access,
  id: string,
): Promise<'gone' | 'there' | 'asked-later' | 'unknowable'> {
  try {
    await client.readAction(access, id);
    return 'there';
  } catch (error) {
    const { kind } = problemOf(error);
    if (kind === 'not-found') return 'gone';
    return mayPass.has(kind) ? 'asked-later' : 'unknowable';
  }
}

/** Problems that are over after a while. */
const mayPass = new Set<Problem['kind']>(['offline', 'down', 'limit', 'unexpected']);

/** Notes removed ids; a step of which nothing is left is undone. */
async function noteRemoved(
  journal: Journal,
  runId: string,
  stepId: string,
  ids: string[],
): Promise<Run> {
  return journal.step(runId, stepId, (step) => {
    const removed = [...new Set([...step.removed, ...ids])];
    const after = { ...step, removed };
    const left = liveIds(after);
    const { verification } = step;
    return {
      removed,
      removing: step.removing.filter((id) => !ids.includes(id)),
      ...(left.length === 0 ? { state: 'undone' as const } : {}),
      verification: {
        ...verification,
        ids: verification.ids.filter((id) => !removed.includes(id)),
        ...(left.length === 1 && verification.state === 'copies' ? { state: 'one' as const } : {}),
      },
    };
  });
}

/**
 * After a killed worker: finds out which of the ids whose removal was started are gone. Answers
 * whether all is known; while HighLevel cannot be asked they stay as they are.
 */
export async function settleRemoval(
  { journal, client, access }: UndoDependencies,
  run: Run,
  step: Step,
): Promise<boolean> {
  const to = await access(run.target.locationId).catch((error: unknown) => problemOf(error));
  if ('kind' in to && to.kind === 'locked') return false;
  const gone: string[] = [];
  const open: string[] = [];
  for (const id of 'kind' in to ? [] : step.removing) {
    const found = await whereabouts(client, to as Access, id);
    if (found === 'gone') gone.push(id);
    if (found === 'asked-later') open.push(id);
  }
  if (gone.length > 0) await noteRemoved(journal, run.id, step.id, gone);
  await journal.step(run.id, step.id, { removing: open });
  return open.length === 0;
}
