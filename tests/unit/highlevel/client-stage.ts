import { expect } from 'vitest';
import { Secret } from '../../../lib/connections/secret.ts';
import { createClient } from '../../../lib/highlevel/client.ts';
import { createActionRequest } from '../../../lib/highlevel/create-request.ts';
import { HighLevelError, type Problem } from '../../../lib/highlevel/errors.ts';

export const token = 'pit-11112222-3333-4444-5555-666677778888';
export const access = { token: new Secret(token), locationId: 'loc1' };

type Answer = Response | Error | ((init: RequestInit) => Promise<Response>);

export function stage(...answers: Answer[]) {
  const calls: { url: string; init: RequestInit }[] = [];
  const clock = { time: 1000, slept: [] as number[] };
  const state = { online: true };
  const client = createClient({
    fetch: async (input, init = {}) => {
      calls.push({ url: `${input}`, init });
      const answer = answers.shift() ?? new Response('{}');
      if (answer instanceof Error) throw answer;
      return typeof answer === 'function' ? answer(init) : answer;
    },
    now: () => clock.time,
    sleep: async (ms) => {
      clock.slept.push(ms);
      clock.time += ms;
    },
    isOnline: () => state.online,
  });
  return { client, calls, clock, state };
}

export const sms = createActionRequest(
  { locationId: 'loc1', agentId: 'agent1' },
  { type: 'SMS', name: 'Text', parameters: { triggerPrompt: 'a', messageBody: 'b' } },
);
export const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });

export async function problem(call: Promise<unknown>): Promise<Problem> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof HighLevelError)) throw new Error(`not refused: ${error}`);
  expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toContain(token);
  return error.problem;
}
