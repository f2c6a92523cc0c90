import { expect } from 'vitest';
import { holds } from '../../../lib/runs/fingerprint.ts';
import type { Step } from '../../../lib/runs/schema.ts';
import { type Stage, secret, token } from './stage.ts';

/** The moves that `stepStates` documents, written down once more. */
const documented = new Set([
  'undefined>claimed',
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
  // Only when a person mends it or sends it again.
  'refused>claimed',
  'not-sent>claimed',
]);

const steps = async (stage: Stage): Promise<Step[]> =>
  (await stage.db.getAll('runs')).flatMap((run) => run.steps);

/**
 * Holds the journal against what HighLevel has: it may know too little, never something false.
 * Steps need names of their own; `others` are names of actions that other people add too.
 */
export async function expectTruth(stage: Stage, others = new Set<string>()): Promise<void> {
  const { highlevel } = stage;
  for (const step of await steps(stage)) {
    const told = `${step.name} ${step.state} ${step.verification.state}`;
    const sent = highlevel.creates().filter((one) => one.body?.name === step.name);
    const open = sent.filter((one) => !one.refused);
    expect(open.length, `${told}: sent again without a refusal`).toBeLessThanOrEqual(1);
    expect(open.length === 0 || open[0] === sent.at(-1), `${told}: sent after an answer`).toBe(
      true,
    );

    const ever = [...highlevel.ever.values()].filter((one) => one.name === step.name);
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
      if (!others.has(step.name)) expect(ever, `${told}: stored`).toEqual([]);
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
  for (const { from, to } of stage.moves) {
    if (from !== to) expect(documented).toContain(`${from}>${to}`);
  }
  const dump = await stage.dump();
  expect(dump).not.toContain(secret);
  expect(dump).not.toContain(token);
}

/** After all looks: what is there is known, as far as the agent could be read. */
export async function expectSettled(stage: Stage): Promise<void> {
  for (const step of await steps(stage)) {
    expect(['created', 'refused', 'not-sent', 'uncertain', 'undone']).toContain(step.state);
    expect(step.removing).toEqual([]);
    if (step.state !== 'created' && step.state !== 'uncertain') continue;
    expect(step.verification.nextAt).toBeUndefined();
    const named = stage.highlevel.named(step.name);
    // What somebody else had added before this was sent is none of its business.
    const before = new Set(step.baseline ?? []);
    const fresh = named.filter((one) => one.actionType === step.type && !before.has(one.id));
    const count = fresh.length;
    const { state } = step.verification;
    if (state === 'one') expect(count).toBeGreaterThanOrEqual(1);
    if (state === 'copies') expect(count).toBeGreaterThanOrEqual(2);
    if (state === 'not-seen' && !step.verification.problem) expect(count).toBe(0);
  }
  // Steps of a pack that were held up may be sent again: their secrets stay with the browser.
  const runs = await stage.db.getAll('runs');
  const held = runs.flatMap(({ id, steps }) =>
    steps
      .filter((step) => step.state === 'not-sent' && steps.length > 1)
      .filter((step) => step.secretPaths.length > 0)
      .map((step) => `secrets/run/${id}/${step.id}`),
  );
  for (const key of stage.session.items.keys()) expect(held).toContain(key);
}
