import { expect } from 'vitest';
import type { Step } from '../../../lib/runs/schema.ts';
import { type Stage, secret, token } from './stage.ts';

/** The moves that `stepStates` documents, written down once more. */
const documented = new Set([
  'undefined>claimed',
  'claimed>waiting',
  'claimed>sending',
  'claimed>not-sent',
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
]);

/**
 * Holds the journal against what HighLevel has: it may know too little, never something false.
 * Runs need names of their own; `others` are names of actions that other people add too.
 */
export async function expectTruth(stage: Stage, others = new Set<string>()): Promise<void> {
  const { highlevel } = stage;
  for (const run of await stage.db.getAll('runs')) {
    const step = run.steps[0] as Step;
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
  for (const run of await stage.db.getAll('runs')) {
    const step = run.steps[0] as Step;
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
  expect([...stage.session.items.keys()]).toEqual([]);
}
