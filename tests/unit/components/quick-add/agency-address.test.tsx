// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import {
  panelTab,
  popupTab,
  type TabFollower,
} from '../../../../components/quick-add/follow-tab.ts';
import { isSameSpot, placeOf } from '../../../../components/quick-add/place.ts';
import { MessageError } from '../../../../lib/messaging/send.ts';
import { click, fakeBackground, locationId, showQuickAdd, text } from './fake.tsx';

const agency = 'https://crm.agency.example';
const onAgency = { id: 9, url: `${agency}/v2/location/${locationId}/dashboard` };

describe('a tab on an agency’s address', () => {
  it.each([
    ['unless the background says that it is enabled', undefined],
    ['where it is something else', { kind: 'other' as const }],
    ['where it is only offered', { kind: 'crm' as const, origin: agency, managed: false }],
    [
      'where the answer is about another page',
      { kind: 'enabled' as const, origin: 'https://x.example' },
    ],
  ])('is no CRM, whatever its address looks like, %s', (_, found) => {
    const place = placeOf(onAgency, found);
    expect(place.crm).toBeUndefined();
    expect(place.origin).toBeUndefined();
  });

  it('is the CRM where it is enabled', () => {
    const place = placeOf(onAgency, { kind: 'enabled', origin: agency });
    expect(place).toMatchObject({ tabId: 9, origin: agency, crm: { locationId } });
    expect(isSameSpot({ place: placeOf(onAgency) }, place)).toBe(false);
  });

  it('is offered by name, and allowed in the workspace', async () => {
    const background = fakeBackground();
    const found = { kind: 'crm' as const, origin: agency, managed: false };
    const place = placeOf(onAgency, found);
    expect(isSameSpot({ place: placeOf(onAgency) }, place)).toBe(false);
    const { done } = await showQuickAdd(background, place);
    expect(text()).toContain('Is this your agency’s CRM?');
    expect(background.inputs('quick-add/open')).toEqual([{}]);
    await click('Use Switchboard on crm.agency.example');
    expect(done.workspace).toEqual(['#/settings?site=https%3A%2F%2Fcrm.agency.example']);
    await showQuickAdd(background, placeOf(onAgency, { ...found, managed: true }));
    expect(text()).toContain('Your administrator has set up Switchboard');
  });

  const browserAt = (url: string | undefined) =>
    ({ tabs: { query: async () => [{ id: 9, url }] } }) as unknown as Browser;

  it('is asked about, and looked at for the popup only', async () => {
    const background = fakeBackground({ 'site/look': { kind: 'enabled', origin: agency } });
    const read = (tab: TabFollower, url?: string) => tab.read(browserAt(url), background.send);
    expect(await read(popupTab, onAgency.url)).toMatchObject({ origin: agency });
    expect(await read(panelTab, onAgency.url)).toMatchObject({ origin: agency });
    expect(background.inputs('site/look')).toEqual([
      { tabId: 9, mayRead: true },
      { tabId: 9, mayRead: false },
    ]);
    for (const url of [undefined, 'http://crm.agency.example/', 'about:blank', 'file:///x']) {
      expect(await read(popupTab, url)).toEqual({ tabId: 9 });
    }
    await read(popupTab, 'https://app.gohighlevel.com/');
    expect(background.inputs('site/look')).toHaveLength(2);
  });

  it('is asked about once more when the worker was stopped half way', async () => {
    let asked = 0;
    const background = fakeBackground({
      'site/look': () => {
        asked += 1;
        if (asked !== 2) throw new MessageError('gone');
        return { kind: 'enabled', origin: agency };
      },
    });
    const read = () => popupTab.read(browserAt(onAgency.url), background.send);
    expect(await read()).toMatchObject({ origin: agency });
    asked = 2;
    expect(await read()).toEqual({ tabId: 9 });
  });
});
