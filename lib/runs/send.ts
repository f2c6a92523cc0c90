import type { ActionParameters } from '../actions/index.ts';
import type { Connections } from '../connections/connections.ts';
import type { Access, HighLevelClient } from '../highlevel/client.ts';
import type { Directory } from '../highlevel/directory.ts';
import { HighLevelError, type Problem, problemOf } from '../highlevel/errors.ts';
import type { Pacing } from '../highlevel/pacing.ts';
import type { Database } from '../storage/database.ts';
import type { Journal } from './journal.ts';
import { canMend, isOnItsWay } from './outcome.ts';
import type { Run, Step } from './schema.ts';
import { sendChange } from './send-change.ts';
import { sendCreate } from './send-create.ts';
import { baselineOf, type TargetRead, type TargetReads } from './target-reads.ts';
import { findNew, firstLook, readEachOnce } from './verify.ts';
import { heldUp, ofToken } from './waits.ts';

export interface SendDependencies {
  db: Database;
  journal: Journal;
  client: HighLevelClient;
  connections: Connections;
  directory: Directory;
  pacing: Pacing;
  now(): number;
  /** Whether the run's tab still shows the run's target, by the tab's own address. */
  tabShows(run: Run): Promise<boolean>;
  /**
   * Asked before each step of a run that is part of a plan. While it says no nothing of it is sent,
   * and nothing of it is written. Without it all of them may.
   */
  mayGoOn?(run: Run): Promise<boolean>;
}

/** Journals a move of a step and returns it as it is then. */
export type Write = (changes: Partial<Step> | ((step: Step) => Partial<Step>)) => Promise<Step>;

/** A step that is being sent. */
export interface Sending extends SendDependencies {
  run: Run;
  step: Step;
  access: Access;
  /** Of a plan: when the token that it is tried with was saved (ms since 1970). */
  tokenAt: number;
  write: Write;
  reads: TargetReads;
  /** The agent as it was read for this run; absent where a single action tells enough. */
  read?: TargetRead;
}

/**
 * Carries out one step of a run, claimed or waiting: reads what has to be known before, journals the
 * intent, calls `fetch` once. Keeps promises 1 and 2 of docs/highlevel.md. `parameters` hold the
 * secrets that the journal does not. A step that was stopped or mended meanwhile is left as it is.
 * Returns the run as it was journaled last.
 */
export async function sendStep(
  dependencies: SendDependencies,
  reads: TargetReads,
  run: Run,
  step: Step,
  parameters: ActionParameters,
): Promise<Run> {
  const { journal, connections } = dependencies;
  let after = run;
  const write: Write = async (changes) => {
    after = await journal.step(run.id, step.id, (current) => {
      const ours = current.mends === step.mends && isOnItsWay({ steps: [current] });
      return ours ? (typeof changes === 'function' ? changes(current) : changes) : {};
    });
    return after.steps.find((one) => one.id === step.id) ?? step;
  };
  // Before the token is taken: one that is saved from now on is another. Only plans wait for one.
  const view = run.planId === undefined ? null : await connections.view(run.target.locationId);
  const tokenAt = view?.addedAt ?? 0;
  const held = { ...dependencies, run, step, write, tokenAt };
  const access = await accessFor(connections, run);
  if ('kind' in access) await holdUp(held, access);
  else await attempt({ ...held, access, reads }, parameters);
  return after;
}

async function attempt(sending: Sending, parameters: ActionParameters): Promise<void> {
  const { run, step, reads, access, client, tabShows, write } = sending;
  // A change by itself needs its action only, which is read by itself.
  if (step.op === 'create' || run.steps.length > 1) {
    const isAgain = step.op === 'create' && step.baseline !== undefined;
    const read = await reads.of(run, access, isAgain);
    if ('kind' in read) return holdUp(sending, read);
    sending.read = read;
    if (isAgain && (await isThere(sending, read, readEachOnce(client, access)))) {
      return fail(sending, { kind: 'uncertain', messages: [] });
    }
  }
  // A pack goes on when the person has moved on, but it begins where it was started.
  const first = run.steps.every((one) => one.sentAt === undefined);
  if (run.steps.length > 1 && first && !(await tabShows(run))) {
    await write({ state: 'not-sent', stopped: 'tab-moved' });
    return;
  }
  try {
    await (step.op === 'create' ? sendCreate : sendChange)(sending, parameters);
  } catch (error) {
    // There was no turn to be had: the day's limit is reached.
    if (!(error instanceof HighLevelError)) throw error;
    await holdUp(sending, error.problem);
  }
}

/** What a run calls HighLevel with, or why it cannot. Runs of a plan wait for their turn. */
export async function accessFor(
  connections: Connections,
  { planId, target }: Run,
): Promise<Access | Problem> {
  try {
    const access = await connections.access(target.locationId);
    return planId === undefined ? access : { ...access, patient: true };
  } catch (error) {
    if (error instanceof HighLevelError) return error.problem;
    throw error;
  }
}

/** After a 429: the browser may have sent it twice, and the first was stored. */
async function isThere(
  { run, step }: Sending,
  { actions }: TargetRead,
  readOne: ReturnType<typeof readEachOnce>,
): Promise<boolean> {
  return step.baseline ? (await findNew(run, step, actions ?? [], readOne)).length > 0 : false;
}

/** Journals what stopped a step before anything of it was stored. */
export async function holdUp(
  held: Pick<Sending, 'run' | 'write' | 'now' | 'tokenAt' | 'pacing'>,
  problem: Problem,
): Promise<void> {
  const { run, write, now, tokenAt, pacing } = held;
  const times = { now: now(), tokenAt, dayEnds: pacing.dayEnds(run.target.locationId) };
  await write((current) => heldUp(run, current, problem, times));
}

/**
 * Journals that the request is about to leave; a run of a plan takes its turn before that. Undefined
 * when it must not leave: the step was stopped or mended meanwhile, or the tab of a single run shows
 * something else, or its plan was paused. Throws when there is no turn to be had.
 */
export async function intend(
  { run, step, write, read, now, pacing, tabShows, mayGoOn }: Sending,
  changes: Partial<Step>,
): Promise<Step | undefined> {
  const { locationId } = run.target;
  const isPaced = run.planId !== undefined;
  if (isPaced) await pacing.turn(locationId);
  // It may have been paused while it waited.
  if (isPaced && mayGoOn && !(await mayGoOn(run))) {
    pacing.giveBack(locationId);
    return undefined;
  }
  try {
    const intended = await write({
      state: 'sending',
      // After a 429 the first one stays: the browser may have sent the request twice even then.
      ...(read && { baseline: step.baseline ?? baselineOf(run, read) }),
      sentAt: now(),
      ...changes,
    });
    if (intended.state === 'sending' && intended.mends === step.mends) {
      // As late as can be: between this and `fetch` there is nothing that waits.
      if (run.steps.length > 1 || (await tabShows(run))) return intended;
      await write({ state: 'not-sent', stopped: 'tab-moved' });
    }
  } catch (error) {
    if (isPaced) pacing.giveBack(locationId);
    throw error;
  }
  if (isPaced) pacing.giveBack(locationId);
  return undefined;
}

/** The access of a request that has had its turn. */
export const paced = ({ run, access }: Sending): Access =>
  run.planId === undefined ? access : { ...access, paced: true };

/** An error of ours while a request was made says nothing about the request. */
export const problemOfSending = (error: unknown): Problem =>
  error instanceof HighLevelError ? problemOf(error) : { kind: 'uncertain', messages: [] };

/** What becomes of a step whose request was not done, or may have been. */
export async function fail(sending: Sending, problem: Problem): Promise<void> {
  const { run, write, connections, now } = sending;
  if (problem.kind === 'uncertain') {
    await write(uncertain(now(), problem));
    return;
  }
  await holdUp(sending, problem);
  // The journal first: what is told of the token may be lost, what became of the run may not.
  if (problem.kind === 'scope-missing') await connections.noteWrites(run.target.locationId, 'no');
}

/** The request left, or may have, and there is no readable answer: it is looked for. */
export function uncertain(
  answeredAt: number,
  problem: Problem = { kind: 'uncertain', messages: [] },
): Partial<Step> {
  return { state: 'uncertain', problem, answeredAt, verification: firstLook(answeredAt) };
}

/**
 * Problems that every other step of the run would meet too: the rest is not tried. `limit` comes
 * here as the day's limit, or after all waits.
 */
const forAll = new Set<Problem['kind']>([...ofToken, 'locked', 'limit', 'offline']);

/** Why the steps after this one are not to be sent, if so. */
export function stopsRest(step: Step): Pick<Step, 'problem' | 'stopped'> | undefined {
  if (!canMend(step)) return undefined;
  if (step.stopped === 'tab-moved') return { stopped: step.stopped };
  // The agent could not be read because it is not there.
  const isGone = step.state === 'not-sent' && step.problem?.kind === 'not-found';
  return step.problem && (isGone || forAll.has(step.problem.kind))
    ? { problem: step.problem }
    : undefined;
}
