import { createHandlers } from '../../../../entrypoints/background/handlers/index.ts';
import type { Handlers } from '../../../../lib/messaging/handle.ts';
import type { Input, MessageName, Output } from '../../../../lib/messaging/messages/index.ts';
import type { PlanWhat } from '../../../../lib/messaging/messages/plan-shapes.ts';
import type { Variable } from '../../../../lib/templates/schema.ts';
import { locationId, type Started, start, token } from '../stage.ts';

export const planId = 'plan-1';
export const agentOf = (place: number) => `agent${place}`;

/** A stage whose worker answers messages, and words for what tests of plans do over and over. */
export async function planning() {
  const started = await start();
  return { ...started, ...wordsOf(started) };
}

export function wordsOf({ stage, worker }: Started) {
  const handlers = createHandlers(worker);
  /** Asks as a page of the extension does. */
  const ask = <N extends MessageName>(name: N, input: Input<N>): Promise<Output<N>> => {
    const handle: Handlers[N] = handlers[name];
    return Promise.resolve(handle(input, { from: 'page' }));
  };
  return {
    ask,
    /** Connects another sub-account. */
    connect: (id: string) =>
      stage.db.put('connections', {
        version: 3,
        locationId: id,
        kept: { way: 'device', value: JSON.stringify({ token, secrets: {} }) },
        last4: token.slice(-4),
        addedAt: stage.clock.time,
        missingScopes: [],
        writes: 'unknown',
        secretNames: [],
        groups: [],
      }),
    /** An SMS template with these parameters over the usual ones; its id. */
    async template(
      name: string,
      changes: Record<string, unknown> = {},
      variables: Variable[] = [],
    ) {
      const reply = await ask('template/save', {
        base: 0,
        anyway: false,
        content: {
          type: 'SMS',
          name,
          description: '',
          parameters: { ...smsParameters, ...changes },
          variables,
          folder: '',
          tags: [],
        },
      });
      if (reply.kind !== 'saved') throw new Error(JSON.stringify(reply));
      return reply.template.id;
    },
    /** Makes a plan and waits until its agents are read. */
    async make(
      what: PlanWhat,
      targets: { locationId: string; agentId: string }[],
      more: Partial<Input<'plan/make'>> = {},
    ) {
      const wish = { planId, kind: 'apply' as const, what, targets, values: {}, ...more };
      const reply = await ask('plan/make', { locationValues: {}, ...wish });
      await worker.plans.settle();
      return reply;
    },
    agents: (count: number, location = locationId) =>
      Array.from({ length: count }, (_, place) => ({
        locationId: location,
        agentId: agentOf(place),
      })),
  };
}

export const smsParameters = {
  triggerPrompt: 'When the caller asks where we are',
  triggerMessage: 'I am sending it.',
  messageBody: 'Main Street 1',
};

/** A blank for a text, unless told otherwise. */
export const text = (name: string, more: Partial<Variable> = {}): Variable => ({
  name,
  label: name,
  kind: 'text',
  required: true,
  ...more,
});
