import type { ReadAction } from '../highlevel/api.ts';
import { HighLevelError, problemOf } from '../highlevel/errors.ts';
import { again } from './again.ts';
import type { Run, Step, Verification } from './schema.ts';
import { canBeSeen, isAsWanted, maskedLike } from './standing.ts';
import { mayPass, nextLook, type Read, type ReadOne } from './verify.ts';

/**
 * What a read shows of an action that was changed or removed, as a change of its step. Without an
 * answer it is done when it is as wanted; while it is as before, later looks tell. Never throws.
 */
export async function lookAtChange(
  run: Run,
  step: Step,
  read: Read,
  readOne: ReadOne,
  now: number,
): Promise<(current: Step) => Partial<Step>> {
  const next = nextLook(run, step, now);
  const rest = {
    ids: [],
    reads: step.verification.reads + 1,
    checkedAt: now,
    ...(next === undefined ? {} : { nextAt: next }),
  };
  const { seen } = step.verification;
  let found: ReadAction | undefined;
  try {
    found = await whole(step, read, readOne);
  } catch (error) {
    const problem = problemOf(error);
    // It stays open until it could be asked once: what was sent may have been done.
    const later = step.state === 'uncertain' && next === undefined && mayPass.has(problem.kind);
    const nextAt = later ? { nextAt: now + again.later } : {};
    const unknown = step.verification.state === 'pending' && next === undefined && !later;
    const state = unknown ? 'cannot-tell' : step.verification.state;
    return keeping(step, { ...rest, ...nextAt, seen, state, problem });
  }
  const wanted = step.op === 'remove' ? found === undefined : isDone(step, found);
  const { nextAt: _, ...last } = rest;
  if (!wanted) return keeping(step, { ...rest, seen, state: 'not-seen' });
  if (step.state === 'uncertain' && step.op === 'update' && !canBeSeen(step)) {
    // Only a secret was to be changed, and those are not compared.
    return keeping(step, { ...last, seen, state: 'cannot-tell' });
  }
  const parameters = found && maskedLike(step.type, found.parameters ?? {}, step.parameters);
  const seenNow = parameters && step.on ? { [step.on.actionId]: parameters } : {};
  const verification: Verification = { ...last, seen: { ...seenNow, ...seen }, state: 'one' };
  const state = step.op === 'remove' ? 'removed' : 'updated';
  return (current) => {
    if (current.state !== step.state || current.mends !== step.mends) return {};
    return step.state === 'uncertain' ? { state, verification } : { verification };
  };
}

/** For a step that is what it was when the look began. */
const keeping = (step: Step, verification: Verification) => (current: Step) =>
  current.state === step.state && current.mends === step.mends ? { verification } : {};

const isDone = (step: Step, found: ReadAction | undefined): boolean =>
  found !== undefined && isAsWanted(step, found, step.parameters);

/** The action as it is; undefined when it is not there. Throws what keeps it from being read. */
async function whole(step: Step, read: Read, readOne: ReadOne): Promise<ReadAction | undefined> {
  const id = step.on?.actionId ?? '';
  if ('problem' in read) {
    // The single action needs another scope than the agent does.
    if (read.problem.kind === 'scope-missing') return readOne(id);
    throw new HighLevelError(read.problem);
  }
  const { actions } = read.agent;
  const listed = actions?.find((action) => action.id === id);
  // A listing may be slim, or late: only what it shows as wanted is taken from it.
  if (actions && step.op === 'remove' && !listed && step.state === 'removed') return undefined;
  if (listed && step.op === 'update' && isDone(step, listed)) return listed;
  return readOne(id);
}
