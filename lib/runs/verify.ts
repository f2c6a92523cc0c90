import type { ReadAction, ReadAgent } from '../highlevel/api.ts';
import type { Access, HighLevelClient } from '../highlevel/client.ts';
import { type Problem, problemOf } from '../highlevel/errors.ts';
import { again } from './again.ts';
import { holds } from './fingerprint.ts';
import { liveIds, wasSent } from './outcome.ts';
import type { Run, Step, Verification } from './schema.ts';
import { maskedLike } from './standing.ts';

/** Problems of a read that are over after a while. */
export const mayPass = new Set<Problem['kind']>(['offline', 'down', 'limit', 'unexpected']);

/** As often the one look of a plan's run is tried. */
const mostTries = 6;

/** A run of a plan is looked at once, this long after its last answer, for all its steps together. */
const finalLook = 10_000;

/** When the agent is read again, in ms after the answer or its lack (promise 3 in docs/highlevel.md). */
const looks = {
  // The browser itself may have sent the request twice, even when a 201 came back.
  created: [0, 10_000],
  // Done twice is done once.
  changed: [0],
  uncertain: [0, 2_000, 10_000, 30_000, 60_000],
};

function scheduleOf({ planId }: Run, { state }: Step): number[] {
  if (state === 'uncertain') return looks.uncertain;
  if (planId !== undefined) return [finalLook];
  return state === 'created' ? looks.created : looks.changed;
}

/**
 * The verification that a step starts with once its request was answered or lost. `run`: of what was
 * answered; what was not is looked for at once.
 */
export function firstLook(answeredAt: number, run?: Run): Verification {
  const nextAt = answeredAt + (run?.planId === undefined ? 0 : finalLook);
  return { state: 'pending', ids: [], seen: {}, reads: 0, nextAt };
}

/** When the agent is to be looked at for this step (ms since 1970); Infinity: not by itself. */
export function lookDueAt(run: Run, step: Step): number {
  const { nextAt } = step.verification;
  if (!wasSent(step) || nextAt === undefined) return Number.POSITIVE_INFINITY;
  if (run.planId === undefined || step.state === 'uncertain') return nextAt;
  const answers = run.steps.map(({ answeredAt = 0 }) => answeredAt + finalLook);
  return Math.max(nextAt, ...answers);
}

/** The first scheduled look that is later than `now`; undefined when the last one is over. */
export function nextLook(run: Run, step: Step, now: number): number | undefined {
  const offsets = scheduleOf(run, step);
  const answeredAt = step.answeredAt ?? 0;
  // By the clock, not by counting: a person who asks to check does not use up the schedule.
  const offset = offsets.find((one) => answeredAt + one > now);
  return offset === undefined ? undefined : answeredAt + offset;
}

/** An agent as it was just read, or why it could not be. */
export type Read = { agent: ReadAgent } | { problem: Problem };

/** Reads the agent for a look. Changes nothing in HighLevel and never throws. */
export async function readForLook(
  { target }: Run,
  access: Access | Problem,
  client: HighLevelClient,
): Promise<Read> {
  if ('kind' in access) return { problem: access };
  try {
    return { agent: await client.readAgent(access, target.agentId) };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

/**
 * Compares the ids of an agent that was just read with a step's baseline: what is new and equal is
 * ours, or a copy. Never throws; a read that did not help is told in `problem`.
 */
export async function look(
  run: Run,
  step: Step,
  read: Read,
  readOne: ReadOne,
  now: number,
): Promise<Verification> {
  const reads = step.verification.reads + 1;
  const next = nextLook(run, step, now);
  const rest = { reads, checkedAt: now, ...(next === undefined ? {} : { nextAt: next }) };
  const { ids, seen } = step.verification;
  // What was seen once stays seen: a later read that fails takes nothing back.
  const failed = (problem: Problem): Verification => {
    // The one look of a plan's run is made again; others have more than one.
    const isAgain = run.planId !== undefined && next === undefined && mayPass.has(problem.kind);
    const nextAt = isAgain && reads < mostTries ? { nextAt: now + again.later } : {};
    const unknown = step.verification.state === 'pending' && !('nextAt' in { ...rest, ...nextAt });
    const state = unknown ? 'cannot-tell' : step.verification.state;
    return { ...rest, ...nextAt, ids, seen, state, problem };
  };
  if ('problem' in read) return failed(read.problem);
  const { actions } = read.agent;
  if (!actions || !step.baseline) {
    const state = ids.length > 0 ? step.verification.state : 'cannot-tell';
    // Without a baseline no later read can tell more.
    const { nextAt: _, ...last } = rest;
    return { ...(step.baseline ? rest : last), ids, seen, state };
  }
  try {
    return { ...rest, ...judge(step, await findNew(run, step, actions, readOne)) };
  } catch (error) {
    return failed(problemOf(error));
  }
}

interface Found {
  id: string;
  parameters: Record<string, unknown>;
}

/** Reads one action; undefined when it was removed since it was listed. */
export type ReadOne = (id: string) => Promise<ReadAction | undefined>;

/** Reads each action once, however many steps ask for it. */
export function readEachOnce(client: HighLevelClient, access: Access): ReadOne {
  const asked = new Map<string, Promise<ReadAction | undefined>>();
  return (id) => {
    const known = asked.get(id) ?? readIfThere(client, access, id);
    asked.set(id, known);
    return known;
  };
}

/** Actions that were not there before and equal what was sent; our own id counts as it is. */
export async function findNew(
  run: Run,
  step: Step,
  actions: ReadAction[],
  readOne: ReadOne,
): Promise<Found[]> {
  // What our 201s gave to other steps of the run is theirs, however equal it is.
  const theirs = run.steps.flatMap(({ id, actionId }) =>
    id !== step.id && actionId !== undefined ? [actionId] : [],
  );
  const before = new Set([...(step.baseline ?? []), ...step.removed, ...theirs]);
  const found: Found[] = [];
  for (const listed of actions) {
    const { id } = listed;
    if (id === undefined || before.has(id)) continue;
    const own = id === step.actionId;
    if (!own && isOther(step, listed)) continue;
    const equal = isEqual(step, listed);
    // Listings are slim at times: only the action itself shows that it is another one.
    const whole = equal ? listed : await readOne(id);
    if (!whole || (!own && !isEqual(step, whole))) continue;
    const parameters = maskedLike(step.type, whole.parameters ?? {}, step.parameters);
    found.push({ id, parameters });
  }
  return found;
}

const isOther = (step: Step, { type, name }: ReadAction) =>
  (type !== undefined && type !== step.type) || (name !== undefined && name !== step.name);

const isEqual = (step: Step, { type, name, parameters }: ReadAction) =>
  type === step.type && name === step.name && holds(parameters, step.parameters);

/** An action; undefined where it is not there. Throws `HighLevelError` for what else is wrong. */
export async function readIfThere(
  client: Pick<HighLevelClient, 'readAction'>,
  access: Access,
  id: string,
): Promise<ReadAction | undefined> {
  try {
    return await client.readAction(access, id);
  } catch (error) {
    if (problemOf(error).kind === 'not-found') return undefined;
    throw error;
  }
}

function judge(step: Step, found: Found[]): Pick<Verification, 'state' | 'ids' | 'seen'> {
  const ids = [...new Set([...step.verification.ids, ...found.map((one) => one.id)])];
  // What HighLevel held at the first look is what undo compares with.
  const seen = {
    ...Object.fromEntries(found.map((one) => [one.id, one.parameters])),
    ...step.verification.seen,
  };
  return { state: stateOf(step, ids), ids: ids.filter((id) => !step.removed.includes(id)), seen };
}

function stateOf(step: Step, ids: string[]): 'one' | 'copies' | 'not-seen' {
  const listed = ids.filter((id) => !step.removed.includes(id));
  if (listed.length === 0) return 'not-seen';
  // An equal one beside the id that our 201 told is a copy, also while ours is not listed yet.
  const live = liveIds({ ...step, verification: { ...step.verification, ids: listed } });
  return live.length > 1 ? 'copies' : 'one';
}

/** What a look has shown, for a step that may have changed while it lasted. */
export function afterLook(current: Step, found: Verification): Verification {
  const ids = found.ids.filter((id) => !current.removed.includes(id));
  // A removal in the meantime has the last word; what else was seen stays seen.
  const state = found.ids.length > 0 ? stateOf(current, ids) : found.state;
  return { ...found, ids, state };
}
