import { describe, expect, test } from 'vitest';
import type { ActionType } from '../../../lib/actions/define.ts';
import { actions, actionTypes } from '../../../lib/actions/index.ts';
import { getPath, setPath } from '../../../lib/actions/paths.ts';
import { changed, errors, sample, validate } from './validating.ts';

describe.each(actionTypes)('%s', (type) => {
  test('its sample is right and comes back as it is, keys in order', () => {
    const result = validate(type, sample(type));
    expect(result).toEqual({ ok: true, name: 'Name', parameters: sample(type), issues: [] });
    expect(JSON.stringify(result.parameters)).toBe(JSON.stringify(sample(type)));
    const shuffled = Object.fromEntries(Object.entries(sample(type)).reverse());
    expect(JSON.stringify(validate(type, shuffled).parameters)).toBe(JSON.stringify(sample(type)));
  });

  test('nothing given: every required field asks for its value', () => {
    const result = validate(type, {});
    const required = actions[type].fields.filter((one) => one.required && !one.shownWhen);
    expect(errors(result).sort()).toEqual(required.map((one) => one.path).sort());
    for (const issue of result.issues) expect(issue.message).toMatch(/^(?!Invalid).+\.$/);
  });

  test.each([[null], [''], ['   '], [7], [{}], [[]], [true]])(
    'no field takes %j for its value, unless it fits',
    (bad) => {
      for (const field of actions[type].fields) {
        const result = changed(type, field.path, bad);
        const empty = bad === null || (typeof bad === 'string' && !bad.trim());
        const fits =
          (field.kind === 'number' && bad === 7) ||
          (field.kind === 'boolean' && bad === true) ||
          (!field.required && (empty || (Array.isArray(bad) && field.kind === 'table')));
        if (fits) expect(errors(result), field.path).toEqual([]);
        else expect(errors(result), field.path).toContain(field.path);
      }
    },
  );

  test('unknown keys stay as they are, at every level', () => {
    const extra = { triggerMessageType: 'prompt', Deep: [{ ' x ': ' y ' }, null, []], empty: '' };
    for (const path of ['', 'apiDetails', 'apiDetails.headers.0', 'apiDetails.parameters.0']) {
      const at = getPath(sample(type), path);
      if (at === undefined) continue;
      const given = path ? setPath(sample(type), path, { ...at, ...extra }) : { ...at, ...extra };
      const result = validate(type, given);
      expect(result.issues).toEqual([]);
      expect(result.parameters).toEqual(given);
    }
  });

  test('outer white space goes, case stays', () => {
    for (const field of actions[type].fields) {
      const value = getPath(sample(type), field.path);
      if (typeof value !== 'string' || field.kind === 'choice') continue;
      const result = changed(type, field.path, ` \n${value}\t `);
      expect(getPath(result.parameters, field.path)).toBe(value);
      expect(result.ok).toBe(true);
    }
  });
});

test('the name has to be something', () => {
  expect(validate('SMS', sample('SMS'), '  Text them ').name).toBe('Text them');
  expect(errors(validate('SMS', sample('SMS'), ' \n '))).toEqual(['$name']);
  expect(errors(validate('SMS', sample('SMS'), null as unknown as string))).toEqual(['$name']);
});

test('parameters are an object, the type one of ours', () => {
  for (const bad of [null, 'text', '{}', 3, [], undefined]) {
    expect(errors(validate('SMS', bad))).toContain('');
  }
  for (const bad of ['CAP', 'toString', '__proto__', undefined]) {
    expect(errors(validate(bad as ActionType, {}))).toEqual(['']);
  }
});

test.each([
  ['+12345678901', true],
  ['+1234567890', true],
  ['+123456789012345', true],
  ['+123456789', false],
  ['+1234567890123456', false],
  ['12345678901', false],
  ['+1 234 567 8901', false],
  ['+1234567890a', false],
  ['+12345678901\n+1', false],
  ['{{contact.phone}}', false],
])('phone number %j: %s', (phone, ok) => {
  expect(changed('CALL_TRANSFER', 'transferToValue', phone).ok).toBe(ok);
});

test('a transfer goes to a number; nobody has to say so', () => {
  const without = changed('CALL_TRANSFER', 'transferToType', undefined);
  expect(without.ok).toBe(true);
  expect(without.parameters).toEqual(sample('CALL_TRANSFER'));
  const result = changed('CALL_TRANSFER', 'transferToType', 'sip');
  expect(errors(result)).toEqual(['transferToType']);
});

describe.each(['DATA_EXTRACTION', 'IN_CALL_DATA_EXTRACTION'] as const)('%s: examples', (type) => {
  test('one to five, trimmed, empty ones left out', () => {
    const result = changed(type, 'examples', [' a ', '', '  ', 'B']);
    expect(result.ok).toBe(true);
    expect(result.parameters.examples).toEqual(['a', 'B']);
    expect(changed(type, 'examples', ['1', '2', '3', '4', '5']).ok).toBe(true);
    const six = changed(type, 'examples', ['1', '2', '3', '4', '5', '6']);
    expect(six.issues).toEqual([
      { path: 'examples', message: 'Give at most 5 examples.', level: 'error' },
    ]);
    expect(errors(changed(type, 'examples', [' ']))).toEqual(['examples']);
    expect(errors(changed(type, 'examples', ['a', ' ', 5, null]))).toEqual(['examples.2']);
  });
});

test.each([
  [0.5, true],
  [1, true],
  [0, false],
  [-1, false],
  [Number.NaN, false],
  [Number.POSITIVE_INFINITY, false],
  ['3', false],
])('a number of days, times or hours, %s: %s', (value, ok) => {
  for (const path of ['daysOfOfferingDates', 'slotsPerDay', 'hoursBetweenSlots']) {
    expect(changed('APPOINTMENT_BOOKING', path, value).ok).toBe(ok);
  }
});

test('a long message is a warning', () => {
  for (const path of ['triggerMessage', 'messageBody']) {
    expect(changed('SMS', path, 'x'.repeat(500)).issues).toEqual([]);
    const result = changed('SMS', path, 'x'.repeat(501));
    expect(result.ok).toBe(true);
    expect(result.issues).toMatchObject([{ path, level: 'warning' }]);
  }
  expect(changed('SMS', 'triggerPrompt', 'x'.repeat(5000)).issues).toEqual([]);
});
