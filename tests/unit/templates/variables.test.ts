import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  mapTexts,
  renameVariable,
  tokenise,
  usedOnes,
  usedVariables,
  wholeVariable,
} from '../../../lib/templates/variables.ts';
import { blank, hostileTexts } from './examples.ts';

const joined = (text: string) =>
  tokenise(text)
    .map((token) => token.text)
    .join('');

describe('a text', () => {
  test.each([
    ['{{manager_phone}}', ['manager_phone']],
    ['{{ a }} and {{\tb}}', ['a', 'b']],
    ['{{a}}{{a}}', ['a']],
    ['{{{a}}}', ['a']],
    ['{{{{a}}}}', ['a']],
    ['{{a}}}}', ['a']],
    ['{{contact.first_name}} {{custom_values.x}} {{a.b}}', []],
    ['{{1a}} {{_a}} {{é}} {{a-b}} {{a b}} {{}} {{ }}', []],
    ['{{a', []],
    ['{a}} {a}', []],
    ['{{\na}}', []],
    [`{{${'a'.repeat(60)}}}`, ['a'.repeat(60)]],
    [`{{${'a'.repeat(61)}}}`, []],
  ])('%j uses %j', (text, names) => {
    expect(usedVariables(text)).toEqual(names);
    expect(joined(text)).toBe(text);
  });

  test('is cut into plain text, variables and merge fields', () => {
    expect(tokenise('Hi {{contact.first_name}}, {{ a }}!')).toEqual([
      { kind: 'text', text: 'Hi ' },
      { kind: 'merge', text: '{{contact.first_name}}' },
      { kind: 'text', text: ', ' },
      { kind: 'variable', text: '{{ a }}', name: 'a' },
      { kind: 'text', text: '!' },
    ]);
    expect(tokenise('')).toEqual([]);
  });

  test('is its pieces joined, whatever it is', () => {
    fc.assert(
      fc.property(hostileTexts, (text) => {
        expect(joined(text)).toBe(text);
        for (const { kind, name, text: piece } of tokenise(text)) {
          expect(piece).not.toBe('');
          expect(name !== undefined).toBe(kind === 'variable');
          if (kind !== 'text') expect(piece).toMatch(/^\{\{[^{}\n]+\}\}$/);
        }
      }),
    );
  });

  test('of a megabyte is cut like any other, however hostile', () => {
    const long = (piece: string) => piece.repeat(Math.ceil(1_000_000 / piece.length));
    const pieces = ['{{', '{{a', '}}', '{{ ', '{', '{{ a', '{{a.', '}}{{', '{{\t', '{{a\n'];
    for (const piece of pieces) {
      const text = long(piece);
      expect(joined(text)).toBe(text);
      expect(usedVariables(text)).toEqual([]);
      expect(usedVariables(`${text} {{end}}`)).toEqual(['end']);
      expect(wholeVariable(text)).toBeUndefined();
    }
    for (const space of [' ', '\t', 'a', 'a ', '.']) {
      const text = `{{${long(space)}`;
      expect(joined(`${text}}}`)).toBe(`${text}}}`);
      expect(usedVariables(`${text} {{end}}`)).toEqual(['end']);
    }
    expect(tokenise(long('{{a}}'))).toHaveLength(200_000);
    expect(wholeVariable(`{{${long(' ')}a${long(' ')}}}`)).toBe('a');
  });
});

describe('a value', () => {
  test('is a variable when that is all it is', () => {
    expect(wholeVariable('{{a}}')).toBe('a');
    expect(wholeVariable('{{ a }}')).toBe('a');
    for (const other of [' {{a}}', '{{a}} ', '{{a}}{{b}}', '{{a.b}}', '', 7, null, ['{{a}}']]) {
      expect(wholeVariable(other)).toBeUndefined();
    }
  });

  test('names its variables once, in order, from any depth', () => {
    const value = { x: ['{{b}}', { y: '{{a}} {{b}}' }], z: 7, '{{key}}': null };
    expect(usedVariables(value)).toEqual(['b', 'a']);
    expect(usedOnes([blank('a'), blank('c'), blank('b')], value).map(({ name }) => name)).toEqual([
      'a',
      'b',
    ]);
  });

  test('of any JSON is walked without a throw, and shared where nothing changes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(mapTexts(value, (text) => text)).toBe(value);
        usedVariables(value);
        expect(renameVariable(value, 'a', 'b')).toBeDefined();
      }),
    );
  });

  test('keeps keys that reach a prototype as plain data', () => {
    const value: unknown = JSON.parse('{"__proto__": "{{a}}", "constructor": "{{a}}"}');
    expect(JSON.stringify(mapTexts(value, () => 'x'))).toBe('{"__proto__":"x","constructor":"x"}');
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  test('nested too deep is left as it is, not walked', () => {
    let deep: unknown = '{{a}}';
    for (let level = 0; level < 5000; level += 1) deep = level % 2 ? [deep] : { deep };
    expect(usedVariables(deep)).toEqual([]);
    expect(mapTexts(deep, () => 'x')).toBe(deep);
  });
});

describe('renaming', () => {
  test('changes that variable only', () => {
    const text = '{{a}} {{ a }} {{ab}} {{a.b}} {a} a {{b}}';
    expect(renameVariable({ text, list: [text, 7] }, 'a', 'z')).toEqual({
      text: '{{z}} {{z}} {{ab}} {{a.b}} {a} a {{b}}',
      list: ['{{z}} {{z}} {{ab}} {{a.b}} {a} a {{b}}', 7],
    });
  });

  test('there and back again is where it began', () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,9}$/);
    const names = fc.uniqueArray(name, { minLength: 2, maxLength: 2 });
    const piece = fc.constantFrom('{{1}}', '{{2.x}}', '{', '}}', ' x ', '\n', '$1');
    fc.assert(
      fc.property(names, fc.array(piece), ([from = '', to = ''], pieces) => {
        const text = pieces.join('').replaceAll('1', from).replaceAll('2', to);
        fc.pre(!usedVariables(text).includes(to));
        // Spaces in the braces go, as above: with them it does not come back the same.
        fc.pre(!/\{\{\s|\s\}\}/.test(text));
        const there = renameVariable(text, from, to);
        expect(usedVariables(there)).toEqual(
          usedVariables(text).map((one) => (one === from ? to : one)),
        );
        expect(renameVariable(there, to, from)).toBe(text);
      }),
    );
  });
});
