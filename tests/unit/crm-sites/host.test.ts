import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCrmHost, checkCrmOrigin } from '../../../lib/highlevel/crm-host.ts';

describe('the host of a white-labelled CRM', () => {
  test.each([
    ['crm.agency.com', 'https://crm.agency.com'],
    ['agency.com', 'https://agency.com'],
    [' CRM.Agency.Com ', 'https://crm.agency.com'],
    ['crm.müller.de', 'https://crm.xn--mller-kva.de'],
    ['a-b.c1.co.uk', 'https://a-b.c1.co.uk'],
  ])('%s', (host, origin) => {
    expect(checkCrmHost(host)).toEqual({ kind: 'origin', origin });
    expect(checkCrmOrigin(origin)).toBe(origin);
  });

  test.each([
    '',
    'crm',
    'localhost',
    '*',
    '*.agency.com',
    'https://crm.agency.com',
    'crm.agency.com/',
    'crm.agency.com/v2',
    'crm.agency.com:443',
    'crm.agency.com:8443',
    'me@crm.agency.com',
    'crm.agency.com?x',
    'crm.agency.com#x',
    'crm.agency.com\\',
    'crm.\tagency.com',
    'crm.agency.com evil.example',
    '%63rm.agency.com',
    'crm.agency.com.',
    '.agency.com',
    'crm..com',
    '-crm.agency.com',
    '127.0.0.1',
    '0x7f.1',
    '[::1]',
    '<all_urls>',
    `${'a'.repeat(64)}.com`,
  ])('is not “%s”', (host) => {
    expect(checkCrmHost(host)).toMatchObject({
      kind: 'malformed',
      message: expect.stringMatching(/one host, such as crm\.agency\.com/),
    });
  });

  test.each(['app.gohighlevel.com', 'services.leadconnectorhq.com', 'stcdn.leadconnectorhq.com'])(
    'is none of HighLevel’s own: %s',
    (host) => expect(checkCrmHost(host)).toMatchObject({ kind: 'malformed' }),
  );

  test.each([
    'http://crm.agency.com',
    'https://crm.agency.com/',
    'https://crm.agency.com:443',
    'https://crm.agency.com:8443',
    'https://CRM.agency.com',
    'https://me@crm.agency.com',
    'file:///crm.agency.com',
    'data:text/html,crm.agency.com',
    'about:blank',
    'null',
    'crm.agency.com',
    '',
  ])('an origin is written as browsers write it, not “%s”', (origin) =>
    expect(checkCrmOrigin(origin)).toBeUndefined(),
  );

  test('whatever is given, only an https origin of that very name comes out', {
    timeout: 60_000,
  }, () => {
    const close = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'ac.:/@*%-é\\#? \t0') }),
      fc.domain(),
    );
    fc.assert(
      fc.property(close, (text) => {
        const checked = checkCrmHost(text);
        if (checked.kind === 'malformed') return;
        const url = new URL(checked.origin);
        expect(url.origin).toBe(checked.origin);
        expect(url.protocol).toBe('https:');
        expect(url.hostname).toBe(new URL(`https://${text.trim()}`).hostname);
        expect(checkCrmOrigin(checked.origin)).toBe(checked.origin);
      }),
      { numRuns: 2000 },
    );
  });
});
