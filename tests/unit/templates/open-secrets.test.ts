import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actions, actionTypes } from '../../../lib/actions/index.ts';
import { mask, secretPaths } from '../../../lib/actions/secrets.ts';
import { openSecrets } from '../../../lib/templates/open-secrets.ts';

const header = (value: string) => ({ headers: [{ key: 'Authorization', value }] });
const open = (apiDetails: object) => openSecrets('CUSTOM_ACTION', { apiDetails });

test.each([
  ['a blank', header('{{token}}')],
  ['a blank after its scheme', header('Bearer {{token}}')],
  ['a scheme alone', header('Basic ')],
  ['no value yet', header('')],
  ['a blank in the field for it', { authenticationValue: '{{ key }}' }],
  ['a blank in an address', { url: 'https://x.example/?api_key={{key}}&page=1' }],
  ['a blank for the login', { url: 'https://{{login}}@x.example/' }],
  ['blanks for name and password', { url: 'https://{{user}}:{{password}}@x.example/' }],
  ['a blank beside a name', { url: 'https://me:{{password}}@x.example/' }],
])('kept: %s', (_, apiDetails) => {
  expect(open(apiDetails)).toEqual([]);
});

test.each([
  ['a secret', header('Bearer abc'), 'apiDetails.headers.0.value'],
  ['a masked one', header(mask), 'apiDetails.headers.0.value'],
  ['what stands beside a blank', header('{{a}}-11111'), 'apiDetails.headers.0.value'],
  ['one of HighLevel’s own fields', header('{{contact.token}}'), 'apiDetails.headers.0.value'],
  ['the secret field', { authenticationValue: 'k' }, 'apiDetails.authenticationValue'],
  ['an address', { url: 'https://x.example/?api_key=abc{{key}}' }, 'apiDetails.url'],
  ['a login', { url: 'https://me:pw@{{host}}/' }, 'apiDetails.url'],
  ['a key as a login', { url: 'https://sk_live_1:@x.example/' }, 'apiDetails.url'],
  ['an unknown key', { accessToken: 'abc' }, 'apiDetails.accessToken'],
])('refused: %s', (_, apiDetails, path) => {
  expect(open(apiDetails)).toEqual([path]);
});

test('never throws, whatever the JSON; without braces it finds what secretPaths finds', () => {
  fc.assert(
    fc.property(fc.constantFrom(...actionTypes), fc.jsonValue(), (type, value) => {
      const parameters = value as Record<string, unknown>;
      if (JSON.stringify(value).includes('{{')) openSecrets(type, parameters);
      else expect(openSecrets(type, parameters)).toEqual(secretPaths(type, parameters));
    }),
  );
  for (const type of actionTypes) {
    const { sample } = actions[type];
    expect(openSecrets(type, sample)).toEqual(secretPaths(type, sample));
  }
  expect(openSecrets('CAP' as 'SMS', { token: 'abc' })).toEqual([]);
});
