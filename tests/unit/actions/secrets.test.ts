import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actions, actionTypes } from '../../../lib/actions/index.ts';
import { getPath, setPath } from '../../../lib/actions/paths.ts';
import { mask, maskSecrets, secretPaths } from '../../../lib/actions/secrets.ts';

const hidden = 'Zq7-hidden-Zq7';
const custom = (apiDetails: Record<string, unknown>, more = {}) => ({ apiDetails, ...more });

describe('where secrets are', () => {
  test.each([
    [
      'authenticationValue',
      custom({ authenticationValue: hidden }),
      'apiDetails.authenticationValue',
    ],
    [
      'a header with the name of a credential',
      custom({
        headers: [
          { key: 'Accept', value: 'a' },
          { key: 'X-API-Key', value: hidden },
        ],
      }),
      'apiDetails.headers.1.value',
    ],
    [
      'a header whose value says what it is',
      custom({ headers: [{ key: 'X-Upstream', value: `Bearer ${hidden}` }] }),
      'apiDetails.headers.0.value',
    ],
    [
      'an example of a parameter for a credential',
      custom({ parameters: [{ name: 'api_key', description: 'key', example: hidden }] }),
      'apiDetails.parameters.0.example',
    ],
    [
      'a password in the address',
      custom({ url: `https://me:${hidden}@x.example/` }),
      'apiDetails.url',
    ],
    [
      'a key in the address',
      custom({ url: `https://x.example/?a=1&key=${hidden}` }),
      'apiDetails.url',
    ],
    ['an unknown key', custom({}, { accessToken: hidden }), 'accessToken'],
    ['an unknown key with a dot', custom({}, { 'x.token': hidden }), 'x\\.token'],
    ['inside an unknown object', custom({ auth: { type: hidden } }), 'apiDetails.auth.type'],
    [
      'in an unknown list of headers',
      custom({}, { extra: [{ key: 'Authorization', value: hidden }] }),
      'extra.0.value',
    ],
    ['in a list under an unknown key', custom({}, { cookies: [hidden] }), 'cookies.0'],
  ])('%s', (_, parameters, path) => {
    expect(secretPaths('CUSTOM_ACTION', parameters)).toEqual([path]);
    const masked = maskSecrets('CUSTOM_ACTION', parameters);
    expect(JSON.stringify(masked)).not.toContain(hidden);
    expect(getPath(masked, path)).toContain(mask);
    expect(getPath(setPath(parameters, path, undefined), path)).toBeUndefined();
  });

  test.each(['Authorization', 'x-api-key', 'Cookie', 'X-Auth-Token', 'apikey', 'X-Signature'])(
    'the header %s',
    (key) => {
      const parameters = custom({ headers: [{ key, value: hidden }] });
      expect(maskSecrets('CUSTOM_ACTION', parameters)).toEqual(
        custom({ headers: [{ key, value: mask }] }),
      );
    },
  );
});

test('the rest stays readable', () => {
  const parameters = custom(
    {
      url: 'https://api.example.com/orders?page=1',
      headers: [{ key: 'Content-Type', value: 'application/json' }],
      parameters: [{ name: 'author', description: 'Basic token of thanks', example: 'Basic plan' }],
    },
    { triggerPrompt: 'Basic questions-about-1-token', selectedPaths: ['data.token'], count: 3 },
  );
  expect(maskSecrets('CUSTOM_ACTION', parameters)).toEqual(parameters);
  expect(secretPaths('CUSTOM_ACTION', parameters)).toEqual([]);
  for (const type of actionTypes.filter((one) => one !== 'CUSTOM_ACTION')) {
    expect(maskSecrets(type, actions[type].sample)).toEqual(actions[type].sample);
  }
});

test('of an address only the secret part goes', () => {
  const url = 'https://me:pw@x.example/a?page=1&api_key=abc#top';
  expect(maskSecrets('CUSTOM_ACTION', custom({ url }))).toEqual(
    custom({ url: `https://${mask}@x.example/a?page=1&api_key=${mask}#top` }),
  );
});

test('masking a masked copy changes nothing, and its places still count', () => {
  const parameters = actions.CUSTOM_ACTION.sample;
  const masked = maskSecrets('CUSTOM_ACTION', parameters);
  expect(maskSecrets('CUSTOM_ACTION', masked)).toEqual(masked);
  expect(secretPaths('CUSTOM_ACTION', masked)).toEqual(secretPaths('CUSTOM_ACTION', parameters));
});

const secret = fc.stringMatching(/^[A-Za-z0-9]{8,20}$/).map((word) => `zq9${word}9qz`);
const credentialName = fc.constantFrom(
  'Authorization',
  'api_key',
  'X-Token',
  'set-cookie',
  'secret',
);

test('no secret remains, wherever else it is written', () => {
  const other = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), {
    noNullPrototype: true,
  });
  fc.assert(
    fc.property(secret, secret, secret, credentialName, other, (one, two, three, name, rest) => {
      const parameters = {
        ...rest,
        triggerPrompt: `Use ${one} and ${two}`,
        apiDetails: {
          url: `https://api.example.com/?${encodeURIComponent(name)}=${three}`,
          authenticationValue: one,
          headers: [{ key: name, value: two }],
          note: { [name]: three },
        },
      };
      const before = structuredClone(parameters);
      const printed = JSON.stringify(maskSecrets('CUSTOM_ACTION', parameters));
      for (const value of [one, two, three]) expect(printed).not.toContain(value);
      expect(parameters).toEqual(before);
    }),
  );
});

test('never throws, whatever the JSON; each path reads what is masked', () => {
  fc.assert(
    fc.property(fc.constantFrom(...actionTypes), fc.jsonValue(), (type, value) => {
      const parameters = value as Record<string, unknown>;
      maskSecrets(type, parameters);
      for (const path of secretPaths(type, parameters)) expect(typeof path).toBe('string');
    }),
  );
  let deep: unknown = hidden;
  for (let level = 0; level < 20_000; level++) deep = { deep };
  const masked = maskSecrets('SMS', { deep });
  expect(JSON.stringify(masked)).not.toContain(hidden);
});

test('keys that look like a prototype are masked too', () => {
  const parameters = JSON.parse(`{"__proto__":{"token":"${hidden}"},"constructor":"x"}`);
  expect(JSON.stringify(maskSecrets('SMS', parameters))).not.toContain(hidden);
});
