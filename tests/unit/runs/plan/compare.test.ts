import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ActionParameters,
  type ActionType,
  actions,
  actionTypes,
} from '../../../../lib/actions/index.ts';
import { mask, maskSecrets } from '../../../../lib/actions/secrets.ts';
import { validateAction } from '../../../../lib/actions/validate.ts';
import {
  differencesTo,
  isEqualTo,
  isSlim,
  standingOf,
  wantedOf,
} from '../../../../lib/runs/plan/compare.ts';
import { hidden, secret, sms } from '../orders.ts';

const wanted = (type: ActionType, parameters: ActionParameters) =>
  wantedOf({ type, name: 'One', parameters });
const equal = (type: ActionType, found: ActionParameters, parameters: ActionParameters) =>
  isEqualTo(wanted(type, parameters), found);

/** The same JSON with its keys in another order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const pairs = Object.entries(value).map(([key, item]) => [key, reversed(item)] as const);
  return Object.fromEntries(pairs.reverse());
}

const sampleOf = (type: ActionType): ActionParameters => ({
  ...validateAction({ type, name: 'One', parameters: actions[type].sample }).parameters,
});

describe('an action that is there', () => {
  test.each(actionTypes)('%s: is what was sent, in any order of keys, with keys beside', (type) => {
    const sent = sampleOf(type);
    const found = reversed({ ...sent, triggerMessageType: 'static_text', addedAt: 1 });
    expect(equal(type, found as ActionParameters, maskSecrets(type, sent))).toBe(true);
    expect(differencesTo(wanted(type, sent), { name: 'One', parameters: found as never })).toEqual(
      [],
    );
  });

  test.each(actionTypes)('%s: is another one where a required text is another', (type) => {
    const sent = sampleOf(type);
    for (const { path, required, kind, label } of actions[type].fields) {
      if (!required || kind === 'secret' || path.includes('.')) continue;
      const value = sent[path];
      if (value === undefined) continue;
      const other =
        typeof value === 'number' ? value + 1 : Array.isArray(value) ? ['x'] : `${value}x`;
      const found = { ...sent, [path]: other };
      expect([path, equal(type, found, sent)]).toEqual([path, false]);
      const told = differencesTo(wanted(type, sent), { name: 'One', parameters: found });
      expect(told.every((one) => one.label.startsWith(label))).toBe(true);
      expect(told.length).toBeGreaterThan(0);
    }
  });

  test('leaves defaults out, or says them', () => {
    const sample = sampleOf('DATA_EXTRACTION');
    const { overwriteExistingValue: _, ...bare } = sample;
    expect(equal('DATA_EXTRACTION', bare, { ...bare, overwriteExistingValue: false })).toBe(true);
    expect(equal('DATA_EXTRACTION', { ...bare, overwriteExistingValue: false }, bare)).toBe(true);
    expect(equal('DATA_EXTRACTION', { ...bare, overwriteExistingValue: true }, bare)).toBe(false);
    expect(equal('DATA_EXTRACTION', bare, { ...bare, overwriteExistingValue: true })).toBe(false);
    const call = sampleOf('CALL_TRANSFER');
    const { hearWhisperMessage: __, ...quiet } = call;
    expect(equal('CALL_TRANSFER', { ...quiet, hearWhisperMessage: '' }, quiet)).toBe(true);
    expect(equal('CALL_TRANSFER', { ...quiet, hearWhisperMessage: 'Hello' }, quiet)).toBe(false);
  });

  test('lacks what is wanted of keys that nobody here knows', () => {
    const parameters = { ...sms.parameters, voice: { speed: 1, tone: 'calm' } };
    expect(equal('SMS', { ...sms.parameters, voice: { tone: 'calm', speed: 1 } }, parameters)).toBe(
      true,
    );
    expect(equal('SMS', { ...sms.parameters, voice: { tone: 'calm' } }, parameters)).toBe(false);
    expect(equal('SMS', sms.parameters, parameters)).toBe(false);
    expect(
      differencesTo(wanted('SMS', parameters), { name: 'One', parameters: sms.parameters }),
    ).toMatchObject([{ label: 'Extra key “voice”', path: 'parameters.voice' }]);
  });

  test('is compared but for its secrets, of which only masks are known', () => {
    const { type, parameters } = hidden;
    const masked = maskSecrets(type, parameters);
    expect(equal(type, parameters, masked)).toBe(true);
    expect(equal(type, masked, masked)).toBe(true);
    const api = parameters.apiDetails as Record<string, unknown>;
    const withApi = (more: object) => ({ ...parameters, apiDetails: { ...api, ...more } });
    expect(equal(type, withApi({ authenticationValue: 'another one' }), masked)).toBe(true);
    expect(equal(type, withApi({ url: 'https://else.example.com' }), masked)).toBe(false);
    const headers = (value: string, key = 'X-Api-Key') => withApi({ headers: [{ key, value }] });
    expect(equal(type, headers('other'), masked)).toBe(true);
    expect(equal(type, headers('other', 'X-Other'), masked)).toBe(false);
    // Without any secret it is another action.
    expect(equal(type, withApi({ headers: [] }), masked)).toBe(false);
    expect(equal(type, withApi({ authenticationValue: '' }), masked)).toBe(false);
    // What stands around a secret in a text counts.
    const prompt = `When asked. Say other-secret never aloud`;
    expect(equal(type, { ...parameters, triggerPrompt: prompt }, masked)).toBe(true);
    expect(equal(type, { ...parameters, triggerPrompt: 'When asked.' }, masked)).toBe(false);
  });

  test('tells differences without secrets', () => {
    const { type, name, parameters } = hidden;
    const on = standingOf({ id: 'a', type, name, parameters });
    expect(JSON.stringify(on)).not.toContain(secret);
    expect(on.secretPaths).toContain('apiDetails.authenticationValue');
    const masked = { ...on.parameters, triggerMessage: 'Wait a moment.' };
    expect(differencesTo(wantedOf({ type, name, parameters: masked }), on)).toEqual([
      {
        label: 'What the agent says',
        path: 'parameters.triggerMessage',
        before: 'One moment.',
        after: 'Wait a moment.',
      },
    ]);
  });

  test('has rows that are told one by one', () => {
    const parameters = sampleOf('DATA_EXTRACTION');
    const found = { ...parameters, examples: [...(parameters.examples as string[]), 'more'] };
    expect(
      differencesTo(wanted('DATA_EXTRACTION', parameters), { name: 'One', parameters: found }),
    ).toMatchObject([{ label: 'Examples: example 3', before: 'more' }]);
  });
});

test('a listing is slim where it lacks what the type needs', () => {
  const { type, name, parameters } = sms;
  expect(isSlim({ id: 'a', type, name, parameters })).toBe(false);
  expect(
    isSlim({ id: 'a', type, name, parameters: { ...parameters, messageBody: undefined } }),
  ).toBe(true);
  expect(isSlim({ id: 'a', type, name, parameters: undefined })).toBe(true);
  expect(isSlim({ id: 'a', type: 'CAP', name, parameters: {} })).toBe(false);
});

const texts = fc.string({ maxLength: 8 });
const parametersOf = fc.record({
  triggerPrompt: texts,
  triggerMessage: texts,
  messageBody: texts,
  more: fc.dictionary(fc.string({ minLength: 1, maxLength: 4 }), fc.jsonValue({ maxDepth: 2 })),
});

test('whatever it holds, an action equals itself, and one with a key more', () => {
  fc.assert(
    fc.property(parametersOf, fc.jsonValue({ maxDepth: 2 }), ({ more, ...rest }, extra) => {
      const parameters = { ...more, ...rest };
      const one = wanted('SMS', parameters);
      expect(isEqualTo(one, reversed(parameters) as ActionParameters)).toBe(true);
      expect(isEqualTo(one, { ...parameters, 'added by HighLevel': extra })).toBe(true);
      expect(differencesTo(one, { name: 'One', parameters })).toEqual([]);
    }),
  );
});

test('what is not equal has a difference that is told, and the other way round', () => {
  fc.assert(
    fc.property(parametersOf, parametersOf, (one, other) => {
      const [a, b] = [
        { ...one.more, ...one },
        { ...other.more, ...other },
      ];
      const told = differencesTo(wanted('SMS', a), { name: 'One', parameters: b });
      expect(told.length === 0).toBe(isEqualTo(wanted('SMS', a), b));
    }),
  );
});

test('a mask stands for any secret, and for nothing else of the text', () => {
  fc.assert(
    fc.property(texts, fc.string({ minLength: 1 }), texts, (start, hiddenText, end) => {
      const parameters = { ...sms.parameters, messageBody: start + mask + end };
      const found = { ...sms.parameters, messageBody: start + hiddenText + end };
      expect(equal('SMS', found, parameters)).toBe(true);
      const longer = { ...found, triggerMessage: 'Another one' };
      expect(equal('SMS', longer, parameters)).toBe(false);
    }),
  );
});
