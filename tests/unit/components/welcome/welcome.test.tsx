// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { click, settle, text, type } from '../quick-add/fake.tsx';
import { connectionOf, locationId } from '../quick-add/fake-state.ts';
import { fakeBackground, settleParts, showWorkspace } from '../workspace/stage.tsx';

let close: (() => unknown) | undefined;
afterEach(() => close?.());

const connection = connectionOf();
const none = { entries: [], more: false, keepDays: 30 };

async function show(hash: string, answers: Parameters<typeof fakeBackground>[0] = {}) {
  const background = fakeBackground({
    'connection/list': { connections: [] },
    'history/list': none,
    'settings/change': {},
    ...answers,
  });
  const opened: string[] = [];
  const openPage = async (url: string) => void opened.push(url);
  const seen = { newsSeen: '1.0.0', hintsSeen: [], shortcuts: true };
  const shown = await showWorkspace(background, hash, { openPage, seen: () => seen });
  close = shown.close;
  await settleParts();
  await settle(20);
  return { ...background, ...shown, opened, seen };
}

it('the token is taken in and tested, and the next step opens the agents of its sub-account', async () => {
  const page = await show('#/welcome', {
    'connection/save': { saved: true, connection },
  });
  expect(text()).not.toContain('is connected.');
  await click('Add a token…');
  await settle(20);
  await type('Sub-account', locationId);
  await type('Token', 'pit-1');
  page.answer('connection/list', {
    connections: [{ locationId, name: 'Harbor Dental', connection }],
  });
  await click('Test and save');
  await settle(20);
  expect(page.inputs('connection/save')).toMatchObject([{ locationId, untested: false }]);
  expect(text()).toContain('Harbor Dental is connected.');
  await click('Open Voice AI in HighLevel');
  expect(page.opened).toEqual([
    `https://app.gohighlevel.com/v2/location/${locationId}/ai-agents/voice-ai`,
  ]);
});

it('without a token HighLevel opens all the same', async () => {
  const page = await show('#/welcome');
  await click('Open Voice AI in HighLevel');
  expect(page.opened).toEqual(['https://app.gohighlevel.com/']);
});

it('what is new is marked until it was looked at', async () => {
  const page = await show('#/welcome');
  const news = () => [...document.querySelectorAll('a')].find((a) => a.hash === '#/news');
  expect(news()?.textContent).toContain('(not seen yet)');
  page.seen.newsSeen = '1.2.3';
  await page.go('#/news');
  await settleParts();
  await settle(20);
  expect(text()).toContain('Version 0.1.0');
  expect(page.inputs('settings/change')).toEqual([{ newsSeen: '1.2.3' }]);
  expect(news()?.textContent).not.toContain('(not seen yet)');
});
