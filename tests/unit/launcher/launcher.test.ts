// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import {
  agent1,
  agent2,
  agentAddress,
  go,
  listAddress,
  location1,
  settle,
  silence,
  stage,
  state,
} from './stage.ts';

const dashboard = `/v2/location/${location1}/dashboard`;

test('asks nobody and builds nothing on other pages', async () => {
  const page = await stage(dashboard);
  expect(page.hosts()).toHaveLength(0);
  expect(page.sent).toEqual([]);
  for (const trap of ['conversation-ai/agent', 'knowledge-base', 'agent-studio']) {
    go(`/v2/location/${location1}/ai-agents/${trap}/${agent1}`);
    await settle(2000);
  }
  expect(page.hosts()).toHaveLength(0);
  expect(page.sent).toEqual([]);
});

test.each([listAddress, agentAddress(agent1)])('shows one button on %s', async (address) => {
  const page = await stage(address);
  expect(page.hosts()).toHaveLength(1);
  expect(page.modes).toEqual(['closed']);
  expect(page.hosts()[0]?.parentElement).toBe(document.documentElement);
  expect(page.button('Open Switchboard')).toBeTruthy();
  expect(page.button('Ready templates').getAttribute('aria-expanded')).toBe('false');
  expect(page.sent).toEqual([['launcher/state', {}]]);
});

test('comes and goes with the address', async () => {
  const page = await stage(dashboard);
  go(listAddress, 'routeLoaded');
  await settle();
  expect(page.hosts()).toHaveLength(1);
  go(dashboard);
  expect(page.hosts()).toHaveLength(0);
  go(agentAddress(agent1));
  await settle();
  expect(page.hosts()).toHaveLength(1);
});

test('does nothing when the address stays with the agent', async () => {
  const page = await stage(agentAddress(agent1));
  go(`${agentAddress(agent1)}&tab=actions`);
  go(`${agentAddress(agent1)}&tab=actions#one`);
  await settle(3000);
  expect(page.named('launcher/state')).toHaveLength(1);
});

test('an answer that comes after the person left shows nothing', async () => {
  let answer = (_: unknown): void => {};
  const late = new Promise((resolve) => {
    answer = resolve;
  });
  const page = await stage(listAddress, { 'launcher/state': () => late });
  go(dashboard);
  answer(state());
  await settle();
  expect(page.hosts()).toHaveLength(0);
});

test('stays away while switched off, and comes back when the page gets the focus', async () => {
  let enabled = false;
  const page = await stage(listAddress, { 'launcher/state': () => state({ enabled }) });
  expect(page.hosts()).toHaveLength(0);
  enabled = true;
  dispatchEvent(new Event('focus'));
  await settle();
  expect(page.hosts()).toHaveLength(1);
  enabled = false;
  dispatchEvent(new Event('focus'));
  await settle();
  expect(page.hosts()).toHaveLength(0);
});

test.each([
  undefined,
  null,
  'words',
  { enabled: true },
  { enabled: true, position: null, ready: [] },
])('an answer of another shape (%j) shows nothing', async (answer) => {
  const page = await stage(listAddress, { 'launcher/state': () => answer });
  expect(page.hosts()).toHaveLength(0);
});

test('puts its element back when the app removes it, at most once a second', async () => {
  const page = await stage(listAddress);
  page.hosts()[0]?.remove();
  await settle(900);
  expect(page.hosts()).toHaveLength(0);
  await settle(200);
  expect(page.hosts()).toHaveLength(1);
});

test('a trusted click opens quick add at once; an untrusted one does nothing', async () => {
  const page = await stage(listAddress, { 'launcher/open': () => ({ opened: 'sidepanel' }) });
  page.trusted.value = false;
  await page.click('Open Switchboard');
  await page.click('Ready templates');
  expect(page.menu()).toBeNull();
  expect(page.sent).toHaveLength(1);
  page.trusted.value = true;
  page.button('Open Switchboard').click();
  // Before any promise settles: otherwise the browser no longer takes it for a click.
  expect(page.sent.at(-1)).toEqual(['launcher/open', {}]);
  await settle();
  expect(page.rows()).toEqual([]);
});

test('says where else to open it when it cannot', async () => {
  const page = await stage(listAddress, { 'launcher/open': () => ({ opened: 'none' }) });
  await page.click('Open Switchboard');
  expect(page.rows()).toEqual(['Open Switchboard from the browser’s toolbar.']);
  expect(page.named('launcher/open')).toHaveLength(1);
});

test('asks again while the click counts, when the worker had to read first or was stopped', async () => {
  const replies = [() => Promise.reject(new Error('gone')), () => silence];
  const page = await stage(listAddress, {
    'launcher/open': () => (replies.shift() ?? (() => ({ opened: 'sidepanel' })))(),
  });
  await page.click('Open Switchboard');
  await settle(700);
  expect(page.named('launcher/open')).toHaveLength(3);
  expect(page.rows()).toEqual([]);
});

test('gives up before the click does not count any more', async () => {
  const page = await stage(listAddress, { 'launcher/open': () => silence });
  await page.click('Open Switchboard');
  await settle(4000);
  expect(page.named('launcher/open').length).toBeLessThan(10);
  expect(page.rows()).toEqual(['Open Switchboard from the browser’s toolbar.']);
});

test('a second copy takes the place of the first, also of one that cannot hear it', async () => {
  const page = await stage(listAddress);
  const stopSecond = page.start();
  await settle();
  expect(page.hosts()).toHaveLength(1);
  stopSecond();
  expect(page.hosts()).toHaveLength(0);
  await settle(3000);
  expect(page.hosts()).toHaveLength(0);

  const left = document.createElement('div');
  left.setAttribute('data-switchboard', '');
  document.documentElement.append(left);
  const stopThird = page.start();
  await settle();
  expect(left.isConnected).toBe(false);
  expect(page.hosts()).toHaveLength(1);
  stopThird();
});

test('goes away without a word when the extension does', async () => {
  const words = (['error', 'warn', 'log', 'info', 'debug'] as const).map((name) =>
    vi.spyOn(console, name),
  );
  const unhandled = vi.fn();
  process.on('unhandledRejection', unhandled);
  for (const notice of [
    async () => settle(1100),
    async () => go(agentAddress(agent2)),
    async (page: Awaited<ReturnType<typeof stage>>) => page.click('Ready templates'),
    async (page: Awaited<ReturnType<typeof stage>>) => page.click('Open Switchboard'),
  ]) {
    const page = await stage(agentAddress(agent1));
    page.runtime.id = undefined;
    await notice(page);
    expect(page.hosts()).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
    const before = page.sent.length;
    go(listAddress);
    dispatchEvent(new Event('focus'));
    await settle(5000);
    expect(page.hosts()).toHaveLength(0);
    expect(page.sent).toHaveLength(before);
  }
  process.off('unhandledRejection', unhandled);
  expect(unhandled).not.toHaveBeenCalled();
  for (const word of words) expect(word).not.toHaveBeenCalled();
});
