import { describe, expect, test } from 'vitest';
import type { ActionType } from '../../../../lib/actions/index.ts';
import type { Problem } from '../../../../lib/highlevel/errors.ts';
import { wantedOf } from '../../../../lib/runs/plan/compare.ts';
import {
  chosen,
  idsToRead,
  judge,
  type Seen,
  type WantedStep,
  withinLimits,
} from '../../../../lib/runs/plan/judge.ts';
import { countsOf } from '../../../../lib/runs/plan/limits.ts';
import { type Like, seenLike, verdictsOf, wantedLike } from './likes.ts';
import { smsParameters } from './planning.ts';

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
