import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actions, actionTypes } from '../../../lib/actions/index.ts';
import { checkTemplate } from '../../../lib/templates/check.ts';
import { openSecretMessage } from '../../../lib/templates/open-secrets.ts';
import { TemplateContent, Variable } from '../../../lib/templates/schema.ts';
import { starterTemplates } from '../../../lib/templates/starter/as-template.ts';
import { blank, hostileTexts, smsTemplate } from './examples.ts';

const told = (changes: Partial<TemplateContent>) => checkTemplate({ ...smsTemplate, ...changes });
const errors = (changes: Partial<TemplateContent>) =>
  told(changes)
    .filter(({ level }) => level === 'error')
    .map(({ path }) => path);
/** What is said of one blank that a text uses. */
const ofBlank = (variable: Variable) => {
  const parameters = { ...smsTemplate.parameters, messageBody: `{{${variable.name}}}` };
  return told({ parameters, variables: [variable] });
};

test.each(starterTemplates())('nothing is wrong with “$name”', (template) => {
  expect(checkTemplate(TemplateContent.parse(template))).toEqual([]);
});

test.each(actionTypes)('%s: fields may stay empty, the form asks for them', (type) => {
  expect(told({ type, parameters: {}, variables: [] })).toEqual([]);
});

describe('names', () => {
  test.each(['', '   ', '\n\t', '  '])('%j is none', (name) => {
    expect(told({ name })).toEqual([
      { path: '$name', message: 'Give the template a name.', level: 'error' },
    ]);
  });

  test('of any script may have 200 characters', () => {
    for (const name of ['‏שלום', '👩‍👧', 'é'.repeat(200)]) expect(told({ name })).toEqual([]);
    expect(errors({ name: 'x'.repeat(201) })).toEqual(['$name']);
    expect(errors({ actionName: 'x'.repeat(201) })).toEqual(['$actionName']);
    expect(told({ actionName: '' })).toEqual([]);
  });

  test('of an action may hold blanks, which have to be declared', () => {
    expect(told({ actionName: 'To {{street}}' })).toEqual([]);
    expect(told({ actionName: 'To {{nowhere}}' })).toMatchObject([
      { path: '$actionName', level: 'warning', message: expect.stringContaining('{{nowhere}}') },
    ]);
  });
});

describe('a type', () => {
  test.each(['CAP', '', 'constructor', 'sms'])('%j is not created by HighLevel’s API', (type) => {
    expect(told({ type: type as 'SMS' })).toMatchObject([{ path: '', level: 'error' }]);
  });
});

describe('a megabyte', () => {
  const long = 'x'.repeat(1_000_000);
  test.each<[string, Partial<TemplateContent>]>([
    ['messageBody', { parameters: { ...smsTemplate.parameters, messageBody: long } }],
    ['', { parameters: { ...smsTemplate.parameters, extra: [{ deep: long }] } }],
    ['$description', { description: long }],
    ['$folder', { folder: long }],
    ['$tags', { tags: ['ok', long] }],
    ['$blank.street', { variables: [{ ...blank('street'), help: long }] }],
    ['$blank.street', { variables: [{ ...blank('street'), label: long }] }],
    ['$blank.street', { variables: [{ ...blank('street'), sample: long }] }],
    ['$blank.street', { variables: [{ ...blank('street'), default: long }] }],
  ])('is too long in %j, and said once', (path, changes) => {
    const issues = told(changes).filter(({ level }) => level === 'error');
    expect(issues.map((issue) => issue.path)).toEqual([path]);
    expect(issues[0]?.message).toMatch(/1,000,0\d\d characters/);
    expect(issues[0]?.message.length).toBeLessThan(200);
  });

  test('of blanks is told to be undeclared', () => {
    const messageBody = '{{a}}'.repeat(9_000);
    const parameters = { ...smsTemplate.parameters, messageBody };
    expect(told({ parameters, variables: [] })).toMatchObject([
      { path: 'messageBody', level: 'warning' },
      { path: 'messageBody', level: 'warning' },
    ]);
  });
});

describe('a blank', () => {
  test.each<[string, Partial<Variable>, RegExp]>([
    ['a default that names another', { default: '{{other}}' }, /plain value/],
    ['a default that names itself', { default: 'to {{street}}' }, /plain value/],
    ['an alias with a blank', { kind: 'calendar', aliases: ['{{x}}'] }, /plain value/],
    ['a choice without choices', { kind: 'choice' }, /at least one choice/],
    ['a label of spaces', { label: ' ' }, /label/],
    ['a secret with a default', { kind: 'secret', default: 'hush' }, /no default/],
    ['a phone that is none', { kind: 'phone', default: '555' }, /does not fit.*phone/],
    ['a number that is text', { kind: 'number', default: '3' }, /does not fit.*number/],
    ['an address without https', { kind: 'url', default: 'example.com' }, /does not fit.*https/],
    [
      'a default out of its choices',
      { kind: 'choice', choices: [{ value: 1, label: 'One' }], default: 2 },
      /does not fit.*Choose one: One/,
    ],
  ])('%s is wrong', (_, changes, message) => {
    const issues = ofBlank({ ...blank('street'), ...changes } as Variable);
    expect(issues.filter(({ path }) => path === '$blank.street')).toMatchObject([
      { level: 'error', message: expect.stringMatching(message) },
    ]);
  });

  test.each<Partial<Variable>>([
    { default: '{{contact.first_name}}' },
    { kind: 'calendar', default: 'Main calendar', aliases: ['Team'] },
    { kind: 'choice', choices: [{ value: 'a', label: 'A' }], default: 'a' },
    { kind: 'secret', default: '' },
  ])('%j is right', (changes) => {
    const issues = ofBlank({ ...blank('street'), ...changes } as Variable);
    const own = issues.filter(({ path }) => path === '$blank.street');
    expect(own.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('of a name that another has is told on both', () => {
    const variables = [blank('street'), blank('street', 'phone')];
    expect(errors({ variables })).toEqual(['$blank.street', '$blank.street']);
  });

  test('that no text uses is pointed out', () => {
    const variables = [...smsTemplate.variables, blank('more')];
    expect(told({ variables })).toMatchObject([{ path: '$blank.more', level: 'warning' }]);
    expect(told({ variables, description: '{{more}}' })).toHaveLength(1);
  });

  test('that every object has already cannot be declared', () => {
    for (const name of ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__']) {
      expect(Variable.safeParse(blank(name)).success, name).toBe(false);
    }
    for (const name of ['constructor_name', 'Constructor', 'x']) {
      expect(Variable.safeParse(blank(name)).success, name).toBe(true);
    }
  });

  test('that is a number out of the field’s range is told at the field', () => {
    const parameters = { daysOfOfferingDates: '{{days}}', slotsPerDay: 3, hoursBetweenSlots: 1 };
    const days: Variable = { ...blank('days', 'number'), default: 0 };
    expect(errors({ type: 'APPOINTMENT_BOOKING', parameters, variables: [days] })).toEqual([
      'daysOfOfferingDates',
    ]);
  });
});

describe('ids and secrets', () => {
  const booking = (calendarId: unknown, kind: Variable['kind'] = 'calendar') => {
    const { calendarId: _, ...parameters } = actions.APPOINTMENT_BOOKING.sample;
    const variables = [blank('calendar', kind)];
    return errors({
      type: 'APPOINTMENT_BOOKING',
      parameters: { ...parameters, calendarId },
      variables,
    });
  };

  test('a reference is a blank of its kind, never an id', () => {
    expect(booking('{{calendar}}')).toEqual([]);
    expect(booking('{{ calendar }}')).toEqual([]);
    expect(booking('')).toEqual([]);
    expect(booking('cal123')).toEqual(['calendarId']);
    expect(booking('cal{{calendar}}')).toEqual(['calendarId']);
    expect(booking('{{nothing}}')).toEqual(['calendarId']);
    expect(new Set(booking('{{calendar}}', 'workflow'))).toEqual(new Set(['calendarId']));
    expect(new Set(booking('{{calendar}}', 'text'))).toEqual(new Set(['calendarId']));
  });

  test('a secret is a blank', () => {
    const { apiDetails, ...rest } = actions.CUSTOM_ACTION.sample as Record<string, object>;
    const withKey = (authenticationValue: string) =>
      told({
        type: 'CUSTOM_ACTION',
        parameters: {
          ...rest,
          apiDetails: { ...apiDetails, authenticationRequired: true, authenticationValue },
        },
        variables: [blank('key', 'secret')],
      }).filter(({ message }) => message === openSecretMessage());
    expect(withKey('{{key}}')).toEqual([]);
    expect(withKey('Bearer {{key}}')).toEqual([]);
    expect(withKey('hush-hush')).toMatchObject([{ path: 'apiDetails.authenticationValue' }]);
  });
});

test('whatever has the shape of a template is checked without a throw', () => {
  const text = fc.oneof(hostileTexts, fc.string());
  const variable = fc.record(
    {
      name: fc.constantFrom('a', 'b', 'street'),
      label: text,
      kind: fc.constantFrom(...Variable.shape.kind.options),
      required: fc.boolean(),
      default: fc.oneof(text, fc.integer(), fc.boolean()),
      aliases: fc.array(text),
      choices: fc.array(fc.record({ value: fc.oneof(text, fc.integer()), label: text })),
      sample: fc.oneof(text, fc.integer()),
    },
    { requiredKeys: ['name', 'label', 'kind', 'required'] },
  );
  const keys = fc.constantFrom('messageBody', 'calendarId', 'apiDetails', 'examples', '__proto__');
  const parameters = fc.dictionary(fc.oneof(keys, text), fc.oneof(text, fc.jsonValue()));
  const content = fc.record({
    type: fc.constantFrom(...actionTypes),
    name: text,
    actionName: text,
    description: text,
    parameters,
    variables: fc.array(variable as fc.Arbitrary<Variable>, { maxLength: 4 }),
    folder: text,
    tags: fc.array(text, { maxLength: 3 }),
  });
  fc.assert(
    fc.property(content, (given) => {
      const before = structuredClone(given);
      for (const { path, message } of checkTemplate(given)) {
        expect(typeof path).toBe('string');
        expect(message).not.toBe('');
      }
      expect(given).toEqual(before);
    }),
  );
});
