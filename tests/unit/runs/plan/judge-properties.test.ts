import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActionType } from '../../../../lib/actions/index.ts';
import {
  choicesOf,
  chosen,
  judge,
  type Seen,
  withinLimits,
} from '../../../../lib/runs/plan/judge.ts';
import { agentLimits, countsOf } from '../../../../lib/runs/plan/limits.ts';
import { choices, type PlanStep, verdicts } from '../../../../lib/runs/plan/schema.ts';
import { type Like, seenLike, verdictsOf, wantedLike } from './likes.ts';

/** Actions that nothing is left out of, whatever their type needs. */
const wholeLike = (all: Like[]): Seen[] =>
  seenLike(all).map((action) => ({ ...action, whole: true }));

const like = fc.record({
  name: fc.constantFrom('One', 'Two'),
  type: fc.constantFrom<ActionType>('SMS', 'DATA_EXTRACTION', 'APPOINTMENT_BOOKING'),
  messageBody: fc.constantFrom('a', 'b'),
});
const wantedList = fc.array(like, { maxLength: 8 });
const thereList = fc.array(like, { maxLength: 20 });

/** What the agent has once the steps are carried out as they were chosen. */
function carriedOut(wanted: Like[], there: Seen[], steps: PlanStep[]): Seen[] {
  const after = [...there];
  for (const { template, choice, verdict, on } of steps) {
    const [made] = wholeLike([wanted[template] ?? {}]) as [Seen];
    const creates = choice === 'beside' || (choice === 'do' && verdict === 'create');
    if (creates) after.push({ ...made, id: `new${after.length}` });
    if (choice === 'update') {
      const at = after.findIndex(({ id }) => id === on?.actionId);
      after[at] = { ...made, id: on?.actionId };
    }
  }
  return after;
}

test('once a plan is carried out, all of it is there, and another one would do nothing', () => {
  fc.assert(
    fc.property(wantedList, thereList, (wanted, there) => {
      const steps = wantedLike(wanted);
      const actions = wholeLike(there);
      const plan = judge({ wanted: steps, actions });
      const after = carriedOut(wanted, actions, plan.steps);
      const again = judge({ wanted: steps, actions: after });
      for (const [index, step] of again.steps.entries()) {
        const isHeldUp = plan.steps[index]?.verdict === 'conflict';
        expect(step.verdict === 'there' || (isHeldUp && step.verdict === 'conflict')).toBe(true);
      }
      expect(carriedOut(wanted, after, again.steps)).toEqual(after);
    }),
  );
});

test('no agent is to have more than HighLevel takes, whatever is chosen', () => {
  const picks = fc.array(fc.constantFrom(...choices), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(wantedList, thereList, picks, (wanted, there, picked) => {
      const actions = wholeLike(there);
      const { steps, has } = judge({ wanted: wantedLike(wanted), actions });
      const made = steps.map((step, index) => chosen(step, picked[index] ?? 'skip'));
      const held = withinLimits(
        made,
        has ?? countsOf(actions),
        ({ template }) => wanted[template]?.type ?? '',
      );
      const before = countsOf(actions);
      const after = countsOf(carriedOut(wanted, actions, held));
      for (const kind of ['during', 'booking', 'after'] as const) {
        expect(after[kind]).toBeLessThanOrEqual(Math.max(agentLimits[kind], before[kind]));
      }
      // Holding them once more changes nothing.
      expect(withinLimits(held, before, ({ template }) => wanted[template]?.type ?? '')).toEqual(
        held,
      );
    }),
  );
});

test('the order in which HighLevel lists the actions makes no difference', () => {
  const shuffled = thereList.chain((there) =>
    fc.tuple(fc.constant(there), fc.shuffledSubarray(there, { minLength: there.length })),
  );
  fc.assert(
    fc.property(wantedList, shuffled, (wanted, [there, other]) => {
      const of = (actions: Like[]) =>
        verdictsOf(judge({ wanted: wantedLike(wanted), actions: wholeLike(actions) }).steps);
      expect(of(other)).toEqual(of(there));
    }),
  );
});

test('what can be chosen for a verdict has its default among it', () => {
  for (const verdict of verdicts) {
    const step: PlanStep = { template: 0, verdict, choice: 'skip' };
    for (const choice of choices) {
      const made = chosen(step, choice);
      expect(choicesOf[verdict].includes(made.choice)).toBe(true);
    }
  }
});
