import { type ActionParameters, actions } from '../actions/index.ts';
import { behindMasks } from '../actions/masks.ts';
import { getPath } from '../actions/paths.ts';
import { createActionRequest } from '../highlevel/create-request.ts';
import type { Directory } from '../highlevel/directory.ts';
import type { Problem } from '../highlevel/errors.ts';
import type { Run, Step } from './schema.ts';
import { fail, intend, paced, problemOfSending, type Sending } from './send.ts';
import { firstLook } from './verify.ts';

/** Sends a create: the documented body, and after a refusal that names no field the builder's. */
export async function sendCreate(sending: Sending, parameters: ActionParameters): Promise<void> {
  const { db, directory, run, step, read } = sending;
  const remembered = await db.get('shapes', step.type);
  let body = parameters;
  let shape: Step['shape'] = 'documented';
  /** Takes the builder's shape, where there is one: seldom, so not prepared for every create. */
  const reshape = async () => {
    if (read?.agent) await directory.learn(run.target.locationId, read.agent);
    const builder = await builderParameters(directory, run, step, parameters);
    if (!builder) return false;
    body = builder;
    shape = 'builder';
    return true;
  };
  if (remembered?.shape === 'builder') await reshape();
  for (let tries = 1; ; tries += 1) {
    const intended = await intend(sending, { shape, attempts: step.attempts + tries });
    if (!intended) return;
    const problem = await post(sending, intended, body);
    if (!problem) return;
    const again =
      tries === 1 && shape === 'documented' && namesNoField(step, problem) && (await reshape());
    if (again) continue;
    await fail(sending, problem);
    // What was remembered does not hold any more: the documented body goes first again.
    if (intended.shape === 'builder' && problem.kind === 'invalid')
      await db.delete('shapes', step.type);
    return;
  }
}

/** Sends the request once; returns why it was refused or is uncertain, nothing when created. */
async function post(
  sending: Sending,
  step: Step,
  parameters: ActionParameters,
): Promise<Problem | undefined> {
  const { client, connections, db, now, run, write } = sending;
  const { type, name, shape } = step;
  const request = createActionRequest(run.target, { type, name, parameters });
  let actionId: string;
  try {
    actionId = (await client.createAction(paced(sending), request, secretsOf(step, parameters))).id;
  } catch (error) {
    return problemOfSending(error);
  }
  const answeredAt = now();
  await write({ state: 'created', actionId, answeredAt, verification: firstLook(answeredAt, run) });
  await connections.noteWrites(run.target.locationId, 'yes');
  if (shape === 'builder') await db.put('shapes', { version: 1, key: type, shape });
  return undefined;
}

/** What the journal has masks for. */
export function secretsOf(step: Step, parameters: ActionParameters): string[] {
  return step.secretPaths.flatMap((path) => {
    const [text, masked] = [getPath(parameters, path), getPath(step.parameters, path)];
    return typeof text === 'string' && typeof masked === 'string' ? behindMasks(text, masked) : [];
  });
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
