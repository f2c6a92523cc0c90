import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actions, actionTypes } from '../../../lib/actions/index.ts';
import { setPath } from '../../../lib/actions/paths.ts';
import { extraKeys, withExtraKeys } from '../../../lib/templates/extra-keys.ts';

const custom = actions.CUSTOM_ACTION.sample as { apiDetails: object };

describe('extra keys', () => {
  test.each(actionTypes)('%s has none in its sample', (type) => {
    expect(extraKeys(type, actions[type].sample)).toEqual({});
  });

  test('are those that no field has, at the top and inside', () => {
    const parameters = {
      ...custom,
      triggerMessageType: 'prompt',
      apiDetails: { ...custom.apiDetails, timeout: 5 },
    };
    expect(extraKeys('CUSTOM_ACTION', parameters)).toEqual({
      triggerMessageType: 'prompt',
      apiDetails: { timeout: 5 },
    });
  });

  test('a fixed value is none, and what stands in the place of an object neither', () => {
    expect(extraKeys('CALL_TRANSFER', { transferToType: 'number' })).toEqual({});
    expect(extraKeys('CUSTOM_ACTION', { apiDetails: 'odd' })).toEqual({});
  });
});

describe('put back', () => {
  test('they take the place of those before', () => {
    const parameters = { one: 1, ...custom, apiDetails: { ...custom.apiDetails, two: 2 } };
    const extra = { three: [3], apiDetails: { four: { five: 5 } } };
    expect(withExtraKeys('CUSTOM_ACTION', parameters, extra)).toEqual({
      parameters: {
        ...custom,
        apiDetails: { ...custom.apiDetails, four: { five: 5 } },
        three: [3],
      },
      refused: [],
    });
    expect(withExtraKeys('CUSTOM_ACTION', {}, extra).parameters).toEqual(extra);
  });

  test('they never change what has a field', () => {
    const extra = {
      triggerPrompt: 'x',
      'a.b': 1,
      apiDetails: { url: 'x', method: 'y', more: 1 },
    };
    const { parameters, refused } = withExtraKeys('CUSTOM_ACTION', custom, extra);
    expect(parameters).toEqual({
      ...custom,
      apiDetails: { ...custom.apiDetails, more: 1 },
      'a.b': 1,
    });
    expect(refused).toEqual(['triggerPrompt', 'apiDetails.url', 'apiDetails.method']);
    for (const [given, more, path] of [
      [custom, { apiDetails: 'x' }, 'apiDetails'],
      [{ apiDetails: 'odd' }, { apiDetails: { more: 1 } }, 'apiDetails'],
      [{}, { selectedPaths: ['x'] }, 'selectedPaths'],
    ] as const) {
      expect(withExtraKeys('CUSTOM_ACTION', given, more)).toEqual({
        parameters: given,
        refused: [path],
      });
    }
    const fixed = withExtraKeys('CALL_TRANSFER', {}, { transferToType: 'sip' });
    expect(fixed).toEqual({ parameters: {}, refused: ['transferToType'] });
  });

  test('taken out and put back, nothing has changed, not even the order', () => {
    const key = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'apiDetails'));
    const any = fc
      .array(fc.tuple(key, fc.jsonValue({ maxDepth: 2 })))
      .map((pairs) => Object.fromEntries(pairs));
    fc.assert(
      fc.property(fc.constantFrom(...actionTypes), any, any, any, (type, before, inside, after) => {
        const sample = setPath(actions[type].sample, 'apiDetails', inside);
        const parameters: Record<string, unknown> = { ...before, ...sample, ...after };
        const extra = extraKeys(type, parameters);
        const back = withExtraKeys(type, parameters, extra);
        expect(back.refused).toEqual([]);
        expect(JSON.stringify(back.parameters)).toBe(JSON.stringify(parameters));
        const other = withExtraKeys(type, parameters, after);
        const known = withExtraKeys(type, parameters, {}).parameters;
        expect(withExtraKeys(type, other.parameters, {}).parameters).toEqual(known);
        expect(withExtraKeys(type, other.parameters, extra).parameters).toEqual(parameters);
      }),
      { numRuns: 1000 },
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
