import type { Output } from '../../../lib/messaging/messages/index.ts';
import {
  type AddedLocation,
  type Agent,
  addAgents,
  addLocations,
  type Sandbox,
} from '../../sandbox/index.ts';
import type { Chromium } from './chromium.ts';
import { ask } from './libraries.ts';
import { waitFor } from './wait.ts';
import { contradictions, wordIn } from './witness.ts';
import { saveTemplates } from './workspace.ts';

/** Runs over many targets, by the messages that the workspace sends. */

interface Sender {
  send(name: string, input: unknown): Promise<unknown>;
}

type Plan = NonNullable<Output<'plan/watch'>>['plan'];
export type PlanLine = NonNullable<Output<'plan/export'>>['lines'][number];
type What = { kind: 'pack'; packId: string } | { kind: 'templates'; templateIds: string[] };

/** More sub-accounts with so many agents each, and their tokens in the browser. */
export async function manyAgents(
  sandbox: Sandbox,
  browser: Sender & { saveToken(locationId: string, token: string): Promise<void> },
  { locations, each }: { locations: number; each: number },
): Promise<AddedLocation[]> {
  const added = addLocations(sandbox, locations);
  for (const place of added) {
    place.agents.push(...addAgents(sandbox, place.location.id, each - place.agents.length));
    await browser.saveToken(place.location.id, place.token);
  }
  return added;
}

export const agentsOf = (places: readonly AddedLocation[]): Agent[] =>
  places.flatMap(({ agents }) => agents);

export const targetsOf = (agents: readonly Agent[]) =>
  agents.map(({ id: agentId, locationId }) => ({ locationId, agentId }));

/** Text messages and field updates that need nothing filled in; within the limits of an agent. */
export function plainTemplates(during: number, after: number) {
  const texts = Array.from({ length: during }, (_, at) => ({
    type: 'SMS',
    name: `Send text ${at + 1}`,
    parameters: {
      triggerPrompt: `When the caller asks for text ${at + 1}`,
      triggerMessage: 'I am sending it now.',
      messageBody: `Here is text ${at + 1}.`,
    },
    variables: [],
  }));
  const updates = Array.from({ length: after }, (_, at) => ({
    type: 'DATA_EXTRACTION',
    name: `Save answer ${at + 1}`,
    parameters: {
      contactFieldId: '{{field}}',
      description: `The answer to question ${at + 1}`,
      examples: ['yes', 'no'],
    },
    variables: [
      {
        name: 'field',
        label: 'Field',
        kind: 'contactField',
        required: true,
        default: 'Reason for Call',
      },
    ],
  }));
  return [...texts, ...updates];
}

/** Makes a plan and waits until it is read and judged. */
export async function makePlan(
  browser: Sender,
  planId: string,
  what: What,
  agents: readonly Agent[],
  ms?: number,
): Promise<Plan> {
  const made = await ask<Output<'plan/make'>>(browser, 'plan/make', {
    planId,
    kind: 'apply',
    what,
    targets: targetsOf(agents),
    values: {},
    locationValues: {},
  });
  if (made.kind !== 'made') throw new Error(JSON.stringify(made));
  return await planWhen(browser, planId, ({ state }) => state === 'ready', ms);
}

/** Starts a plan, pauses it, stops it …; throws when it stands otherwise. */
export async function plan(
  browser: Sender,
  planId: string,
  what: 'start' | 'pause' | 'resume' | 'stop',
): Promise<Plan> {
  const reply = await ask<Output<'plan/go'>>(browser, 'plan/go', { planId, do: what });
  if (reply?.kind !== 'ok') throw new Error(`${what}: ${JSON.stringify(reply)}`);
  return reply.plan;
}

/** The plan as it stands now. */
export async function planNow(browser: Sender, planId: string): Promise<Plan> {
  const reply = await ask<Output<'plan/open'>>(browser, 'plan/open', { planId });
  if (!reply) throw new Error('There is no such plan');
  return reply.plan;
}

/** Waits until the plan stands as `fits` wants it. */
export async function planWhen(
  browser: Sender,
  planId: string,
  fits: (plan: Plan) => boolean,
  ms?: number,
): Promise<Plan> {
  let last: Plan | undefined;
  try {
    return await waitFor(
      'the plan',
      async () => {
        last = await planNow(browser, planId);
        return fits(last) && last;
      },
      ms,
    );
  } catch (error) {
    const { state, tally, waits } = last ?? {};
    throw new Error(`${error}; it is ${JSON.stringify({ state, tally, waits })}`);
  }
}

interface JournaledRun {
  planId?: string;
  open: 0 | 1;
}

/** Waits until nothing of a plan changes by itself any more: it is over, and no read is due. */
export async function planSettled(
  browser: Sender & { journal(): Promise<unknown[]> },
  planId: string,
  ms = 40_000,
): Promise<Plan> {
  await planWhen(browser, planId, ({ state }) => ['ended', 'stopped'].includes(state), ms);
  await waitFor(
    'the last reads',
    async () => {
      const runs = (await browser.journal()) as JournaledRun[];
      return !runs.some((run) => run.planId === planId && run.open === 1);
    },
    ms,
  );
  return await planNow(browser, planId);
}

/** A line for each step, as it is exported. */
export async function planLines(browser: Sender, planId: string): Promise<PlanLine[]> {
  const lines: PlanLine[] = [];
  for (let from: number | undefined = 0; from !== undefined; ) {
    const part: Output<'plan/export'> = await ask(browser, 'plan/export', { planId, from });
    if (!part) throw new Error('There is no such plan');
    lines.push(...part.lines);
    from = part.next;
  }
  return lines;
}

/** Agents, a plan of some texts for all of them, and what to ask afterwards. */
export async function runScene(
  { sandbox, browser }: { sandbox: Sandbox; browser: Chromium },
  { locations, each, texts = 3 }: { locations: number; each: number; texts?: number },
) {
  const places = await manyAgents(sandbox, browser, { locations, each });
  const agents = agentsOf(places);
  const templateIds = await saveTemplates(browser, plainTemplates(texts, 0));
  const known = new Set(sandbox.world.actions.map(({ id }) => id));
  const lines = (from: Sender = browser) => planLines(from, 'run');
  return {
    places,
    agents,
    agent(at: number): Agent {
      const found = agents[at];
      if (!found) throw new Error('Too few agents');
      return found;
    },
    /** Plans, starts nothing. */
    plan: () => makePlan(browser, 'run', { kind: 'templates', templateIds }, agents),
    /** Plans and starts it. */
    async start(): Promise<void> {
      await this.plan();
      await plan(browser, 'run', 'start');
    },
    /** What became of an agent's steps, in their order. */
    wordsOf: async ({ id }: Agent): Promise<string[]> =>
      (await lines()).filter(({ agentId }) => agentId === id).map(wordIn),
    words: async (): Promise<string[]> => (await lines()).map(wordIn),
    /** The actions that were not there before. */
    added: () => sandbox.world.actions.filter(({ id }) => !known.has(id)),
    /** Where what the run says, the journal, and HighLevel with its log do not agree. */
    async contradictions(others: ReadonlySet<string> = new Set(), from = browser) {
      const journal = (await from.journal()) as Parameters<typeof contradictions>[1]['journal'];
      return contradictions(sandbox, { lines: await lines(from), journal, known, others });
    },
  };
}
