import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Plan, Tally } from '../../../../lib/runs/plan/schema.ts';
import { retallied } from '../../../../lib/runs/plan/tally.ts';
import { stepWord } from '../../../../lib/runs/step-word.ts';
import type { Stage } from '../stage.ts';
import { expectSettledSteps, expectTruth } from '../truth.ts';
import { planId, play } from './play.ts';
import { type Schedule, schedule } from './schedule.ts';

/** What heads, targets and runs say of one another. */
async function expectTallies(stage: Stage, planId: string): Promise<void> {
  // In one transaction: what a stopped worker has begun to store may be stored meanwhile.
  const { plan, targets, runs } = await stage.db.change(
    ['plans', 'planTargets', 'runs'],
    async (all) => ({
      plan: (await all.get('plans', planId)) as Plan,
      targets: (await all.getAll('planTargets')).filter((one) => one.planId === planId),
      runs: await all.getAll('runs'),
    }),
  );
  let sum: Tally = {};
  for (const target of targets) {
    sum = retallied(sum, {}, target.tally);
    const its = runs.filter(({ place, planId: of }) => of === planId && place === target.place);
    expect(its.length, 'runs of one target').toBeLessThanOrEqual(1);
    const [run] = its;
    expect(target.runId).toBe(run?.id);
    if (!run) continue;
    const words: Tally = {};
    for (const step of run.steps) words[stepWord(step)] = (words[stepWord(step)] ?? 0) + 1;
    const { skipped: _, ...rest } = target.tally;
    expect(rest).toEqual(words);
  }
  expect(plan.tally).toEqual(sum);
  expect(plan.targetsDone).toBe(targets.filter(({ state }) => state === 'done').length);
}

/** Whatever was sent was intended in the journal before, as often as it was sent. */
async function expectJournaled({ db, highlevel }: Stage): Promise<void> {
  const steps = (await db.getAll('runs')).flatMap(({ steps, target }) =>
    steps.map((step) => ({ ...step, agentId: target.agentId })),
  );
  const attempts = (which: (step: (typeof steps)[number]) => boolean) =>
    steps.filter(which).reduce((sum, one) => sum + one.attempts, 0);
  const sent = new Map<string, { times: number; intended: number }>();
  for (const { kind, url, body } of highlevel.log) {
    if (kind !== 'create' && kind !== 'update' && kind !== 'delete') continue;
    const id = url.pathname.split('/').at(-1);
    const key = `${kind} ${kind === 'create' ? `${body?.agentId} ${body?.name}` : id}`;
    const intended =
      kind === 'create'
        ? attempts(
            ({ op, agentId, name }) =>
              op === 'create' && agentId === body?.agentId && name === body.name,
          )
        : attempts(({ op, on }) => op !== 'create' && on?.actionId === id);
    sent.set(key, { times: (sent.get(key)?.times ?? 0) + 1, intended });
  }
  for (const [key, { times, intended }] of sent) {
    expect(times, `${key}: sent without an intent`).toBeLessThanOrEqual(intended);
  }
}

/** Nothing of it is hidden from us, and no secret had to give way: all can be taken back. */
const isPlain = ({ listing, happenings, templates, had }: Schedule) =>
  listing === 'whole' &&
  !happenings.some(({ what }) => ['add', 'gone'].includes(what.do)) &&
  !(templates.includes(2) && had.includes('other'));

/** A token is replaced while HighLevel is being asked with the one before, and the plan is paused. */
const replacedMeanwhile: Schedule = {
  listing: 'whole',
  agents: [1, 1],
  templates: [0, 1, 2, 3],
  had: Array.from({ length: 16 }, (_, at) => (at === 0 || at === 3 ? 'other' : 'nothing')),
  beside: false,
  windows: 1,
  faults: [
    { kind: 'create', fine: 2, fault: 'limit' },
    { kind: 'create', fine: 0, fault: 'limit' },
  ],
  happenings: [
    { at: 12, what: { do: 'clock', by: 3_600_000 } },
    { at: 12, what: { do: 'revoke', location: 1 } },
  ],
  deaths: [
    { atWrite: 3, moment: 'before' },
    { atWrite: 9, moment: 'after' },
  ],
  undo: null,
};

test('whatever happens to a plan, its history is true, and nothing is sent twice', async () => {
  await fc.assert(
    fc.asyncProperty(schedule, async (given) => {
      const check = async (stage: Stage) => {
        await expectTruth(stage);
        for (const { id } of await stage.db.getAll('plans')) await expectTallies(stage, id);
      };
      const { stage, before } = await play(given, check);
      await expectSettledSteps(stage);
      await expectJournaled(stage);
      const plan = (await stage.db.get('plans', planId)) as Plan;
      expect(['ended', 'stopped']).toContain(plan.state);
      expect(plan.endedAt).toBeGreaterThan(0);
      expect(plan.targetsDone).toBe(plan.targets);
      expect(plan.waits).toBe(undefined);
      if (given.undo && isPlain(given)) {
        expect([...stage.highlevel.stored.values()]).toEqual(before);
        const wasDone = (await stage.db.getAll('plans')).length > 1;
        expect(plan.undoneBy !== undefined).toBe(wasDone);
      }
      expect([...stage.session.items.keys()].filter((key) => key.includes('going'))).toEqual([]);
    }),
    { numRuns: Number(process.env.CASES ?? 2000), examples: [[replacedMeanwhile]] },
  );
}, 300_000);
