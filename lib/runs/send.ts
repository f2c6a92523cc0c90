import { type ActionParameters, actions } from '../actions/index.ts';
import { behindMasks } from '../actions/masks.ts';
import { getPath } from '../actions/paths.ts';
import type { Connections } from '../connections/connections.ts';
import type { ReadAgent } from '../highlevel/api.ts';
import type { Access, HighLevelClient } from '../highlevel/client.ts';
import { createActionRequest } from '../highlevel/create-request.ts';
import type { Directory } from '../highlevel/directory.ts';
import { HighLevelError, type Problem, problemOf } from '../highlevel/errors.ts';
import type { Database } from '../storage/database.ts';
import type { Journal } from './journal.ts';
import { canMend, isOnItsWay } from './outcome.ts';
import type { Run, Step } from './schema.ts';
import { findNew, firstLook, readEachOnce } from './verify.ts';

/** How often HighLevel's "wait" (429) is obeyed before the step is given up. */
const mostWaits = 5;

export interface SendDependencies {
  db: Database;
  journal: Journal;
  client: HighLevelClient;
  connections: Connections;
  directory: Directory;
  now(): number;
  /** Whether the run's tab still shows the run's target, by the tab's own address. */
  tabShows(run: Run): Promise<boolean>;
}

/**
 * Carries out one step of a run, claimed or waiting: reads the baseline, journals the intent, calls
 * `fetch` once. Keeps promises 1 and 2 of docs/highlevel.md. `parameters` hold the secrets that the
 * journal does not. A step that was stopped or mended meanwhile is left as it is.
 */
export async function sendStep(
  dependencies: SendDependencies,
  run: Run,
  step: Step,
  parameters: ActionParameters,
): Promise<void> {
  const { journal, connections, directory, tabShows, now } = dependencies;
  const write: Write = async (changes) => {
    const after = await journal.step(run.id, step.id, (current) => {
      const ours = current.mends === step.mends && isOnItsWay({ steps: [current] });
      return ours ? (typeof changes === 'function' ? changes(current) : changes) : {};
    });
    return after.steps.find((one) => one.id === step.id) ?? step;
  };

  const access = await connections.access(run.target.locationId).catch((error: unknown) => {
    if (error instanceof HighLevelError) return error.problem;
    throw error;
  });
  if ('kind' in access) {
    // Under a passphrase: it waits for the person, who is asked for it, and goes on by itself then.
    const waits = access.kind === 'locked';
    await write({ state: waits ? 'waiting' : 'not-sent', problem: access });
    return;
  }
  const [before, remembered] = await Promise.all([
    readBaseline(dependencies, run, step, access),
    dependencies.db.get('shapes', step.type),
  ]);
  if (before.problem) {
    const { problem } = before;
    await write(problem.kind === 'limit' ? wait(problem) : { state: 'not-sent', problem });
    return;
  }
  if (before.isThere) return fail(dependencies, run, write, { kind: 'uncertain', messages: [] });
  // A pack goes on when the person has moved on, but it begins where it was started.
  const alone = run.steps.length === 1;
  const first = run.steps.every((one) => one.sentAt === undefined);
  if (!alone && first && !(await tabShows(run))) {
    await write({ state: 'not-sent', stopped: 'tab-moved' });
    return;
  }

  let body = parameters;
  let shape: Step['shape'] = 'documented';
  /** Takes the builder's shape, where there is one: seldom, so not prepared for every create. */
  const reshape = async () => {
    if (before.agent) await directory.learn(run.target.locationId, before.agent);
    const builder = await builderParameters(directory, run, step, parameters);
    if (!builder) return false;
    body = builder;
    shape = 'builder';
    return true;
  };
  if (remembered?.shape === 'builder') await reshape();
  for (let tries = 1; ; tries += 1) {
    const sending = await write({
      state: 'sending',
      // After a 429 the first one stays: the browser may have sent the request twice even then.
      baseline: step.baseline ?? before.baseline,
      shape,
      attempts: step.attempts + tries,
      sentAt: now(),
    });
    if (sending.state !== 'sending' || sending.mends !== step.mends) return;
    // As late as can be: between this and `fetch` there is nothing that waits.
    if (alone && !(await tabShows(run))) {
      await write({ state: 'not-sent', stopped: 'tab-moved' });
      return;
    }
    const problem = await post(dependencies, run, sending, write, access, body);
    if (!problem) return;
    const again =
      tries === 1 && shape === 'documented' && namesNoField(step, problem) && (await reshape());
    if (!again) return fail(dependencies, run, write, problem);
  }
}

/**
 * Problems that every other step of the run would meet too: the rest is not tried. `limit` comes
 * here as the day's limit, or after all waits.
 */
const forAll = new Set<Problem['kind']>([
  'no-token',
  'ended',
  'token-rejected',
  'scope-missing',
  'wrong-token-kind',
  'other-location',
  'limit',
  'offline',
]);

/** Why the steps after this one are not to be sent, if so. */
export function stopsRest(step: Step): Pick<Step, 'problem' | 'stopped'> | undefined {
  if (!canMend(step)) return undefined;
  if (step.stopped === 'tab-moved') return { stopped: step.stopped };
  return step.problem && forAll.has(step.problem.kind) ? { problem: step.problem } : undefined;
}

/** Journals a move of a step and returns it as it is then. */
type Write = (changes: Partial<Step> | ((step: Step) => Partial<Step>)) => Promise<Step>;

interface Before {
  baseline: string[] | null;
  agent?: ReadAgent;
  problem?: Problem;
  /** After a 429: the browser had sent it twice, and the first was stored. Not to be sent again. */
  isThere?: boolean;
}

/** The action ids that are on the agent now; null where HighLevel does not list them. */
async function readBaseline(
  { client }: SendDependencies,
  run: Run,
  step: Step,
  access: Access,
): Promise<Before> {
  try {
    const agent = await client.readAgent(access, run.target.agentId);
    if (agent.locationId !== undefined && agent.locationId !== run.target.locationId) {
      return { baseline: null, problem: { kind: 'not-found', messages: [] } };
    }
    const ids = agent.actions?.flatMap((action) => (action.id === undefined ? [] : [action.id]));
    const since = step.baseline
      ? await findNew(run, step, agent.actions ?? [], readEachOnce(client, access))
      : [];
    return { baseline: ids ?? null, agent, isThere: since.length > 0 };
  } catch (error) {
    const problem = problemOf(error);
    // Without the scope to read agents it can still be created, just not verified.
    if (problem.kind === 'scope-missing') return { baseline: null };
    return { baseline: null, problem };
  }
}

/** Sends the request once; returns why it was refused or is uncertain, nothing when created. */
async function post(
  { client, connections, db, now }: SendDependencies,
  run: Run,
  step: Step,
  write: Write,
  access: Access,
  parameters: ActionParameters,
): Promise<Problem | undefined> {
  const { type, name, shape } = step;
  const request = createActionRequest(run.target, { type, name, parameters });
  let actionId: string;
  try {
    actionId = (await client.createAction(access, request, secretsOf(step, parameters))).id;
  } catch (error) {
    // An error of ours while the request was made says nothing about the request.
    return error instanceof HighLevelError ? error.problem : { kind: 'uncertain', messages: [] };
  }
  const answeredAt = now();
  await write({ state: 'created', actionId, answeredAt, verification: firstLook(answeredAt) });
  await connections.noteWrites(access.locationId, 'yes');
  if (shape === 'builder') await db.put('shapes', { version: 1, key: type, shape });
  return undefined;
}

/** What the journal has masks for. */
function secretsOf(step: Step, parameters: ActionParameters): string[] {
  return step.secretPaths.flatMap((path) => {
    const [text, masked] = [getPath(parameters, path), getPath(step.parameters, path)];
    return typeof text === 'string' && typeof masked === 'string' ? behindMasks(text, masked) : [];
  });
}

async function fail(
  { db, connections, now }: SendDependencies,
  run: Run,
  write: Write,
  problem: Problem,
): Promise<void> {
  switch (problem.kind) {
    case 'limit':
      await write(wait(problem));
      return;
    case 'offline':
      // The client says so only when it has not called `fetch`.
      await write({ state: 'not-sent', problem });
      return;
    case 'uncertain':
      await write(uncertain(now(), problem));
      return;
    case 'scope-missing':
      // The journal first: what is told of the token may be lost, what became of the run may not.
      await write({ state: 'refused', problem });
      return connections.noteWrites(run.target.locationId, 'no');
    default: {
      const { shape, type } = await write({ state: 'refused', problem });
      // What was remembered does not hold any more: the documented body goes first again.
      if (shape === 'builder' && problem.kind === 'invalid') await db.delete('shapes', type);
    }
  }
}

/** The request left, or may have, and there is no readable answer: it is looked for. */
export function uncertain(
  answeredAt: number,
  problem: Problem = { kind: 'uncertain', messages: [] },
): Partial<Step> {
  return { state: 'uncertain', problem, answeredAt, verification: firstLook(answeredAt) };
}

/** 429 has stored nothing: the step waits its turn, unless the day's limit is reached. */
const wait =
  (problem: Problem) =>
  (step: Step): Partial<Step> => {
    if (problem.daily || problem.retryAt === undefined || step.waits >= mostWaits) {
      return { state: step.state === 'sending' ? 'refused' : 'not-sent', problem };
    }
    return { state: 'waiting', retryAt: problem.retryAt, waits: step.waits + 1, problem };
  };

/** The body in the builder's shape, where the type has one and its extra keys are known. */
async function builderParameters(
  directory: Directory,
  run: Run,
  step: Step,
  parameters: ActionParameters,
): Promise<ActionParameters | undefined> {
  const { contactFieldId } = parameters;
  const contactField =
    typeof contactFieldId === 'string'
      ? await directory.contactFieldFacts(run.target.locationId, contactFieldId)
      : undefined;
  return actions[step.type].builderShape?.(parameters, contactField ? { contactField } : {});
}

/** A refusal of the content that says nothing of a field: the other shape may be what it wants. */
function namesNoField(step: Step, problem: Problem): boolean {
  if (problem.kind !== 'invalid') return false;
  const words = actions[step.type].fields.map((field) => field.path.split('.').at(-1) ?? '');
  const said = problem.messages.join(' ').toLowerCase();
  return ![...words, 'agentId', 'locationId', 'limit', 'maximum'].some((word) =>
    said.includes(word.toLowerCase()),
  );
}
