import { describe, expect, test } from 'vitest';
import { createStage, locationId } from '../runs/stage.ts';

const own = 'https://app.gohighlevel.com';
const agency = 'https://crm.agency.com';
const other = 'https://crm.other.example';

/** One browser, its worker, and what it was asked to do. */
function start() {
  const stage = createStage();
  const worker = stage.startWorker();
  const { sites } = worker;
  const { crm, web } = stage;
  return {
    stage,
    crm,
    sites,
    access: web.access,
    /** A new worker of the same browser, which knows nothing yet. */
    again: () => stage.startWorker().sites,
    async add(origin: string) {
      web.access.add(origin);
      expect(await sites.want(origin, 'allowed')).toBe(true);
      crm.done.length = 0;
    },
    enabled: async () => stage.startWorker().sites.origins(),
  };
}

describe('an address of the CRM', () => {
  test('is HighLevel’s own from the first moment', async () => {
    const { sites } = start();
    expect(sites.known()).toBeUndefined();
    expect(await sites.origins()).toEqual([own]);
    expect(sites.known()).toEqual([own]);
    expect(await sites.list()).toEqual([{ origin: own, by: 'highlevel', allowed: true }]);
  });

  test('counts with a person’s word and the browser’s yes, over restarts', async () => {
    const { sites, crm, access, enabled } = start();
    expect(await sites.want(agency, 'asking')).toBe(false);
    expect(await enabled()).toEqual([own]);
    access.add(agency);
    expect(await sites.want(agency, 'allowed')).toBe(true);
    expect(sites.known()).toEqual([own, agency]);
    expect(crm.registered).toEqual([agency]);
    expect(crm.done).toEqual([`put ${agency}`]);
    expect(await enabled()).toEqual([own, agency]);
  });

  test('is none by the browser’s yes alone: libraries have that too', async () => {
    const { sites, crm, access, enabled } = start();
    access.add(agency);
    await sites.accessGiven();
    await sites.start();
    expect(await enabled()).toEqual([own]);
    expect(crm.registered).toEqual([]);
    expect(crm.done.join()).not.toContain(agency);
  });

  test('is none by a person’s word alone', async () => {
    const { sites, crm, enabled } = start();
    expect(await sites.want(agency, 'allowed')).toBe(false);
    expect(await enabled()).toEqual([own]);
    expect(crm.registered).toEqual([]);
  });

  test.each([
    own,
    'http://crm.agency.com',
    'https://crm.agency.com:8443',
    'https://crm.agency.com/',
    'https://services.leadconnectorhq.com',
    'file://',
    '*',
  ])('is never “%s”', async (origin) => {
    const { sites, access, stage } = start();
    access.add(origin);
    expect(await sites.want(origin, 'asking')).toBe(false);
    expect(await sites.want(origin, 'allowed')).toBe(false);
    await sites.accessGiven();
    expect(await stage.db.count('crmSites')).toBe(0);
    expect(await sites.origins()).toEqual([own]);
  });

  test('is settled by the browser’s yes when the page was closed, by any worker', async () => {
    const { sites, access, again, crm, enabled } = start();
    await sites.want(agency, 'asking');
    access.add(agency);
    await again().accessGiven();
    expect(await enabled()).toEqual([own, agency]);
    expect(crm.registered).toEqual([agency]);
    expect(crm.done.at(-1)).toContain(agency);
  });

  test.each<[string, (s: ReturnType<typeof start>) => unknown]>([
    ['was refused', (s) => s.sites.want(agency, 'denied')],
    ['is long ago', (s) => (s.stage.clock.time += 11 * 60_000)],
    ['was about another', (s) => s.sites.want(other, 'asking')],
    ['ended with the browser', (s) => s.stage.session.items.clear()],
  ])('is not settled by a later yes when the question %s', async (_, meanwhile) => {
    const s = start();
    await s.sites.want(agency, 'asking');
    await meanwhile(s);
    s.access.add(agency);
    await s.sites.accessGiven();
    expect(await s.enabled()).toEqual([own]);
  });

  test('stops when the browser takes its yes back, and goes on when it is given again', async () => {
    const s = start();
    await s.add(agency);
    s.access.delete(agency);
    await s.sites.accessTaken();
    expect(s.sites.known()).toEqual([own]);
    expect(s.crm.registered).toEqual([]);
    expect(await s.sites.list()).toContainEqual({ origin: agency, by: 'person', allowed: false });
    s.access.add(agency);
    await s.sites.accessGiven();
    expect(s.sites.known()).toEqual([own, agency]);
    expect(s.crm.registered).toEqual([agency]);
  });

  test('is registered again at every start, and put into open pages after an update', async () => {
    const s = start();
    await s.add(agency);
    s.crm.registered = [];
    await s.again().start();
    expect(s.crm.registered).toEqual([agency]);
    expect(s.crm.done).toEqual([]);
    await s.again().installed();
    expect(s.crm.done).toEqual([`put ${own} ${agency}`]);
  });

  test('two at once are both there', async () => {
    const { sites, access, crm } = start();
    access.add(agency).add(other);
    await Promise.all([sites.want(agency, 'allowed'), sites.want(other, 'allowed')]);
    expect(sites.known()).toEqual([own, agency, other]);
    expect(crm.registered).toEqual([agency, other]);
  });

  test('a record that is none is left out', async () => {
    const { stage, access, enabled } = start();
    const origin = 'https://services.leadconnectorhq.com';
    access.add(origin);
    await stage.db.put('crmSites', { version: 1, origin, addedAt: 0 });
    await stage.db.put('crmSites', { version: 2, origin: agency } as never);
    expect(await enabled()).toEqual([own]);
    expect(await stage.db.count('setAside')).toBe(1);
  });
});

describe('removing an address', () => {
  test('takes the launcher out while that is possible, then the permission, then the record', async () => {
    const s = start();
    await s.add(agency);
    expect(await s.sites.remove(agency)).toBe(true);
    expect(s.crm.done).toEqual([`stop ${agency}`, `give back ${agency}`]);
    expect(s.crm.registered).toEqual([]);
    expect(s.sites.known()).toEqual([own]);
    expect(await s.stage.db.count('crmSites')).toBe(0);
  });

  test('leaves the permission where a library is read on that host', async () => {
    const s = start();
    await s.add(agency);
    s.stage.managed.policy = { libraries: [{ address: `${agency}/team.json` }] };
    expect(await s.sites.remove(agency)).toBe(true);
    expect(s.crm.done).toEqual([`stop ${agency}`]);
    expect(s.access.has(agency)).toBe(true);
    expect(await s.enabled()).toEqual([own]);
  });

  test('goes through when the browser will not take the permission', async () => {
    const s = start();
    await s.add(agency);
    s.crm.browser.giveBackAccess = async () => {
      throw new Error('You cannot remove required permissions.');
    };
    expect(await s.sites.remove(agency)).toBe(true);
    expect(await s.enabled()).toEqual([own]);
  });

  test.each([own, other])('takes out nothing but what a person has added (%s)', async (origin) => {
    const s = start();
    await s.add(agency);
    expect(await s.sites.remove(origin)).toBe(false);
    expect(s.crm.done).toEqual([]);
    expect(s.sites.known()).toEqual([own, agency]);
  });
});

describe('an administrator’s addresses', () => {
  const crmHosts = ['crm.agency.com', 'no host', 7];

  test('wait for the browser’s yes, and need no word of a person', async () => {
    const s = start();
    s.stage.managed.policy = { crmHosts };
    await s.sites.policyChanged();
    expect(await s.sites.list()).toContainEqual({ origin: agency, by: 'policy', allowed: false });
    expect(s.sites.known()).toEqual([own]);
    s.access.add(agency);
    await s.sites.accessGiven();
    expect(s.sites.known()).toEqual([own, agency]);
    expect(s.crm.registered).toEqual([agency]);
    expect(await s.stage.db.count('crmSites')).toBe(0);
  });

  test('work at once where the browser has said yes already, and go with the policy', async () => {
    const s = start();
    s.access.add(agency);
    await s.sites.start();
    s.stage.managed.policy = { crmHosts };
    await s.sites.policyChanged();
    expect(s.sites.known()).toEqual([own, agency]);
    expect(s.crm.done).toEqual([`put ${agency}`]);
    expect(await s.sites.remove(agency)).toBe(false);
    s.stage.managed.policy = { exports: true };
    await s.sites.policyChanged();
    expect(s.sites.known()).toEqual([own]);
    expect(s.crm.registered).toEqual([]);
  });

  test('that a person allowed by a click leave no record behind', async () => {
    const s = start();
    s.stage.managed.policy = { crmHosts };
    s.access.add(agency);
    expect(await s.sites.want(agency, 'allowed')).toBe(true);
    expect(await s.stage.db.count('crmSites')).toBe(0);
  });
});

describe('a run that a tab has started', () => {
  const page = (origin: string) => `${origin}/v2/location/${locationId}/ai-agents/voice-ai`;
  const run = { target: { locationId, agentId: '65f0a1b2c3d4e5f6a7b8c9d0' }, picked: true };

  test('goes on while the tab shows it on an enabled address, and on no other', async () => {
    const s = start();
    await s.add(agency);
    const shows = async (address: string) => {
      s.stage.tab.url = address;
      const worker = s.stage.startWorker();
      return worker.tabShows({ ...run, tabId: 7, surface: 'popup' });
    };
    expect(await shows(page(own))).toBe(true);
    expect(await shows(page(agency))).toBe(true);
    for (const origin of [
      other,
      'https://evil.crm.agency.com',
      'https://crm.agency.com.evil.example',
      'https://crm.agency.com:8443',
      'http://crm.agency.com',
      'https://crm.agency.com@evil.example',
    ]) {
      expect([origin, await shows(page(origin))]).toEqual([origin, false]);
    }
    s.access.delete(agency);
    expect(await shows(page(agency))).toBe(false);
  });
});
