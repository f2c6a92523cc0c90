import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActionType } from '../../../../lib/actions/index.ts';
import type { Problem } from '../../../../lib/highlevel/errors.ts';
import { wantedOf } from '../../../../lib/runs/plan/compare.ts';
import {
  choicesOf,
  chosen,
  idsToRead,
  judge,
  type Seen,
  type WantedStep,
  withinLimits,
} from '../../../../lib/runs/plan/judge.ts';
import { agentLimits, countsOf } from '../../../../lib/runs/plan/limits.ts';
import { choices, type PlanStep, verdicts } from '../../../../lib/runs/plan/schema.ts';
import { smsParameters } from './planning.ts';

interface Like {
  type?: ActionType;
  name?: string;
  messageBody?: string;
}

const parametersOf = ({ messageBody = 'Main Street 1' }: Like) => ({
  ...smsParameters,
  messageBody,
});

const wantedLike = (all: Like[]): WantedStep[] =>
  all.map((like, template) => {
    const { type = 'SMS', name = 'One' } = like;
    return { template, content: wantedOf({ type, name, parameters: parametersOf(like) }) };
  });

const seenLike = (all: (Like & { type?: string })[]): Seen[] =>
  all.map((like, index) => {
    const { type = 'SMS', name = 'One' } = like;
    return { id: `a${index}`, type, name, parameters: parametersOf(like as Like) };
  });

const verdictsOf = (steps: PlanStep[]) => steps.map(({ verdict }) => verdict);
const judged = (wanted: Like[], actions: Like[]) =>
  verdictsOf(judge({ wanted: wantedLike(wanted), actions: seenLike(actions) }).steps);

describe('judging', () => {
  test('each action that is there stands for one step, equal ones first', () => {
    const [a, b] = [{ messageBody: 'a' }, { messageBody: 'b' }];
    expect(judged([a, a], [a])).toEqual(['there', 'create']);
    expect(judged([a, a], [a, a])).toEqual(['there', 'there']);
    expect(judged([a, b], [b])).toEqual(['create', 'there']);
    expect(judged([a, b], [b, b])).toEqual(['differs', 'there']);
    expect(judged([a, a], [b])).toEqual(['differs', 'create']);
    expect(judged([{ ...a, name: 'Other' }], [a])).toEqual(['create']);
    expect(judged([{ ...a, type: 'WORKFLOW_TRIGGER' }], [a])).toEqual(['create']);
    expect(judged([a], [])).toEqual(['create']);
  });

  test('of two that are alike each finds its own, whatever stands beside', () => {
    const plain = {
      template: 0,
      content: wantedOf({ type: 'SMS', name: 'One', parameters: smsParameters }),
    };
    const more = { ...smsParameters, voice: 'calm' };
    const special = {
      template: 1,
      content: wantedOf({ type: 'SMS', name: 'One', parameters: more }),
    };
    const [one, other]: Seen[] = [
      { id: 'special', type: 'SMS', name: 'One', parameters: more },
      { id: 'plain', type: 'SMS', name: 'One', parameters: smsParameters },
    ];
    // The plain one would do with either; the special one would not.
    for (const actions of [
      [one, other],
      [other, one],
    ] as Seen[][]) {
      const { steps } = judge({ wanted: [plain, special], actions });
      expect(steps.map(({ on }) => on?.actionId)).toEqual(['plain', 'special']);
    }
  });

  test('says what an action that differs holds, and of one that is there only which it is', () => {
    const { steps } = judge({
      wanted: wantedLike([{ messageBody: 'a' }, { name: 'Two' }]),
      actions: seenLike([{ messageBody: 'b' }, { name: 'Two' }]),
    });
    expect(steps).toMatchObject([
      {
        verdict: 'differs',
        choice: 'update',
        on: { actionId: 'a0', parameters: { messageBody: 'b' } },
      },
      { verdict: 'there', choice: 'skip', on: { actionId: 'a1', parameters: {} } },
    ]);
  });

  test('cannot tell where HighLevel does not list the actions, or not by name', () => {
    const wanted = wantedLike([{}]);
    expect(judge({ wanted, actions: undefined })).toEqual({
      steps: [{ template: 0, verdict: 'cannot-tell', choice: 'skip' }],
    });
    const nameless = { id: 'a', type: undefined, name: undefined, parameters: undefined };
    expect(verdictsOf(judge({ wanted, actions: [nameless] }).steps)).toEqual(['cannot-tell']);
    expect(idsToRead([nameless], wanted)).toEqual(['a']);
    const whole = { ...nameless, whole: true };
    expect(verdictsOf(judge({ wanted, actions: [whole] }).steps)).toEqual(['create']);
  });

  test('reads by itself what a slim listing leaves open, and nothing else', () => {
    const wanted = wantedLike([{}, { name: 'Two' }]);
    const slim: Seen = { id: 'slim', type: 'SMS', name: 'One', parameters: { slim: true } };
    const other: Seen = { id: 'other', type: 'SMS', name: 'Else', parameters: {} };
    const [same] = seenLike([{ name: 'Two' }]) as [Seen];
    const actions = [slim, other, same];
    expect(idsToRead(actions, wanted)).toEqual(['slim']);
    expect(verdictsOf(judge({ wanted, actions }).steps)).toEqual(['cannot-tell', 'there']);
    const read = { ...slim, parameters: smsParameters, whole: true };
    expect(idsToRead([read, other, same], wanted)).toEqual([]);
    expect(verdictsOf(judge({ wanted, actions: [read, other, same] }).steps)).toEqual([
      'there',
      'there',
    ]);
  });

  test('is in conflict where it cannot be done', () => {
    const kinds: [Problem['kind'], string][] = [
      ['no-token', 'token'],
      ['locked', 'token'],
      ['token-rejected', 'token'],
      ['scope-missing', 'scope'],
      ['not-found', 'agent'],
      ['down', 'read'],
      ['limit', 'read'],
    ];
    for (const [kind, why] of kinds) {
      const problem = { kind, messages: [] };
      const { steps, has } = judge({ wanted: wantedLike([{}]), actions: undefined, problem });
      expect(steps).toMatchObject([{ verdict: 'conflict', why, choice: 'skip' }]);
      expect(steps[0]?.about).not.toBe('');
      expect(has).toBeUndefined();
    }
    const [step] = wantedLike([{}]) as [WantedStep];
    const wanted = [{ ...step, why: 'blank' as const, about: 'Fill in “Phone”.' }];
    expect(judge({ wanted, actions: [] }).steps).toEqual([
      { template: 0, verdict: 'conflict', choice: 'skip', why: 'blank', about: 'Fill in “Phone”.' },
    ]);
    // An overview still sees whether something of that name is there.
    const looks = (actions: Seen[]) =>
      verdictsOf(judge({ wanted, actions, onlyLooks: true }).steps);
    expect(looks([])).toEqual(['create']);
    expect(looks(seenLike([{}]))).toEqual(['cannot-tell']);
  });

  test('keeps what was chosen where it still makes sense', () => {
    const wanted = wantedLike([{}, { name: 'Two' }]);
    const actions = seenLike([{ messageBody: 'else' }]);
    const before = judge({ wanted, actions }).steps.map((step) => chosen(step, 'skip'));
    expect(judge({ wanted, actions, before }).steps.map(({ choice }) => choice)).toEqual([
      'skip',
      'skip',
    ]);
    const after = judge({ wanted, actions: [], before }).steps;
    expect(after.map(({ verdict, choice }) => `${verdict} ${choice}`)).toEqual([
      'create do',
      'create skip',
    ]);
  });
});

describe('limits', () => {
  const room = (wanted: Like[], actions: (Like & { type?: string })[]) =>
    judge({ wanted: wantedLike(wanted), actions: seenLike(actions) }).steps.map(
      ({ verdict, why }) => why ?? verdict,
    );
  const some = (count: number, like: Like & { type?: string } = {}) =>
    Array.from({ length: count }, (_, index) => ({ name: `Other ${index}`, ...like }));

  test('are counted by kind; types that nobody knows count too', () => {
    expect(countsOf(seenLike(some(3, { type: 'CAP' as never })))).toEqual({
      during: 3,
      booking: 0,
      after: 0,
    });
    const kinds: ActionType[] = [
      'SMS',
      'DATA_EXTRACTION',
      'IN_CALL_DATA_EXTRACTION',
      'APPOINTMENT_BOOKING',
    ];
    expect(countsOf(kinds.map((type) => ({ type })))).toEqual({ during: 3, booking: 1, after: 1 });
  });

  test('leave no room for one more', () => {
    expect(room([{}, { name: 'Two' }], some(14))).toEqual(['create', 'limit-during']);
    expect(room([{}], some(15, { type: 'CAP' as never }))).toEqual(['limit-during']);
    expect(room([{ type: 'DATA_EXTRACTION' }], some(15))).toEqual(['create']);
    expect(room([{ type: 'DATA_EXTRACTION' }], some(25, { type: 'DATA_EXTRACTION' }))).toEqual([
      'limit-after',
    ]);
    expect(
      room([{ type: 'APPOINTMENT_BOOKING' }, { type: 'APPOINTMENT_BOOKING', name: 'Two' }], []),
    ).toEqual(['create', 'limit-booking']);
    // What is there already takes no room.
    expect(room([{}], [...some(14), {}])).toEqual(['there']);
    expect(room([{}], [...some(14), { messageBody: 'else' }])).toEqual(['differs']);
  });

  test('hold for what is created beside an action, too', () => {
    const wanted = wantedLike([{}, { name: 'Two' }]);
    const { steps, has } = judge({ wanted, actions: seenLike([...some(13), {}]) });
    if (!has) throw new Error('Nothing was counted');
    const beside = steps.map((step) => chosen(step, 'beside'));
    const held = withinLimits(beside, has, () => 'SMS');
    expect(held.map(({ verdict, choice }) => `${verdict} ${choice}`)).toEqual([
      'there beside',
      'conflict skip',
    ]);
    // Taken back, the other one has room again.
    const back = withinLimits(
      held.map((step) => chosen(step, 'skip')),
      has,
      () => 'SMS',
    );
    expect(verdictsOf(back)).toEqual(['there', 'create']);
  });
});

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
