import { type ActionParameters, actions } from '../actions/index.ts';
import type { Connections } from '../connections/tokens.ts';
import type { ReadAgent } from '../highlevel/api.ts';
import type { Access, HighLevelClient } from '../highlevel/client.ts';
import { createActionRequest } from '../highlevel/create-request.ts';
import type { Directory } from '../highlevel/directory.ts';
import { HighLevelError, type Problem, problemOf } from '../highlevel/errors.ts';
import type { Database } from '../storage/database.ts';
import type { Journal } from './journal.ts';
import type { Run, Step } from './schema.ts';
import { findNew, firstLook } from './verify.ts';

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
 * Carries out the one step of a claimed or waiting run: reads the baseline, journals the intent,
 * calls `fetch` once. Keeps promises 1 and 2 of docs/highlevel.md. `parameters` hold the secrets that the
 * journal does not. Returns the run as it stands then.
 */
export async function sendStep(
  dependencies: SendDependencies,
  run: Run,
  parameters: ActionParameters,
): Promise<Run> {
  const { journal, connections, directory, tabShows, now } = dependencies;
  const step = run.steps[0];
  if (!step) return run;

  const access = await connections.access(run.target.locationId);
  if (!access) return notSent(journal, run, { kind: 'no-token', messages: [] });

  const [before, remembered] = await Promise.all([
    readBaseline(dependencies, run, step, access),
    dependencies.db.get('shapes', step.type),
  ]);
  if (before.problem) {
    return before.problem.kind === 'limit'
      ? wait(journal, run, before.problem)
      : notSent(journal, run, before.problem);
  }
  if (before.isThere) return fail(dependencies, run, { kind: 'uncertain', messages: [] });

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
    const intent: Partial<Step> = {
      state: 'sending',
      // After a 429 the first one stays: the browser may have sent the request twice even then.
      baseline: step.baseline ?? before.baseline,
      shape,
      attempts: step.attempts + tries,
      sentAt: now(),
    };
    const sending = await journal.step(run.id, stepOf(run), intent);
    // As late as can be: between this and `fetch` there is nothing that waits.
    if (!(await tabShows(run))) {
      return journal.step(run.id, stepOf(run), { state: 'not-sent', stopped: 'tab-moved' });
    }
    const problem = await post(dependencies, sending, access, body);
    if (!problem) return (await journal.get(run.id)) ?? sending;
    const again =
      tries === 1 && shape === 'documented' && namesNoField(step, problem) && (await reshape());
    if (!again) return fail(dependencies, sending, problem);
  }
}

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
    const since = step.baseline ? await findNew(step, agent.actions ?? [], client, access) : [];
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
  { client, connections, journal, db, now }: SendDependencies,
  run: Run,
  access: Access,
  parameters: ActionParameters,
): Promise<Problem | undefined> {
  const step = run.steps[0] as Step;
  const { type, name, shape } = step;
  const request = createActionRequest(run.target, { type, name, parameters });
  let actionId: string;
  try {
    actionId = (await client.createAction(access, request)).id;
  } catch (error) {
    // An error of ours while the request was made says nothing about the request.
    return error instanceof HighLevelError ? error.problem : { kind: 'uncertain', messages: [] };
  }
  const answeredAt = now();
  await journal.step(run.id, stepOf(run), {
    state: 'created',
    actionId,
    answeredAt,
    verification: firstLook(answeredAt),
  });
  await connections.noteWrites(access.locationId, 'yes');
  if (shape === 'builder') await db.put('shapes', { version: 1, key: type, shape });
  return undefined;
}

async function fail(
  { db, journal, connections, now }: SendDependencies,
  run: Run,
  problem: Problem,
): Promise<Run> {
  switch (problem.kind) {
    case 'limit':
      return wait(journal, run, problem);
    case 'offline':
      // The client says so only when it has not called `fetch`.
      return notSent(journal, run, problem);
    case 'uncertain': {
      const answeredAt = now();
      return journal.step(run.id, stepOf(run), {
        state: 'uncertain',
        problem,
        answeredAt,
        verification: firstLook(answeredAt),
      });
    }
    case 'scope-missing': {
      // The journal first: what is told of the token may be lost, what became of the run may not.
      const refused = await journal.step(run.id, stepOf(run), { state: 'refused', problem });
      await connections.noteWrites(run.target.locationId, 'no');
      return refused;
    }
    default: {
      const refused = await journal.step(run.id, stepOf(run), { state: 'refused', problem });
      const step = refused.steps[0];
      // What was remembered does not hold any more: the documented body goes first again.
      if (step?.shape === 'builder' && problem.kind === 'invalid')
        await db.delete('shapes', step.type);
      return refused;
    }
  }
}

const stepOf = (run: Run) => run.steps[0]?.id ?? '';

/** 429 has stored nothing: the step waits its turn, unless the day's limit is reached. */
function wait(journal: Journal, run: Run, problem: Problem): Promise<Run> {
  return journal.step(run.id, stepOf(run), (step) => {
    if (problem.daily || problem.retryAt === undefined || step.waits >= mostWaits) {
      return { state: step.state === 'sending' ? 'refused' : 'not-sent', problem };
    }
    return { state: 'waiting', retryAt: problem.retryAt, waits: step.waits + 1, problem };
  });
}

function notSent(journal: Journal, run: Run, problem: Problem): Promise<Run> {
  return journal.step(run.id, stepOf(run), { state: 'not-sent', problem });
}

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
