import type { ActionParameters } from '../actions/index.ts';
import type { ReadAction } from '../highlevel/api.ts';
import { createActionRequest } from '../highlevel/create-request.ts';
import { type Problem, problemOf } from '../highlevel/errors.ts';
import { t } from '../i18n/t.ts';
import type { Standing, Step } from './schema.ts';
import { fail, holdUp, intend, paced, problemOfSending, type Sending } from './send.ts';
import { secretsOf } from './send-create.ts';
import { isAsWanted, isUnchanged, stillHolds, withSecretsOf } from './standing.ts';
import { goodFor } from './target-reads.ts';
import { firstLook, readIfThere } from './verify.ts';

/**
 * Changes or removes an action, if it still is what it was when that was decided. What is as wanted
 * already, and what is gone already, is not sent.
 */
export async function sendChange(sending: Sending, given: ActionParameters): Promise<void> {
  const { step, write } = sending;
  const { on, op } = step;
  const leave = () => write({ state: 'not-sent', stopped: 'changed' });
  if (!on) return void (await leave());

  let found: ReadAction | undefined;
  try {
    found = await findAction(sending, on);
  } catch (error) {
    return holdUp(sending, problemOf(error));
  }
  if (op === 'remove') {
    if (!found) return void (await write({ state: 'removed', ...seenNow(sending) }));
    return isMeant(step, found, on) ? change(sending, on, step.parameters) : void (await leave());
  }
  if (!found) return void (await leave());
  const full = withSecretsOf(step.type, given, found.parameters ?? {});
  if ('open' in full) {
    await write({ state: 'not-sent', problem: unreadable(full.open) });
    return;
  }
  if (isAsWanted(step, found, full.parameters)) {
    return void (await write({ state: 'updated', ...seenNow(sending) }));
  }
  return isMeant(step, found, on) ? change(sending, on, full.parameters) : void (await leave());
}

/** It is what it was. Of what we made ourselves, what others added to it does not count. */
const isMeant = (step: Step, found: ReadAction, on: Standing): boolean =>
  step.undoes ? stillHolds(found, on) : isUnchanged(step, found, on);

/** Nothing had to be sent: it was read as it is to be. */
function seenNow({ now, step }: Sending): Partial<Step> {
  const time = now();
  const { verification } = step;
  return {
    answeredAt: time,
    verification: { ...verification, state: 'one', checkedAt: time, reads: verification.reads + 1 },
  };
}

const unreadable = (path: string): Problem => ({
  kind: 'invalid',
  messages: [
    t(
      'HighLevel does not show the secret in “{path}”, so it cannot be kept as it is: enter it anew.',
      { path },
    ),
  ],
});

/** The action as it is now: from the agent's listing where that tells it whole, else by itself. */
async function findAction(
  { client, access, step, read, now }: Sending,
  on: Standing,
): Promise<ReadAction | undefined> {
  const isFresh = read !== undefined && now() - read.readAt < goodFor && step.attempts === 0;
  const listed = isFresh ? read.actions?.find(({ id }) => id === on.actionId) : undefined;
  // What is not as it was may be listed in part only; secrets that are to stay have to be read.
  const needsSecrets = step.op === 'update' && step.secretPaths.length > 0;
  if (listed && !needsSecrets && isUnchanged(step, listed, on)) return listed;
  return readIfThere(client, access, on.actionId);
}

/** Sends the change once. */
async function change(sending: Sending, on: Standing, parameters: ActionParameters): Promise<void> {
  const { client, connections, now, run, step, write, reads } = sending;
  const intended = await intend(sending, { attempts: step.attempts + 1 });
  if (!intended) return;
  const { op, type, name } = step;
  reads.changed(run.id, on.actionId);
  const access = paced(sending);
  try {
    if (op === 'remove') {
      await client.deleteAction(access, run.target.agentId, on.actionId);
    } else {
      const request = createActionRequest(run.target, { type, name, parameters });
      await client.updateAction(access, on.actionId, request, secretsOf(step, parameters));
    }
  } catch (error) {
    const problem = problemOfSending(error);
    // It was to be gone.
    const isDone = op === 'remove' && problem.kind === 'not-found';
    if (!isDone) return fail(sending, problem);
  }
  const answeredAt = now();
  const state = op === 'remove' ? 'removed' : 'updated';
  await write({ state, answeredAt, verification: firstLook(answeredAt, run) });
  await connections.noteWrites(access.locationId, 'yes');
}
