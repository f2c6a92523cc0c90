import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, hashOf, hashText, wholeCharacters } from '../../../lib/sharing/canonical.ts';

describe('the canonical form, by the examples of RFC 8785', () => {
  test('of a document (3.2.2 to 3.2.4)', () => {
    const given = String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`;
    const text = canonical(JSON.parse(given));
    expect(text).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
    const bytes =
      '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d32375d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d';
    expect(Buffer.from(text).toString('hex')).toBe(bytes);
  });

  test('of keys, by their code units (3.2.3)', () => {
    const given = String.raw`{
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis"
    }`;
    expect(
      [...canonical(JSON.parse(given)).matchAll(/"([A-Z][^"]+)"/g)].map((one) => one[1]),
    ).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('of the number %s (appendix B)', (bits, text) => {
    const number = new DataView(Uint8Array.from(Buffer.from(bits, 'hex')).buffer).getFloat64(0);
    expect(canonical(number)).toBe(text);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, '\ud800', { '\udc00': 1 }, ['a\ud83d']])(
    'of %j there is none',
    (value) => {
      expect(() => canonical(value)).toThrow();
    },
  );
});

test('equal values have equal forms and hashes, whatever the order of their keys', async () => {
  const turned = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(turned)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, one]) => [key, turned(one)]),
          )
        : value;
  const whole = fc.jsonValue().filter((value) => wholeCharacters(value) === value);
  await fc.assert(
    fc.asyncProperty(whole, async (value) => {
      expect(canonical(turned(value))).toBe(canonical(value));
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      expect(await hashOf(turned(value))).toBe(await hashText(canonical(value)));
    }),
  );
});

test('whole characters stay as they are, halves are mended', () => {
  const whole = { a: ['👩‍👧', { é: null }] };
  expect(wholeCharacters(whole)).toBe(whole);
  const looksLikeOne = { a: ['\\ud83d'] };
  expect(wholeCharacters(looksLikeOne)).toEqual(looksLikeOne);
  const half = { 'a\ud83d': ['\udc00b', 7, { c: '👩\ud83d' }] };
  expect(wholeCharacters(half)).toEqual({ 'a\ufffd': ['\ufffdb', 7, { c: '👩\ufffd' }] });
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(() => canonical(wholeCharacters(value))).not.toThrow();
    }),
  );
});
