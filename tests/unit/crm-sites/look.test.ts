import { describe, expect, test } from 'vitest';
import type { CrmSite } from '../../../lib/crm-sites/crm-sites.ts';
import { lookAt } from '../../../lib/crm-sites/look.ts';

const page = '/v2/location/ve9EPM428h8vShlRW1KT/dashboard';
/** The page gives nothing back: the browser does not let anybody in. */
const blocked = Symbol('blocked');
const crm = { root: true, script: true, funnel: false };
const agency = 'https://crm.agency.com';
const own: CrmSite = { origin: 'https://app.gohighlevel.com', by: 'highlevel', allowed: true };

function tab(addresses: (string | undefined)[], markers: unknown = crm, sites: CrmSite[] = []) {
  const looks: number[] = [];
  const left = [...addresses];
  const parts = {
    sites: { list: async () => [own, ...sites] },
    addressOf: async () => (left.length > 1 ? left.shift() : left[0]),
    markersIn: async (tabId: number) => {
      looks.push(tabId);
      if (markers === blocked) throw new Error('Cannot access contents of the page');
      return markers;
    },
  };
  return { looks, look: (mayRead = true) => lookAt(parts, 7, mayRead) };
}

describe('a tab', () => {
  test('that shows the CRM on an agency’s address is offered, and was looked at once', async () => {
    const { look, looks } = tab([agency + page]);
    expect(await look()).toEqual({ kind: 'crm', origin: agency, managed: false });
    expect(looks).toEqual([7]);
  });

  test.each([own.origin, agency])('of an enabled CRM is not looked at: %s', async (origin) => {
    const { look, looks } = tab([origin + page], crm, [
      { origin: agency, by: 'person', allowed: true },
    ]);
    expect(await look()).toEqual({ kind: 'enabled', origin });
    expect(looks).toEqual([]);
  });

  test.each(['person', 'policy'] as const)(
    'that is on the list and waits for the browser’s yes is offered without a look (%s)',
    async (by) => {
      const { look, looks } = tab([`${agency}/login`], blocked, [
        { origin: agency, by, allowed: false },
      ]);
      expect(await look(false)).toEqual({
        kind: 'crm',
        origin: agency,
        managed: by === 'policy',
      });
      expect(looks).toEqual([]);
    },
  );

  test.each<[string, string | undefined]>([
    ['an address that may not be read', undefined],
    ['a page without the CRM’s addresses', `${agency}/book`],
    ['http', `http://crm.agency.com${page}`],
    ['another port', `https://crm.agency.com:8443${page}`],
    ['a machine’s number', `https://127.0.0.1${page}`],
    ['HighLevel’s files', `https://stcdn.leadconnectorhq.com${page}`],
    ['file:', `file:///srv${page}`],
    ['data:', 'data:text/html,crm'],
    ['about:blank', 'about:blank'],
    ['no address', '::::'],
  ])('with %s is something else, and not looked at', async (_, address) => {
    const { look, looks } = tab([address]);
    expect(await look()).toEqual({ kind: 'other' });
    expect(looks).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['a funnel', { ...crm, funnel: true }],
    ['a page without markers', { root: false, script: false, funnel: false }],
    ['a page that answers anything', 'yes'],
    ['a page that may not be looked at', blocked],
  ])('that turns out to be %s is something else', async (_, markers) => {
    const { look, looks } = tab([agency + page], markers);
    expect(await look()).toEqual({ kind: 'other' });
    expect(looks).toEqual([7]);
  });

  test('is not looked at for the side panel', async () => {
    const { look, looks } = tab([agency + page]);
    expect(await look(false)).toEqual({ kind: 'other' });
    expect(looks).toEqual([]);
  });

  test.each(['https://evil.example/book', undefined, `https://other.example${page}`])(
    'that moved on meanwhile (%s) is something else: what was read is of another page',
    async (after) => {
      const { look } = tab([agency + page, after]);
      expect(await look()).toEqual({ kind: 'other' });
    },
  );
});
