import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actions, actionTypes } from '../../../lib/actions/index.ts';
import { setPath } from '../../../lib/actions/paths.ts';
import { errors, sample, validate } from './validating.ts';

const anyType = fc.constantFrom(...actionTypes);
/** The sample of a type with some values replaced by anything. */
const disturbed = anyType.chain((type) =>
  fc
    .array(fc.tuple(fc.constantFrom(...pathsOf(sample(type))), fc.jsonValue({ maxDepth: 2 })))
    .map((changes) => ({
      type,
      parameters: changes.reduce((all, [path, value]) => setPath(all, path, value), sample(type)),
    })),
);

function pathsOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Object.entries(value).flatMap(([key, item]) =>
    pathsOf(item, path ? `${path}.${key}` : key),
  );
  return path ? [path, ...inside] : inside;
}

test('never throws, whatever the JSON; normalising twice is normalising once', () => {
  const anything = fc.record({ type: anyType, parameters: fc.jsonValue() });
  fc.assert(
    fc.property(fc.oneof(anything, disturbed), fc.string(), ({ type, parameters }, name) => {
      const before = structuredClone(parameters);
      const once = validate(type, parameters, name);
      expect(parameters).toEqual(before);
      expect(once.ok).toBe(!once.issues.some((issue) => issue.level === 'error'));
      const twice = validate(type, once.parameters, once.name);
      expect(JSON.stringify(twice.parameters)).toBe(JSON.stringify(once.parameters));
      expect(twice.name).toBe(once.name);
      if (once.ok) expect(actions[type].parameters.safeParse(once.parameters).success).toBe(true);
      expect(new Set(once.issues.map((issue) => issue.path)).size).toBe(once.issues.length);
    }),
    { numRuns: 2000 },
  );
});

test('unknown keys survive, whatever they are', () => {
  const known = new Set(actionTypes.flatMap((type) => Object.keys(sample(type))));
  const name = fc.string().filter((key) => key !== '__proto__' && !known.has(key));
  const extra = fc.dictionary(name, fc.jsonValue(), { noNullPrototype: true });
  fc.assert(
    fc.property(anyType, extra, (type, more) => {
      const result = validate(type, { ...more, ...sample(type) });
      expect(errors(result)).toEqual([]);
      expect(result.parameters).toEqual({ ...sample(type), ...more });
    }),
  );
});
