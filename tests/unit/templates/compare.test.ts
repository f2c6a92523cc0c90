import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actions, actionTypes } from '../../../lib/actions/index.ts';
import { setPath } from '../../../lib/actions/paths.ts';
import { compareContents } from '../../../lib/templates/compare.ts';
import { openSecrets } from '../../../lib/templates/open-secrets.ts';
import type { TemplateContent, Variable } from '../../../lib/templates/schema.ts';

const phone: Variable = { name: 'phone', label: 'Phone', kind: 'phone', required: true };
const content = (changes: Partial<TemplateContent> = {}): TemplateContent => ({
  type: 'CUSTOM_ACTION',
  name: 'Look it up',
  description: '',
  parameters: actions.CUSTOM_ACTION.sample,
  variables: [phone],
  folder: '',
  tags: [],
  ...changes,
});
/** What a change of the parameters reads like. */
const changed = (
  changes: Record<string, unknown>,
  type: TemplateContent['type'] = 'CUSTOM_ACTION',
) => {
  const before = content({ type, parameters: actions[type].sample });
  let { parameters } = before;
  for (const [path, value] of Object.entries(changes))
    parameters = setPath(parameters, path, value);
  return compareContents(before, { ...before, parameters });
};
const variables = (before: Variable[], after: Variable[]) =>
  compareContents(content({ variables: before }), content({ variables: after }));

test('equal contents have no differences, whatever they are', () => {
  expect(compareContents(content(), content())).toEqual([]);
  fc.assert(
    fc.property(
      fc.constantFrom(...actionTypes),
      fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }),
      (type, extra) => {
        const parameters = { ...extra, ...actions[type].sample };
        const turned = Object.fromEntries(Object.entries(parameters).reverse());
        const [one, other] = [parameters, turned].map((all) => content({ type, parameters: all }));
        expect(compareContents(one ?? content(), structuredClone(other) ?? content())).toEqual([]);
      },
    ),
  );
});

describe('fields', () => {
  test('read as in the editor', () => {
    expect(
      compareContents(
        content({ tags: ['one'] }),
        content({ name: 'Look up', actionName: 'Mine', folder: 'Shop', tags: ['one', 'two'] }),
      ),
    ).toEqual([
      { label: 'Name', before: 'Look it up', after: 'Look up', path: 'name' },
      { label: 'Action’s name', after: 'Mine', path: 'actionName' },
      { label: 'Folder', before: '', after: 'Shop', path: 'folder' },
      { label: 'Tags', before: 'one', after: 'one, two', path: 'tags' },
    ]);
    expect(
      changed({ 'apiDetails.method': 'POST', 'apiDetails.authenticationRequired': false }),
    ).toEqual([
      {
        label: 'Method',
        before: 'GET: look something up',
        after: 'POST: send something',
        path: 'parameters.apiDetails.method',
      },
      {
        label: 'Needs a token or key',
        before: 'Yes',
        after: 'No',
        path: 'parameters.apiDetails.authenticationRequired',
      },
    ]);
    expect(
      changed({ slotsPerDay: 5, hoursBetweenSlots: '{{hours}}' }, 'APPOINTMENT_BOOKING'),
    ).toEqual([
      {
        label: 'Times per day',
        before: '3 times',
        after: '5 times',
        path: 'parameters.slotsPerDay',
      },
      {
        label: 'Hours between times',
        before: '1 hour',
        after: '{{hours}}',
        path: 'parameters.hoursBetweenSlots',
      },
    ]);
    expect(changed({ hearWhisperMessage: undefined }, 'CALL_TRANSFER')).toEqual([
      { label: 'Announce the call first', before: 'Yes', path: 'parameters.hearWhisperMessage' },
    ]);
  });

  test('that no field knows read as JSON', () => {
    expect(changed({ extra: { a: [1] }, 'apiDetails.timeout': 5 })).toEqual([
      {
        label: 'Extra key “apiDetails”',
        after: '{"timeout":5}',
        path: 'parameters.apiDetails',
      },
      { label: 'Extra key “extra”', after: '{"a":[1]}', path: 'parameters.extra' },
    ]);
  });

  test('never show a secret, should one stand there', () => {
    const differences = changed({
      'apiDetails.authenticationValue': 'hush-hush-4711',
      'apiDetails.headers': [{ key: 'X-Api-Key', value: 'hush-hush-4711' }],
    });
    expect(JSON.stringify(differences)).not.toMatch(/hush|token123/);
    const [blank] = changed({ 'apiDetails.authenticationValue': 'Bearer {{key}}' });
    expect(blank).toMatchObject({ before: '••••', after: 'Bearer {{key}}' });
  });

  test('of another type are told with it', () => {
    const after = content({ type: 'SMS', parameters: actions.SMS.sample });
    expect(compareContents(content(), after)).toEqual(
      expect.arrayContaining([
        { label: 'Type', before: 'Ask another system', after: 'Send a text message', path: 'type' },
        {
          label: 'Text message',
          after: actions.SMS.sample.messageBody,
          path: 'parameters.messageBody',
        },
        expect.objectContaining({ label: 'Method', before: 'GET: look something up' }),
      ]),
    );
  });
});

describe('rows', () => {
  const paths = (before: string[] | undefined, after: string[] | undefined) =>
    compareContents(
      content({ parameters: { selectedPaths: before } }),
      content({ parameters: { selectedPaths: after } }),
    ).map(({ label, path: _, ...rest }) => [
      label.replace('Values to use from the answer: ', ''),
      rest,
    ]);

  test('of lists are told one by one; what only moved along is not', () => {
    expect(paths(['a', 'b', 'c'], ['x', 'a', 'b2', 'c'])).toEqual([
      ['value 1', { after: 'x' }],
      ['value 3', { before: 'b', after: 'b2' }],
    ]);
    expect(paths(['a', 'b', 'c', 'd'], ['a', 'd', 'e'])).toEqual([
      ['value 2', { before: 'b' }],
      ['value 3', { before: 'c' }],
      ['value 3', { after: 'e' }],
    ]);
    expect(paths(undefined, ['a'])).toEqual([['value 1', { after: 'a' }]]);
  });

  test('of tables read in a line', () => {
    const row = { key: 'Content-Type', value: 'text/plain', note: 1 };
    expect(
      changed({ 'apiDetails.headers.0': row, 'apiDetails.headers.1': { key: 'Accept' } }),
    ).toEqual([
      {
        label: 'Headers: header 1',
        before: 'Name: Content-Type · Value: application/json',
        after: 'Name: Content-Type · Value: text/plain · note: 1',
        path: 'parameters.apiDetails.headers.0',
      },
      {
        label: 'Headers: header 2',
        after: 'Name: Accept',
        path: 'parameters.apiDetails.headers.1',
      },
    ]);
  });

  test('a list in the place of which something else stood', () => {
    expect(changed({ selectedPaths: '{{paths}}' })).toEqual([
      {
        label: 'Values to use from the answer',
        before: 'data.orderId, status',
        after: '{{paths}}',
        path: 'parameters.selectedPaths',
      },
    ]);
  });

  test('thousands that all differ are still compared', () => {
    const many = (word: string) => Array.from({ length: 5000 }, (_, index) => `${word} ${index}`);
    expect(paths(many('a'), many('b'))).toHaveLength(5000);
  });
});

describe('blanks', () => {
  const secret: Variable = { name: 'key', label: 'Key', kind: 'secret', required: true };

  test('that came, went, or changed', () => {
    expect(
      variables([phone], [{ ...phone, kind: 'text', help: 'Ask', required: false }, secret]),
    ).toEqual([
      {
        label: 'Blank “Phone”: Kind',
        before: 'Phone number',
        after: 'Text',
        path: 'variables.0.kind',
      },
      {
        label: 'Blank “Phone”: Required',
        before: 'Yes',
        after: 'No',
        path: 'variables.0.required',
      },
      { label: 'Blank “Phone”: Help', after: 'Ask', path: 'variables.0.help' },
      { label: 'Blank “Key”', after: '{{key}} · Secret', path: 'variables.1' },
    ]);
    expect(variables([secret, phone], [phone])).toEqual([
      { label: 'Blank “Key”', before: '{{key}} · Secret', path: 'variables.0' },
    ]);
  });

  test('that were renamed, either way', () => {
    expect(variables([phone], [{ ...phone, name: 'mobile' }])).toEqual([
      {
        label: 'Blank “Phone”: Written as',
        before: '{{phone}}',
        after: '{{mobile}}',
        path: 'variables.0.name',
      },
    ]);
    expect(variables([phone], [{ ...phone, label: 'Mobile' }])).toEqual([
      {
        label: 'Blank “Mobile”: Label',
        before: 'Phone',
        after: 'Mobile',
        path: 'variables.0.label',
      },
    ]);
  });

  test('in another order', () => {
    expect(variables([phone, secret], [secret, phone])).toEqual([
      { label: 'Order of blanks', before: 'Phone, Key', after: 'Key, Phone', path: 'variables' },
    ]);
  });
});

test('what differs is told, whatever it is', () => {
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.array(fc.record({ key: fc.string(), value: fc.string() })),
  );
  const any = fc.constantFrom(...actionTypes).chain((type) =>
    fc
      .dictionary(
        fc.constantFrom(
          'extra',
          'a.b',
          '__proto__',
          ...actions[type].fields.map((one) => one.path),
        ),
        value,
      )
      .map((changes) => {
        let parameters: Record<string, unknown> = actions[type].sample;
        for (const [path, item] of Object.entries(changes))
          parameters = setPath(parameters, path, item);
        return content({ type, parameters });
      }),
  );
  fc.assert(
    fc.property(any, any, (before, after) => {
      const differences = compareContents(before, after);
      for (const { label, path, ...sides } of differences) {
        expect(label).not.toBe('');
        expect(path).not.toBe('');
        expect(Object.values(sides).every((side) => typeof side === 'string')).toBe(true);
        expect(Object.keys(sides).length).toBeGreaterThan(0);
      }
      const [old, now] = [before, after].map(({ type, parameters }) => ({ type, parameters }));
      // Two secrets that should not stand there read alike; any other difference is told.
      const secrets = openSecrets(before.type, before.parameters).length > 0;
      if (differences.length === 0 && !secrets) expect(now).toEqual(old);
    }),
  );
});
