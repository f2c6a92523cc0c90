import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from '../../../lib/sharing/canonical.ts';

/** Keys of every sort: those that an object moves, and those beyond the first 65,536 characters. */
const key = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('0', '10', '9', '01', '-1', '4294967296', '\u20ac', '\ufb33', '\u{1f600}', ''),
);
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(key, tie('json'), { maxKeys: 5 }),
  ),
}));

test('the canonical form is what RFC 8785’s own code makes', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(canonical(value)).toBe(canonicalize(value));
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: 2_000 },
  );
});

test('the order of keys does not show', () => {
  const [one, other] = [
    { b: 1, a: { '10': 1, '9': [], x: -0 } },
    { a: { x: 0, '9': [], '10': 1 }, b: 1 },
  ];
  expect(canonical(one)).toBe('{"a":{"10":1,"9":[],"x":0},"b":1}');
  expect(canonical(other)).toBe(canonical(one));
});

test('a key called __proto__ stays a key', () => {
  expect(canonical(JSON.parse('{"b":1,"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1},"b":1}');
});

test.each([
  ['half a character', '\ud800'],
  ['half a character as a key', { '\udc00': 1 }],
  ['a number without end', [Number.POSITIVE_INFINITY]],
  ['what is not a number', { a: Number.NaN }],
])('%s has none', (_, value) => {
  expect(() => canonical(value)).toThrow();
  expect(() => canonicalize(value)).toThrow();
});
