// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Output } from '../../../../lib/messaging/messages/index.ts';
import { MessageError } from '../../../../lib/messaging/send.ts';
import { click, hasControl, settle, text } from '../quick-add/fake.tsx';
import { openState } from '../quick-add/fake-state.ts';
import { fakeBackground, settleParts, showWorkspace } from '../workspace/stage.tsx';

const own = { origin: 'https://app.gohighlevel.com', by: 'highlevel' as const, allowed: true };
const agency = 'https://crm.agency.example';
const site = { origin: agency, by: 'person' as const, allowed: true };
type Listed = Output<'site/list'>;

/** The settings, in front of a background that takes in what it is asked for. */
async function show(
  query = '',
  { sites = [own], refused = [] }: Partial<Listed> = {},
  browserSays: () => Promise<boolean> = async () => true,
) {
  const listed: Listed = { sites, refused };
  const calls: string[] = [];
  const background = fakeBackground({
    'quick-add/open': openState(),
    'site/list': () => structuredClone(listed),
    'site/want': ({ origin, phase }) => {
      calls.push(`${phase} ${origin}`);
      if (phase !== 'allowed') return { enabled: false };
      listed.sites = [own, { ...site, origin }];
      return { enabled: true };
    },
    'site/remove': ({ origin }) => {
      listed.sites = listed.sites.filter((one) => one.origin !== origin);
      return { removed: true };
    },
    'site/show': { shown: true },
  });
  await showWorkspace(background, `#/settings${query}`, {
    requestAccess: (origin) => {
      calls.push(`ask ${origin}`);
      return browserSays();
    },
  });
  await settleParts();
  await settle(20);
  return { background, calls, listed };
}
const asked = `?site=${encodeURIComponent(agency)}`;

describe('addresses of the CRM', () => {
  it('are listed, each with whose it is; HighLevel’s own cannot be removed', async () => {
    await show('', {
      sites: [own, site, { origin: 'https://desk.example', by: 'policy', allowed: false }],
      refused: [{ name: 'crmHosts, entry 2', message: 'This is not a text.' }],
    });
    expect(text()).toContain('app.gohighlevel.comHighLevel’s own');
    expect(text()).toContain('crm.agency.exampleAdded by you');
    expect(text()).toContain('Set by your administrator · your browser does not let');
    expect(text()).toContain('crmHosts, entry 2: This is not a text.');
    expect(hasControl('Remove crm.agency.example…')).toBe(true);
    expect(hasControl('Remove app.gohighlevel.com…')).toBe(false);
    expect(hasControl('Remove desk.example…')).toBe(false);
    expect(hasControl('Allow desk.example')).toBe(true);
  });

  it('that quick add offers are allowed in the very click, after the wish was told', async () => {
    const { background, calls } = await show(asked);
    expect(text()).toContain('Use Switchboard on crm.agency.example?');
    expect(calls).toEqual([]);
    const button = [...document.querySelectorAll('button')].find(
      (one) => one.textContent === 'Allow',
    );
    button?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    // Before any promise settles: otherwise the browser no longer takes it for a click.
    expect(calls).toEqual([`asking ${agency}`, `ask ${agency}`]);
    await settle(20);
    expect(calls.slice(2)).toEqual([`allowed ${agency}`]);
    expect(text()).toContain('Switchboard works on crm.agency.example');
    await click('Go to crm.agency.example');
    expect(background.inputs('site/show')).toEqual([{ origin: agency }]);
  });

  it('are not there without a yes, and can be asked for again', async () => {
    const { calls } = await show(asked, {}, async () => false);
    await click('Allow');
    await settle(20);
    expect(calls.at(-1)).toBe(`denied ${agency}`);
    expect(text()).toContain('Switchboard was not let in on crm.agency.example');
    expect(hasControl('Allow')).toBe(true);
  });

  it('say so when the background does not answer', async () => {
    const { background } = await show(asked);
    background.answer('site/want', () => {
      throw new MessageError('storage');
    });
    await click('Allow');
    await settle(20);
    expect(text()).toContain('crm.agency.example could not be added');
    expect(text()).toContain('Nothing was changed');
  });

  it('never say that it works where the background could not finish it', async () => {
    const { background, listed } = await show(asked);
    background.answer('site/want', () => {
      listed.sites = [own, site];
      throw new MessageError('failed');
    });
    await click('Allow');
    await settle(20);
    expect(text()).toContain('crm.agency.example could not be added');
    expect(text()).not.toContain('Switchboard works on crm.agency.example');
    expect(hasControl('Allow')).toBe(true);
  });

  it.each(['nonsense', 'http://crm.agency.example', 'https://crm.agency.example/x', ''])(
    'are never asked for when the address says “%s”',
    async (wrong) => {
      const { calls } = await show(`?site=${encodeURIComponent(wrong)}`);
      expect(text()).toContain('This is not the address of an agency’s CRM');
      expect(hasControl('Allow')).toBe(false);
      expect(calls).toEqual([]);
    },
  );

  it('are removed after a question', async () => {
    const { background } = await show('', { sites: [own, site] });
    await click('Remove crm.agency.example…');
    expect(text()).toContain('Stop using Switchboard on crm.agency.example?');
    await click('Cancel');
    expect(background.inputs('site/remove')).toEqual([]);
    await click('Remove crm.agency.example…');
    await click('Remove');
    await settle(20);
    expect(background.inputs('site/remove')).toEqual([{ origin: agency }]);
    expect(text()).not.toContain('crm.agency.example');
  });
});
