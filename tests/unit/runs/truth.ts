import { expect } from 'vitest';
import { holds } from '../../../lib/runs/fingerprint.ts';
import type { Step } from '../../../lib/runs/schema.ts';
import { type Stage, secret, token } from './stage.ts';

/** The moves that `stepStates` documents, written down once more. */
const documented = new Set([
  'undefined>claimed',
  // Of a plan: its secrets are gone, or an equal one is on its way.
  'undefined>not-sent',
  'claimed>waiting',
  'claimed>sending',
  'claimed>not-sent',
  // It was sent again, and what the first sending stored is there.
  'claimed>uncertain',
  'waiting>sending',
  'waiting>not-sent',
  // The browser had sent it twice, and the 429 was the second's answer.
  'waiting>uncertain',
  'sending>created',
  'sending>refused',
  'sending>waiting',
  'sending>uncertain',
  'sending>not-sent',
  'created>undone',
  'uncertain>undone',
  // Changes, done or found to be so already, and taken back.
  'claimed>updated',
  'claimed>removed',
  'waiting>updated',
  'waiting>removed',
  'sending>updated',
  'sending>removed',
  'uncertain>updated',
  'uncertain>removed',
  'updated>undone',
  'removed>undone',
  // Only when a person mends it or sends it again.
  'refused>claimed',
  'not-sent>claimed',
  // A change that came to nothing, as far as could be seen.
  'uncertain>claimed',
]);

/** A step with the agent that it is for. */
type Told = Step & { agentId: string };

const steps = async (stage: Stage): Promise<Told[]> =>
  (await stage.db.getAll('runs')).flatMap(({ steps, target: { agentId } }) =>
    steps.map((step) => ({ ...step, agentId })),
  );

/**
 * Holds the journal against what HighLevel has: it may know too little, never something false.
 * Steps of one agent need names of their own; `others` are names that other people use too.
 */
export async function expectTruth(stage: Stage, others = new Set<string>()): Promise<void> {
  const { highlevel } = stage;
  const all = await steps(stage);
  for (const step of all) {
    const told = `${step.op} ${step.name} ${step.state} ${step.verification.state}`;
    if (step.op !== 'create') {
      expectChange(stage, step, all, told);
      continue;
    }
    const { agentId } = step;
    const sent = highlevel
      .creates()
      .filter(({ body }) => body?.name === step.name && body.agentId === agentId);
    const open = sent.filter((one) => !one.refused);
    // What was removed is created again by another step, once for each time that a person asks.
    const equal = all.filter((one) => one.op === 'create' && one.name === step.name).length;
    expect(open.length, `${told}: sent again without a refusal`).toBeLessThanOrEqual(equal);
    const isLast = open.length === 0 || equal > 1 || open[0] === sent.at(-1);
    expect(isLast, `${told}: sent after an answer`).toBe(true);

    const ever = [...highlevel.ever.values()].filter(
      (one) => one.name === step.name && one.agentId === agentId,
    );
    const now = highlevel.named(step.name).map((one) => one.id);
    const ids = [...step.verification.ids, ...(step.actionId ? [step.actionId] : [])];
    for (const id of [...ids, ...step.removed]) {
      expect(
        ever.map((one) => one.id),
        `${told}: no such action`,
      ).toContain(id);
    }
    for (const id of step.removed) expect(now, `${told}: not removed`).not.toContain(id);
    if (step.state === 'not-sent' || step.state === 'refused') {
      const ours = ever.filter(({ id }) => !highlevel.added.has(id));
      if (!others.has(step.name)) expect(ours, `${told}: stored`).toEqual([]);
    }
    const leaving = [...step.removed, ...step.removing];
    if (step.state === 'created' && step.actionId && !leaving.includes(step.actionId)) {
      expect(now, `${told}: not there`).toContain(step.actionId);
    }
    if (step.actionId) {
      const stored = highlevel.ever.get(step.actionId)?.actionParameters;
      expect(holds(stored, step.parameters), `${told}: other content`).toBe(true);
    }
    if (step.state === 'undone') {
      if (step.actionId) expect(now, `${told}: still there`).not.toContain(step.actionId);
    }
  }
  const moves = stage.moves.filter(({ from, to }) => from !== to);
  const illegal = moves
    .map(({ from, to }) => `${from}>${to}`)
    .filter((one) => !documented.has(one));
  expect(illegal).toEqual([]);
  const dump = await stage.dump();
  expect(dump).not.toContain(secret);
  expect(dump).not.toContain(token);
}

/** A change was sent once for each attempt, and an action that was removed is not there. */
function expectChange({ highlevel }: Stage, step: Step, all: Step[], told: string): void {
  const { actionId = '' } = step.on ?? {};
  const kind = step.op === 'remove' ? 'delete' : 'update';
  const sent = highlevel.log.filter(
    (one) => one.kind === kind && one.url.pathname.endsWith(`/${actionId}`),
  );
  const same = all.filter((one) => one.op === step.op && one.on?.actionId === actionId);
  const attempts = same.reduce((sum, one) => sum + one.attempts, 0);
  expect(sent.length, `${told}: sent without an intent`).toBeLessThanOrEqual(attempts);
  if (step.op === 'remove' && step.state === 'removed') {
    expect(highlevel.stored.has(actionId), `${told}: still there`).toBe(false);
  }
  const isAlone = all.every((one) => one === step || one.on?.actionId !== actionId);
  if (step.state === 'updated' && isAlone) {
    const stored = highlevel.stored.get(actionId);
    expect(holds(stored?.actionParameters, step.parameters), `${told}: other content`).toBe(true);
  }
}

/** After all looks: what is there is known, as far as the agent could be read. */
export async function expectSettled(stage: Stage): Promise<void> {
  await expectSettledSteps(stage);
  await expectNoSecrets(stage);
}

export async function expectSettledSteps(stage: Stage): Promise<void> {
  for (const step of await steps(stage)) {
    const ends = ['created', 'updated', 'removed', 'refused', 'not-sent', 'uncertain', 'undone'];
    expect(ends).toContain(step.state);
    expect(step.removing).toEqual([]);
    if (step.op !== 'create') continue;
    if (step.state !== 'created' && step.state !== 'uncertain') continue;
    expect(step.verification.nextAt).toBeUndefined();
    const named = stage.highlevel.named(step.name).filter((one) => one.agentId === step.agentId);
    // What somebody else had added before this was sent is none of its business.
    const before = new Set(step.baseline ?? []);
    const fresh = named.filter((one) => one.actionType === step.type && !before.has(one.id));
    const count = fresh.length;
    const { state } = step.verification;
    if (state === 'one') expect(count).toBeGreaterThanOrEqual(1);
    if (state === 'copies') expect(count).toBeGreaterThanOrEqual(2);
    if (state === 'not-seen' && !step.verification.problem) expect(count).toBe(0);
  }
}

/** Steps of a pack that were held up may be sent again: their secrets stay with the browser. */
async function expectNoSecrets(stage: Stage): Promise<void> {
  const runs = await stage.db.getAll('runs');
  const held = runs.flatMap(({ id, steps }) =>
    steps
      .filter((step) => step.state === 'not-sent' && steps.length > 1)
      .filter((step) => step.secretPaths.length > 0)
      .map((step) => `secrets/run/${id}/${step.id}`),
  );
  for (const key of stage.session.items.keys()) expect(held).toContain(key);
}
