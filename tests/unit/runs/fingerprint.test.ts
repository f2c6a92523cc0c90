import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, fingerprint, holds } from '../../../lib/runs/fingerprint.ts';
import { order, sms } from './orders.ts';

test('equal values have one text, whatever the order of their keys', () => {
  expect(canonical({ b: [1, { d: 2, c: undefined }], a: null })).toBe('{"a":null,"b":[1,{"d":2}]}');
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('every part of a request counts', async () => {
  const { target } = order();
  const { type, name, parameters } = sms;
  const base = { ...target, type, name, parameters };
  const others = [
    { ...base, locationId: 'x' },
    { ...base, agentId: 'x' },
    { ...base, type: 'CALL_TRANSFER' },
    { ...base, name: 'x' },
    { ...base, parameters: { ...parameters, messageBody: 'x' } },
  ];
  const all = await Promise.all([base, ...others].map(fingerprint));
  expect(new Set(all).size).toBe(all.length);
  expect(await fingerprint({ ...base })).toBe(all[0]);
  expect(all[0]).toMatch(/^[0-9a-f]{64}$/);
});

test('what was sent is held by what has more, not by what has other values', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (sent, more) => {
      const found = structuredClone(sent);
      expect(holds({ ...found, 'one more key': more }, sent)).toBe(true);
    }),
  );
  expect(holds({ a: [1, 2] }, { a: [1] })).toBe(false);
  expect(holds({ a: { b: 1 } }, { a: { b: 2 } })).toBe(false);
  expect(holds(undefined, { a: 1 })).toBe(false);
  expect(holds({ a: 'whatever' }, { a: '••••' })).toBe(true);
});
