import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actions, actionTypes } from '../../../lib/actions/index.ts';
import { prepareAction } from '../../../lib/templates/prepare.ts';
import type { Values, Variable } from '../../../lib/templates/schema.ts';
import { checkValue } from '../../../lib/templates/values.ts';
import { blank, hostileTexts, smsTemplate } from './examples.ts';

describe('a value', () => {
  const yes = undefined;
  test.each<[Variable['kind'], unknown, RegExp | undefined]>([
    ['text', 'x', yes],
    ['text', 7, /as text/],
    ['text', {}, /as text/],
    ['longText', 'a\nb', yes],
    ['secret', 'hush', yes],
    ['calendar', 'id', yes],
    ['calendar', 7, /as text/],
    ['phone', '+12125550123', yes],
    ['phone', '2125550123', /phone/],
    ['phone', '+1212555012３', /phone/],
    ['phone', 12125550123, /phone/],
    ['number', 0, yes],
    ['number', -1.5, yes],
    ['number', '3', /number/],
    ['number', Number.NaN, /number/],
    ['number', Number.POSITIVE_INFINITY, /number/],
    ['url', 'https://example.com/x?y', yes],
    ['url', 'javascript:alert(1)', /https/],
    ['url', 'https://', /https/],
    ['text', 'x'.repeat(20_000), yes],
    ['text', 'x'.repeat(20_001), /20,001 characters long/],
  ])('of a %s, case %#', (kind, value, message) => {
    const said = checkValue(blank('a', kind), value);
    if (message) expect(said).toMatch(message);
    else expect(said).toBeUndefined();
  });

  test('of a choice is one of its choices, of its type', () => {
    const choices = [
      { value: true, label: 'Yes' },
      { value: 2, label: 'Two' },
      { value: '2', label: 'Second' },
    ];
    const choice = { ...blank('a', 'choice'), choices };
    for (const { value } of choices) expect(checkValue(choice, value)).toBeUndefined();
    for (const other of ['true', false, 3, 'Two', null, [true]]) {
      expect(checkValue({ ...choice, required: true }, other)).toBeDefined();
    }
    expect(checkValue(blank('a', 'choice'), 'x')).toBe('Choose one: .');
  });

  test('that is missing is asked for when it is required', () => {
    for (const nothing of [undefined, null, '', ' \n']) {
      expect(checkValue(blank('a', 'phone'), nothing)).toBe('Fill in “a”.');
      expect(checkValue({ ...blank('a', 'phone'), required: false }, nothing)).toBeUndefined();
    }
  });
});

describe('preparing', () => {
  const { parameters, type } = smsTemplate;
  const prepare = (
    changes: Record<string, unknown>,
    variables: Variable[],
    values: Values,
    strict = false,
    name = 'Mine',
  ) =>
    prepareAction({ type, name, parameters: { ...parameters, ...changes } }, variables, values, {
      strict,
    });
  const places = (prepared: { issues: { path: string }[] }) =>
    prepared.issues.map(({ path }) => path);

  test('fills and checks in one', () => {
    expect(
      prepare({ messageBody: ' To {{street}} ' }, [blank('street')], { street: 'A 1' }),
    ).toEqual({
      ok: true,
      name: 'Mine',
      parameters: { ...parameters, messageBody: 'To A 1' },
      missing: [],
      issues: [],
    });
  });

  test('what is wrong with a field is at its blank, when the field is that blank and no more', () => {
    const street = [blank('street')];
    expect(places(prepare({ messageBody: '{{street}}' }, street, {}))).toEqual(['$blank.street']);
    expect(places(prepare({ messageBody: 'To {{street}}' }, street, {}))).toEqual([
      '$blank.street',
    ]);
    const optional = [{ ...blank('street'), required: false }];
    expect(places(prepare({ messageBody: '{{street}}' }, optional, {}))).toEqual(['$blank.street']);
    expect(places(prepare({ messageBody: ' {{street}}' }, optional, {}))).toEqual(['messageBody']);
    expect(prepare({ messageBody: 'To {{street}}' }, optional, {})).toMatchObject({
      ok: true,
      parameters: { messageBody: 'To' },
    });
  });

  test('the name may be a blank too', () => {
    const named = prepare({}, [blank('street'), blank('n')], { street: 'x' }, false, '{{n}}');
    expect(named).toMatchObject({ ok: false, issues: [{ path: '$blank.n' }] });
    expect(prepare({}, [blank('street')], { street: 'x' }, false, ' ').issues).toMatchObject([
      { path: '$name' },
    ]);
  });

  test('a value of the wrong kind is told once, whatever the field says to it', () => {
    const transfer = (value: unknown) =>
      prepareAction(
        {
          type: 'CALL_TRANSFER',
          name: 'x',
          parameters: { ...actions.CALL_TRANSFER.sample, transferToValue: '{{phone}}' },
        },
        [blank('phone', 'phone')],
        { phone: value },
        { strict: true },
      );
    expect(transfer('+12125550123')).toMatchObject({ ok: true, issues: [] });
    expect(places(transfer('555'))).toEqual(['$blank.phone']);
    expect(places(transfer(undefined))).toEqual(['$blank.phone']);
  });

  test('a number out of the field’s range is told at its blank', () => {
    const booking = prepareAction(
      {
        type: 'APPOINTMENT_BOOKING',
        name: 'x',
        parameters: { ...actions.APPOINTMENT_BOOKING.sample, slotsPerDay: '{{slots}}' },
      },
      [blank('slots', 'number')],
      { slots: 0 },
      { strict: true },
    );
    expect(booking).toMatchObject({ ok: false, issues: [{ path: '$blank.slots' }] });
  });

  test('what is long, but may be sent, is a warning at the blank', () => {
    const long = 'x'.repeat(600);
    const said = prepare({ messageBody: '{{street}}' }, [blank('street')], { street: long });
    expect(said).toMatchObject({ ok: true, issues: [{ path: '$blank.street', level: 'warning' }] });
  });

  test('a name that no blank has keeps an action back only where nobody sees it', () => {
    const changes = { messageBody: 'To {{stret}}', extra: [{ a: '{{other}}' }] };
    const seen = prepare(changes, [], {});
    expect(seen).toMatchObject({ ok: true, parameters: changes });
    const unseen = prepare(changes, [], {}, true);
    expect(unseen.ok).toBe(false);
    for (const { issues } of [seen, unseen]) {
      expect(issues.map(({ path }) => path).sort()).toEqual(['', 'messageBody']);
    }
    expect(prepare({ messageBody: '{{contact.name}}' }, [], {}, true)).toMatchObject({ ok: true });
  });

  test('a value that looks like a blank is a value', () => {
    const said = prepare({}, [blank('street')], { street: '{{street}} {{x}}' }, true);
    expect(said).toMatchObject({ ok: true, issues: [] });
    expect(said.parameters.messageBody).toContain('We are at {{street}} {{x}},');
  });

  test('blanks that no text uses are not asked for', () => {
    expect(prepare({}, [blank('street'), blank('more')], { street: 'x' }, true).ok).toBe(true);
  });

  test('a reference’s default is a name, never sent as an id', () => {
    const calendar = { ...blank('calendar', 'calendar'), default: 'Main calendar' };
    const content = {
      type: 'APPOINTMENT_BOOKING' as const,
      name: 'x',
      parameters: { ...actions.APPOINTMENT_BOOKING.sample, calendarId: '{{calendar}}' },
    };
    for (const required of [true, false]) {
      const said = prepareAction(content, [{ ...calendar, required }], {}, { strict: true });
      expect(said).toMatchObject({ ok: false, issues: [{ path: '$blank.calendar' }] });
      expect(JSON.stringify(said.parameters)).not.toContain('Main calendar');
    }
  });

  test('whatever it is given, it never throws, and `ok` means that nothing is wrong', () => {
    const any = fc.oneof(hostileTexts, fc.jsonValue());
    const variable = fc.record({
      name: fc.constantFrom('a', 'b'),
      label: fc.string(),
      kind: fc.constantFrom<Variable['kind']>('text', 'number', 'choice', 'secret', 'workflow'),
      required: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...actionTypes),
        hostileTexts,
        fc.dictionary(fc.constantFrom('messageBody', 'triggerPrompt', 'x', 'examples'), any),
        fc.array(variable, { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('a', 'b'), any),
        fc.boolean(),
        (type, name, parameters, variables, values, strict) => {
          const content = { type, name, parameters };
          const { ok, issues } = prepareAction(content, variables, values, { strict });
          expect(ok).toBe(issues.every(({ level }) => level === 'warning'));
        },
      ),
    );
  });
});

test.each([false, true])('a text that nobody means to send is not sent (strict: %s)', (strict) => {
  const big = 'x'.repeat(1_000_000);
  const parameters = { ...smsTemplate.parameters, messageBody: 'Hello' };
  const issuesOf = (given: object, name = 'A') => {
    const content = { type: 'SMS' as const, name, parameters: { ...parameters, ...given } };
    return prepareAction(content, [], {}, { strict }).issues.filter((one) => one.level === 'error');
  };
  expect(issuesOf({ triggerPrompt: big })).toMatchObject([{ path: 'triggerPrompt' }]);
  expect(issuesOf({ other: { deep: [big] } })).toMatchObject([{ path: '' }]);
  expect(issuesOf({}, big)).toMatchObject([{ path: '$name' }]);
  expect(issuesOf({})).toEqual([]);
});
