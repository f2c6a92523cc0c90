import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wantedScopes } from '../../../lib/highlevel/api.ts';
import { featureOf, scopeFeatures, tokenFacts } from '../../../lib/highlevel/token-facts.ts';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: unknown) => `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXJl`;

test('a token’s form, and what a JWT says of itself', () => {
  expect(tokenFacts('pit-11112222-3333-4444-5555-666677778888')).toEqual({ kind: 'private' });
  expect(tokenFacts('ab12dc0ae1234a7898f9ff06d4f69gh')).toEqual({ kind: 'other' });
  const claims = { authClass: 'Company', authClassId: 'tDtDnQdgm2LXpyiqYvZ6', exp: 1_700_000_000 };
  expect(tokenFacts(jwt(claims))).toEqual({
    kind: 'jwt',
    endsAt: 1_700_000_000_000,
    companyId: 'tDtDnQdgm2LXpyiqYvZ6',
  });
  expect(tokenFacts(jwt({ authClass: 'Location', authClassId: 'l1C08', name: 'Zoë ✓' }))).toEqual({
    kind: 'jwt',
    locationId: 'l1C08',
  });
});

test.each([
  [{ exp: 'soon' }],
  [{ exp: -1 }],
  [{ exp: 1e300 }],
  [{ authClass: 'Company' }],
  [{ authClass: 'Company', authClassId: { toString: 'x' } }],
  [{ authClass: 'Company', authClassId: '../../x' }],
])('claims that cannot be, %j, are no hint', (claims) => {
  expect(tokenFacts(jwt(claims))).toEqual({ kind: 'jwt' });
});

test('any text is taken', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json().map((text) => `a.${Buffer.from(text).toString('base64url')}.b`),
    fc.tuple(fc.string(), fc.base64String(), fc.string()).map((parts) => parts.join('.')),
  );
  fc.assert(
    fc.property(anything, (text) => void tokenFacts(text)),
    { numRuns: 2_000 },
  );
}, 120_000);

test('every scope that is asked for has its words', () => {
  expect(scopeFeatures.map(({ scope }) => scope).sort()).toEqual([...wantedScopes]);
  for (const { scope, feature } of scopeFeatures) expect(featureOf(scope)).toBe(feature);
  expect(featureOf('contacts.readonly')).toBe('contacts.readonly');
});
