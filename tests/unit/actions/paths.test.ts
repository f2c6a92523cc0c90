import fc from 'fast-check';
import { expect, test } from 'vitest';
import { getPath, pathStep, setPath } from '../../../lib/actions/paths.ts';

const unsafe = ['__proto__', 'constructor', 'prototype'];
const key = fc.string({ minLength: 1, maxLength: 6 }).filter((name) => !unsafe.includes(name));
const path = fc
  .array(key, { minLength: 1, maxLength: 4 })
  .map((keys) => keys.map(pathStep).join('.'));
const json = fc.dictionary(key, fc.jsonValue({ maxDepth: 3 }), { noNullPrototype: true });

test('reads nested values and list items', () => {
  const value = { apiDetails: { headers: [{ key: 'id' }] }, 'a.b': { 'c\\': 1 } };
  expect(getPath(value, 'apiDetails.headers.0.key')).toBe('id');
  expect(getPath(value, 'apiDetails.headers.1.key')).toBeUndefined();
  expect(getPath(value, 'apiDetails.headers.length')).toBeUndefined();
  expect(getPath(value, 'apiDetails.headers.-1')).toBeUndefined();
  expect(getPath(value, `${pathStep('a.b')}.${pathStep('c\\')}`)).toBe(1);
  expect(getPath(value, '')).toBe(value);
  expect(getPath(undefined, 'a.b')).toBeUndefined();
  expect(getPath('text', 'length')).toBeUndefined();
});

test('writes into a copy and makes what is missing on the way', () => {
  const before = { apiDetails: { method: 'GET' }, kept: { x: 1 } };
  const after = setPath<object>(before, 'apiDetails.headers.0.key', 'id');
  expect(after).toEqual({
    apiDetails: { method: 'GET', headers: [{ key: 'id' }] },
    kept: { x: 1 },
  });
  expect(before).toEqual({ apiDetails: { method: 'GET' }, kept: { x: 1 } });
  expect(getPath(after, 'kept')).toBe(before.kept);
  expect(setPath({ a: 'text' }, 'a.b', 1)).toEqual({ a: { b: 1 } });
  expect(setPath({ a: null }, 'a.0', 1)).toEqual({ a: [1] });
});

test('undefined takes a key or an item away', () => {
  expect(setPath({ a: 1, b: { c: 2, d: 3 } }, 'b.c', undefined)).toEqual({ a: 1, b: { d: 3 } });
  expect(setPath({ a: [1, 2, 3] }, 'a.1', undefined)).toEqual({ a: [1, 3] });
  const untouched = { a: 1 };
  expect(setPath(untouched, 'b.c', undefined)).toBe(untouched);
});

test('a path that cannot be changes nothing', () => {
  const value = { list: [1] };
  for (const bad of ['', '.', 'list.5', 'list.length', 'list.-1', 'list.01', 'list.9999999999']) {
    expect(setPath(value, bad, 'x')).toBe(value);
  }
});

test('never reaches a prototype', () => {
  for (const bad of unsafe) {
    for (const at of [bad, `a.${bad}`, `${bad}.polluted`, `a.${bad}.polluted`, `list.${bad}.x`]) {
      const value = { a: {}, list: [] };
      expect(getPath(value, at)).toBeUndefined();
      expect(setPath(value, at, 'x')).toBe(value);
    }
  }
  expect('polluted' in {}).toBe(false);
  expect(getPath({}, 'toString')).toBeUndefined();
});

test('what was written is read back, and the input is left alone', () => {
  fc.assert(
    fc.property(json, path, fc.jsonValue(), (value, at, item) => {
      const before = structuredClone(value);
      const after = setPath(value, at, item);
      expect(value).toEqual(before);
      if (after !== value) expect(getPath(after, at)).toEqual(item);
    }),
  );
});

test('never throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), fc.jsonValue(), (value, at, item) => {
      getPath(value, at);
      setPath(value as object, at, item);
    }),
  );
});
