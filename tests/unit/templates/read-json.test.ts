import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJson } from '../../../lib/templates/read-json.ts';

const read = (text: string) => {
  const result = readJson(text);
  if (result.kind === 'unreadable') throw new Error(result.message);
  return result;
};
const wrong = (text: string) => {
  const result = readJson(text);
  return result.kind === 'unreadable' ? result.message : JSON.stringify(result);
};

test('JSON is read as it is, and nothing was repaired', () => {
  const spaces = fc.constantFrom(undefined, 2, '\t');
  fc.assert(
    fc.property(fc.jsonValue(), spaces, (value, space) => {
      fc.pre(!JSON.stringify(value).includes('__proto__'));
      const text = JSON.stringify(value, null, space);
      expect(readJson(text)).toEqual({ kind: 'read', value: JSON.parse(text), repairs: [] });
    }),
    { numRuns: 1000 },
  );
});

describe('repaired, and told', () => {
  test.each([
    ['{“a”: “b ‘c’ "d"”}', { a: 'b ‘c’ "d"' }, /quotes/],
    ['{„a“: „b“}', { a: 'b' }, /quotes/],
    ["{'a': 'it\\'s'}", { a: "it's" }, /quotes/],
    ['{“a”: “say \\”hi\\””}', { a: 'say "hi"' }, /quotes/],
    ['{a: 1, $b_2: 2, c-d: 3}', { a: 1, $b_2: 2, 'c-d': 3 }, /names/],
    ['{"a": [1, 2, ], }', { a: [1, 2] }, /Commas/],
    ['{"a": 1\n "b": 2}', { a: 1, b: 2 }, /Commas/],
    ['[{"a": 1} {"a": 2}]', [{ a: 1 }, { a: 2 }], /Commas/],
    ['{"a": 1,, "b": 2}', { a: 1, b: 2 }, /Commas/],
    ['// one\n{"a": /* two */ 1 # three\n}', { a: 1 }, /Comments/],
    ['{"a": True, "b": None}', { a: true, b: null }, /True, False and None/],
    ['{"a": "one\n\ttwo"}', { a: 'one\n\ttwo' }, /Line breaks/],
    ['{"a": 1, "a": 2}', { a: 2 }, /twice/],
    ['{"a": {"__proto__": {"b": 1}}}', { a: {} }, /__proto__/],
    ['{"a": 1}\n{"a": 2}', [{ a: 1 }, { a: 2 }], /one list/],
    ['{"a": 1},\n{"a": 2},', [{ a: 1 }, { a: 2 }], /one list/],
  ])('%j', (text, value, told) => {
    const result = read(text);
    expect(result.value).toEqual(value);
    expect(result.repairs).toEqual([expect.stringMatching(told)]);
  });

  test('what Python prints is what was printed', () => {
    const python = (value: unknown): string => {
      if (typeof value === 'string') return `'${value.replaceAll("'", "\\'")}'`;
      if (value === null || typeof value === 'boolean') {
        return value === null ? 'None' : value ? 'True' : 'False';
      }
      if (Array.isArray(value)) return `[${value.map(python).join(', ')}]`;
      if (typeof value !== 'object') return `${value}`;
      const pairs = Object.entries(value).map(([key, item]) => `${python(key)}: ${python(item)}`);
      return `{${pairs.join(', ')}}`;
    };
    const plain = fc.stringMatching(/^[\w 'éß,{}"[\]:#/]*$/);
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        plain,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        tie('list'),
        tie('object'),
      ),
      list: fc.array(tie('tree')),
      object: fc.dictionary(plain, tie('tree'), { noNullPrototype: true }),
    }));
    fc.assert(
      fc.property(fc.dictionary(plain, tree, { noNullPrototype: true }), (value) => {
        fc.pre(!JSON.stringify(value).includes('__proto__'));
        expect(read(python(value)).value).toEqual(value);
      }),
    );
  });
});

describe('refused, and said where', () => {
  test.each([
    ['{"a": "b', /ends before it is complete/],
    ['{"a": {"b": 1}', /ends before it is complete/],
    ['[1, 2', /ends before it is complete/],
    ['{"a": 1 /* b', /ends before it is complete/],
    ['', /ends before it is complete/],
    ['{"a": "say "hi" now"}', /line 1, column 13/],
    ["{'a': 'don't'}", /line 1, column 12/],
    ['["a" "b"]', /a comma was expected/],
    ['[1,,2]', /a value is missing/],
    ['{"a": b}', /a value was expected/],
    ['{"a": undefined}', /a value was expected/],
    ['{"a": 01}', /a value was expected/],
    ['{"a": "C:\\path"}', /a backslash/],
    ['{"a" 1}', /a colon was expected/],
    ['{"a": 1} and more', /after its end/],
    ['{"a":\n  [1,\n   nope]}', /line 3, column 4/],
    ['"a" {}', /after its end/],
  ])('%j', (text, message) => {
    expect(wrong(text)).toMatch(message);
  });

  test('a text that was cut off, wherever', () => {
    const text = JSON.stringify({ a: ['b c', { d: true, e: -1.5 }], f: 'g' });
    for (let end = 1; end < text.length; end++) {
      expect(readJson(text.slice(0, end)).kind).toBe('unreadable');
    }
  });

  test('no message repeats the text', () => {
    for (const text of ['{"a": s3cr3t}', 's3cr3t', '{s3cr3t}', '{"a": "b" s3cr3t', '"\\s3cr3t"']) {
      expect(wrong(text)).not.toContain('s3cr3t');
    }
  });
});

describe('hostile texts', () => {
  test.each([
    ['deep lists', '['.repeat(500_000)],
    ['deep objects', '{"a":'.repeat(200_000)],
    ['stray quotes', `[${'"a\n'.repeat(300_000)}`],
    ['missing commas', `[${'1 '.repeat(500_000)}`],
    ['comments', '/**/'.repeat(250_000)],
    ['open comments', '/*'.repeat(500_000)],
    ['digits', `${'1'.repeat(1_000_000)}x`],
    ['letters', 'a'.repeat(1_000_000)],
    ['spaces', ' '.repeat(1_000_000)],
    ['commas', `{${','.repeat(1_000_000)}`],
    ['backslashes', `"${'\\'.repeat(999_999)}`],
  ])('a megabyte of %s is refused', (_, text) => {
    expect(readJson(text).kind).toBe('unreadable');
  });

  test('keys of a prototype are keys, and reach nothing', () => {
    const { value } = read('{"__proto__": {"x": 1}, "constructor": {"prototype": {"x": 1}}}');
    expect(Object.keys(value as object)).toEqual(['constructor']);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  test('never throws, whatever the text', () => {
    const bits = fc.array(
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          ...'{}[]":,\'“”‘’\\/*# \n1-e.tTn',
          '"a"',
          '/*',
          '*/',
          'null',
          'None',
          '\\u00',
          '"a": ',
        ),
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          bits.map((all) => all.join('')),
        ),
        (text) => {
          const result = readJson(text);
          if (result.kind === 'read') JSON.stringify(result.value);
        },
      ),
      { numRuns: 3000 },
    );
  }, 60_000);
});
