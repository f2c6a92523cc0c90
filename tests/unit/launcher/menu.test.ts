// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { agent1, agent2, agentAddress, go, listAddress, settle, stage, state } from './stage.ts';

const always = ['Open quick add', 'Hide this buttonQuick add can show it again'];

test('lists what is ready, for the agent by name', async () => {
  const page = await stage(agentAddress(agent1));
  expect(page.menu()).toBeNull();
  await page.click('Ready templates');
  expect(page.heading()).toBe('Add to Front Desk');
  expect(page.items()).toEqual(['Transfer to a person', 'Send a text', ...always]);
  expect(page.menu()?.getAttribute('aria-label')).toBe('Ready templates');
  expect(page.button('Ready templates').getAttribute('aria-expanded')).toBe('true');
  expect(page.focused()).toBe('Transfer to a person');
});

test('text is text, whatever it looks like', async () => {
  const name = '<img src=x onerror=alert(1)>';
  const page = await stage(agentAddress(agent1), {
    'launcher/state': () => state({ ready: [{ id: 'x', name, type: 'SMS' }] }),
  });
  await page.click('Ready templates');
  expect(page.items()[0]).toBe(name);
  expect(page.root().querySelector('img')).toBeNull();
});

test('says what to do when nothing is ready, or there is no agent', async () => {
  const page = await stage(agentAddress(agent1), { 'launcher/state': () => state({ ready: [] }) });
  await page.click('Ready templates');
  expect(page.heading()).toContain('Nothing is ready yet');
  expect(page.items()).toEqual(always);
  go(listAddress);
  await settle();
  await page.click('Ready templates');
  expect(page.heading()).toContain('Open an agent');
  expect(page.items()).toEqual(always);
});

test('offers nothing for an agent that the background does not see in the tab', async () => {
  const page = await stage(agentAddress(agent1), {
    'launcher/state': () => state({ agentId: agent2 }),
  });
  await page.click('Ready templates');
  expect(page.heading()).toContain('could not be read');
  expect(page.items()).toEqual(always);
});

test('the arrow keys go round, Escape closes and gives the focus back', async () => {
  const page = await stage(agentAddress(agent1));
  await page.click('Ready templates');
  await page.key('ArrowDown');
  expect(page.focused()).toBe('Send a text');
  await page.key('ArrowUp');
  await page.key('ArrowUp');
  expect(page.focused()).toBe(always[1]);
  await page.key('ArrowDown');
  expect(page.focused()).toBe('Transfer to a person');
  await page.key('Escape');
  expect(page.menu()).toBeNull();
  expect(page.root().activeElement).toBe(page.button('Ready templates'));
});

test('closes on a press outside, on its own button, and when the agent changes', async () => {
  const page = await stage(agentAddress(agent1));
  const open = async () => {
    await page.click('Ready templates');
    expect(page.menu()).not.toBeNull();
  };
  await open();
  document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  expect(page.menu()).toBeNull();
  await open();
  await page.click('Ready templates');
  expect(page.menu()).toBeNull();
  await open();
  go(agentAddress(agent2));
  expect(page.menu()).toBeNull();
});

test('an answer that comes after the menu was closed does not open it again', async () => {
  const page = await stage(agentAddress(agent1));
  page.button('Ready templates').click();
  page.button('Ready templates').click();
  await settle();
  expect(page.menu()).toBeNull();
});

test('hides the button when asked to, for good', async () => {
  let off = false;
  const page = await stage(agentAddress(agent1), {
    'launcher/state': () => state({ enabled: !off }),
    'launcher/change': (input: { off?: boolean }) => {
      off = input.off === true;
      return {};
    },
  });
  await page.click('Ready templates');
  await page.click(always[1] ?? '');
  expect(page.named('launcher/change')).toEqual([{ off: true }]);
  expect(page.hosts()).toHaveLength(0);
});
