// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { sms } from '../../runs/orders.ts';
import { click, hasControl, runOf, settle, statusText, text } from '../quick-add/fake.tsx';
import { agentId, connectionOf, formOf, locationId, openState } from '../quick-add/fake-state.ts';
import { fakeBackground, settleParts, showWorkspace } from './stage.tsx';

const target = { locationId, agentId };
const { type, name, parameters } = sms;
const action = { type, name, parameters };
const connection = connectionOf();

let close: (() => unknown) | undefined;
afterEach(() => close?.());

async function show(hash: string, answers: Parameters<typeof fakeBackground>[0] = {}) {
  const background = fakeBackground({
    'connection/list': { connections: [{ locationId, name: 'Harbor Dental', connection }] },
    'directory/list': { entries: [{ id: agentId, name: 'Front desk' }], fetchedAt: 1 },
    'quick-add/open': openState(),
    'names/fetch': { agentName: 'Front desk', locationName: 'Harbor Dental' },
    'agent/actions': { actions: [{ id: 'a1', ...action }] },
    'action/read': { kind: 'action', action },
    'form/open': formOf('starter:transfer-to-a-person'),
    ...answers,
  });
  const shown = await showWorkspace(background, hash);
  close = shown.close;
  await settleParts();
  await settle(20);
  return background;
}

describe('agents in the workspace', () => {
  it('are chosen by sub-account and name', async () => {
    await show('#/agent');
    await click('Front desk');
    expect(location.hash).toBe(`#/agent/${locationId}/${agentId}`);
  });

  it('are none without a connection', async () => {
    await show('#/agent', { 'connection/list': { connections: [] } });
    expect(text()).toContain('No sub-account is connected yet');
  });

  it('show what they have, and what is done from here needs no tab', async () => {
    const on = { actionId: 'a1', ...action, secretPaths: [] };
    const verification = { state: 'one' as const, ids: [], seen: {}, reads: 2 };
    const step = { ...action, op: 'remove' as const, on, state: 'removed' as const, verification };
    const background = await show(`#/agent/${locationId}/${agentId}`, {
      'action/remove': { kind: 'started', run: runOf({ ...step, attempts: 1 }) },
    });
    expect(document.querySelector('h1')?.textContent).toBe('Front desk');
    expect(text()).toContain('1 of 15 during the call');
    await click(`More for ${name}`);
    await click('Remove from this agent…');
    await settle(20);
    await click('Remove it');
    await settle(20);
    expect(background.inputs('action/remove')).toMatchObject([
      { target, tabId: -1, picked: true, surface: 'workspace', before: action },
    ]);
    expect(statusText()).toContain('Removed');
    expect(hasControl('Undo')).toBe(true);
  });

  it('duplicate an action, and copy it to others', async () => {
    const background = await show(`#/agent/${locationId}/${agentId}`);
    await click(`More for ${name}`);
    await click('Duplicate');
    for (let tries = 0; tries < 500 && !hasControl('Back to the agent'); tries += 1) {
      await settle(10);
    }
    expect(background.inputs('form/open')).toEqual([{ target, templateId: 'action:a1' }]);
    await click('Back to the agent');
    await settle(20);
    await click(`More for ${name}`);
    await click('Copy to other agents…');
    const from = encodeURIComponent(`${locationId}/${agentId}/a1`);
    expect(location.hash).toBe(`#/runs/new?action=${from}`);
  });
});
