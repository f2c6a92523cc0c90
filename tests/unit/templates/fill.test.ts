import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ActionParameters, actions, actionTypes } from '../../../lib/actions/index.ts';
import { mask, maskSecrets } from '../../../lib/actions/secrets.ts';
import { blankSecrets, withoutSecrets } from '../../../lib/templates/blank-secrets.ts';
import { changedFields } from '../../../lib/templates/catalog.ts';
import { fill } from '../../../lib/templates/fill.ts';
import type { Values, Variable } from '../../../lib/templates/schema.ts';
import { starters } from '../../../lib/templates/starter/index.ts';
import { hidden, secret } from '../runs/orders.ts';
import { blank, hostileTexts } from './examples.ts';

const filled = (text: unknown, variables: Variable[], values: Values) =>
  fill({ name: 'x', parameters: { text } }, variables, values).parameters.text;

describe('filling', () => {
  const [a, b, flag] = [blank('a'), blank('b'), blank('flag', 'choice')];

  test('puts values into texts, at any depth and in the name', () => {
    const content = {
      name: 'For {{a}}',
      parameters: { text: '{{a}} and {{ b }}', deep: [{ list: ['{{b}}', 1, null, true] }] },
    };
    expect(fill(content, [a, b], { a: 'one', b: 'two' })).toEqual({
      name: 'For one',
      parameters: { text: 'one and two', deep: [{ list: ['two', 1, null, true] }] },
      missing: [],
      undeclared: [],
    });
  });

  test.each([3, 0, 0.5, -1, true, false])('%j keeps its type where it is the whole', (value) => {
    expect(filled('{{flag}}', [flag], { flag: value })).toBe(value);
    expect(filled('{{ flag }}', [flag], { flag: value })).toBe(value);
    expect(filled('is {{flag}}.', [flag], { flag: value })).toBe(`is ${value}.`);
  });

  test('takes the default where there is no value, and tells what is missing', () => {
    const variables = [
      { ...a, default: 'plain' },
      b,
      { ...blank('c'), required: false },
      { ...blank('d', 'calendar'), default: 'Main calendar' },
      { ...blank('e', 'secret'), default: 'never' },
    ];
    const content = { name: 'x', parameters: { text: '{{a}}|{{b}}|{{c}}|{{d}}|{{e}}|{{f}}' } };
    for (const nothing of [undefined, null, '', '  ']) {
      const values = { a: nothing, b: nothing, c: nothing, d: nothing, e: nothing };
      expect(fill(content, variables, values)).toEqual({
        name: 'x',
        parameters: { text: 'plain|||||{{f}}' },
        missing: ['b', 'd', 'e'],
        undeclared: ['f'],
      });
    }
    expect(fill(content, variables, { a: 0, b: false }).parameters.text).toBe('0|false||||{{f}}');
  });

  test('names what is undeclared or missing by name and parameters alone', () => {
    const content = { name: 'x', parameters: {}, variables: [{ help: 'Like {{this}}' }] };
    expect(fill(content, [a], {})).toMatchObject({ missing: [], undeclared: [] });
  });

  test('names that every object has are names like others', () => {
    for (const name of ['constructor', 'toString', 'valueOf', 'hasOwnProperty']) {
      expect(filled(`{{${name}}}`, [blank(name)], {})).toBe('');
      expect(filled(`{{${name}}}`, [blank(name)], { [name]: 'x' })).toBe('x');
      expect(filled(`{{${name}}}`, [], {})).toBe(`{{${name}}}`);
    }
  });
});

describe('whatever it is given', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'other', 'toString');
  const value = fc.oneof(fc.string(), fc.jsonValue(), hostileTexts);
  const variables = fc
    .uniqueArray(name)
    .map((names) => names.map((one) => ({ ...blank(one), required: true })));

  test('it never throws', () => {
    const parameters = fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), hostileTexts));
    fc.assert(
      fc.property(hostileTexts, parameters, variables, fc.dictionary(name, value), (...given) => {
        const [called, rest, declared, values] = given;
        const content = { name: called, parameters: rest };
        const before = structuredClone(content);
        const { name: as, parameters } = fill(content, declared, values);
        expect(typeof as).toBe('string');
        expect(Object.keys(parameters)).toEqual(Object.keys(rest));
        expect(content).toEqual(before);
      }),
    );
    for (const odd of [Object.create(null), { toString: 1 }, { valueOf: {} }, Symbol('x'), 7n]) {
      expect(typeof filled('It is {{a}}.', [blank('a')], { a: odd })).toBe('string');
      expect(typeof fill({ name: '{{a}}', parameters: {} }, [blank('a')], { a: odd }).name).toBe(
        'string',
      );
    }
  });

  test('a value is never read as a variable', () => {
    const hostile = fc.constantFrom('{{b}}', '{{', '}}', 'b}}', '{{other', '{', '$&', '$1');
    fc.assert(
      fc.property(
        fc.array(hostile).map((all) => all.join('')),
        (given) => {
          const both = [blank('a'), blank('b')];
          expect(filled('{{a}}', both, { a: given, b: 'INJECTED' })).toBe(
            given.trim() === '' ? '' : given,
          );
          expect(filled('<{{a}}|{{a}}>', both, { a: `x${given}`, b: 'INJECTED' })).toBe(
            `<x${given}|x${given}>`,
          );
        },
      ),
    );
  });

  test('merge fields survive, byte for byte', () => {
    const field = fc.constantFrom(
      '{{contact.first_name}}',
      '{{ custom_values.x }}',
      '{{custom_values.opening hours}}',
      '{{user.signature}}',
      '{{מספר}}',
      '{{1a}}',
      '{{}}',
    );
    const other = fc.stringMatching(/^[^{}]{0,9}$/);
    fc.assert(
      fc.property(fc.array(fc.oneof(field, other)), (parts) => {
        const text = parts.join('');
        expect(filled(`${text}{{a}}${text}`, [blank('a')], { a: '-' })).toBe(`${text}-${text}`);
      }),
    );
  });

  test('without variables it is the identity', () => {
    const any = fc.record({ name: hostileTexts, parameters: fc.dictionary(fc.string(), value) });
    fc.assert(
      fc.property(any, (content) => {
        const { name: as, parameters } = fill(content, [], { a: 'x' });
        expect({ name: as, parameters }).toEqual(content);
        expect(
          Object.values(parameters).every((one, i) => one === Object.values(content.parameters)[i]),
        ).toBe(true);
      }),
    );
  });
});

describe('what is remembered of a form', () => {
  test.each(actionTypes)('%s: is what differs from the template', (type) => {
    const template = starters.find((one) => one.type === type) as (typeof starters)[number];
    const before = structuredClone(template);
    expect(changedFields(template, template.parameters)).toEqual({});
    const fields = changedFields(template, actions[type].sample as ActionParameters);
    expect(Object.keys(fields).length).toBeGreaterThan(0);
    expect(JSON.stringify(fields)).not.toContain(mask);
    expect(template).toEqual(before);
  });

  test('what was taken away is remembered as taken away', () => {
    const template = { type: 'SMS' as const, parameters: { messageBody: 'x', extra: 1 } };
    expect(changedFields(template, { extra: 2 })).toEqual({ messageBody: null });
  });
});

describe('secrets', () => {
  const template = starters.find(
    ({ type }) => type === 'CUSTOM_ACTION',
  ) as (typeof starters)[number];

  test('and texts that repeat them are never remembered, from the journal’s copy neither', () => {
    const { parameters } = hidden;
    for (const sent of [parameters, maskSecrets('CUSTOM_ACTION', parameters)]) {
      const fields = changedFields(template, sent);
      expect(JSON.stringify(fields)).not.toContain(secret);
      expect(JSON.stringify(fields)).not.toContain(mask);
      expect(fields['apiDetails.headers']).toEqual([{ key: 'X-Api-Key', value: '' }]);
      expect(fields).not.toHaveProperty('triggerPrompt');
    }
  });

  test('wherever they are, what is stored holds none of them', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9]{12,20}$/);
    const label = fc.constantFrom('Authorization', 'X-Api-Key', 'api_key', 'password');
    fc.assert(
      fc.property(word, label, fc.jsonValue({ maxDepth: 3 }), (hush, key, other) => {
        const parameters = {
          triggerPrompt: `Say ${hush}`,
          apiDetails: {
            url: `https://x.example/?api_key=${hush}`,
            authenticationRequired: true,
            authenticationValue: hush,
            headers: [
              { key, value: `Bearer ${hush}` },
              { key: 'Accept', value: 'text/plain' },
            ],
          },
          extra: { [key]: hush, deep: [{ token: { a: hush } }], other },
          selectedPaths: ['a', hush],
        };
        const stored = [
          blankSecrets('CUSTOM_ACTION', parameters),
          changedFields(template, parameters),
          changedFields(template, maskSecrets('CUSTOM_ACTION', parameters)),
        ];
        expect(JSON.stringify(stored)).not.toContain(hush);
        expect(JSON.stringify(stored)).not.toContain(mask);
        expect(stored[0]).toMatchObject({
          apiDetails: { headers: [{ key, value: '' }, { value: 'text/plain' }] },
        });
      }),
    );
  });

  test('blanks in their places are none', () => {
    for (const { type, parameters } of starters) {
      expect(blankSecrets(type, parameters)).toEqual(parameters);
    }
    const parameters = { apiDetails: { authenticationValue: '{{key}}' } };
    expect(blankSecrets('CUSTOM_ACTION', parameters)).toEqual(parameters);
  });

  test('of blanks are left out, and so is what no blank has', () => {
    const variables = [blank('a'), blank('key', 'secret')];
    expect(withoutSecrets(variables, { a: 1, key: 'hush', gone: 'x' })).toEqual({ a: 1 });
  });
});
