// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { maskSecrets } from '../../../../lib/actions/secrets.ts';
import type { ActionState } from '../../../../lib/messaging/messages/shapes.ts';
import type { Run, Step } from '../../../../lib/runs/schema.ts';
import { hidden, sms } from '../../runs/orders.ts';
import {
  agentId,
  click,
  control,
  fakeBackground,
  hasControl,
  locationId,
  openState,
  press,
  runOf,
  settle,
  showQuickAdd,
  statusText,
  text,
  type,
} from './fake.tsx';

const target = { locationId, agentId };
const stateOf = ({ type: of, name, parameters }: typeof sms): ActionState => ({
  type: of,
  name,
  parameters: maskSecrets(of, parameters),
});
const plain = stateOf(sms);
const secretOne = stateOf(hidden);

/** A run that changed or removed an action, settled. */
function changed(op: 'update' | 'remove', before: ActionState, step: Partial<Step> = {}): Run {
  const on = { actionId: 'a1', ...before, secretPaths: [] };
  const state = op === 'update' ? 'updated' : 'removed';
  const verification = { state: 'one' as const, ids: [], seen: {}, reads: 2 };
  const run = runOf({ ...before, op, on, state, attempts: 1, verification, ...step });
  for (const one of run.steps) delete one.actionId;
  return run;
}

async function show(before = plain, answers: Parameters<typeof fakeBackground>[0] = {}) {
  const background = fakeBackground({
    'quick-add/open': openState(),
    'agent/actions': { actions: [{ id: 'a1', ...before }] },
    'action/read': { kind: 'action', action: before },
    'action/edit': { kind: 'started', run: changed('update', before) },
    'action/remove': { kind: 'started', run: changed('remove', before) },
    ...answers,
  });
  const shown = await showQuickAdd(background);
  await click('On this agent');
  await settle(20);
  return { background, ...shown };
}
const menu = async (before: ActionState, item: string) => {
  await click(`More for ${before.name}`);
  await click(item);
  await settle(20);
};
/** Opens the form; its code comes with the first one. */
async function edit() {
  await click('Edit');
  for (let tries = 0; tries < 200 && !hasControl('Show what changes'); tries += 1) await settle(10);
}

describe('editing an action that the agent has', () => {
  it('shows the difference before anything is sent, and sends what was shown', async () => {
    const { background } = await show();
    await edit();
    await type('Text message', 'Main Street 2');
    await click('Show what changes');
    await settle(20);
    expect(background.inputs('action/edit')).toEqual([]);
    expect(text()).toContain('Main Street');
    expect(document.querySelector('del')).not.toBeNull();
    await click('Change action');
    await settle(20);
    expect(background.inputs('action/edit')).toMatchObject([
      {
        target,
        actionId: 'a1',
        before: plain,
        name: plain.name,
        parameters: { ...plain.parameters, messageBody: 'Main Street 2' },
      },
    ]);
    expect(statusText()).toContain('Changed');
    // The list was read again, and what was typed is not offered any more.
    expect(background.inputs('agent/actions').length).toBeGreaterThan(1);
    expect(background.inputs('edit/discard')).toMatchObject([
      { of: `action/${locationId}/${agentId}/a1` },
    ]);
  });

  it('says so when nothing is different', async () => {
    const { background } = await show();
    await edit();
    await click('Show what changes');
    await settle(20);
    expect(text()).toContain('Nothing is different from what is there.');
    expect(background.inputs('action/edit')).toEqual([]);
  });

  it('lets masks stay, and a new secret is told, not shown', async () => {
    const { background } = await show(secretOne);
    await edit();
    await type('Token or key', 'sk-a-new-one');
    await click('Show what changes');
    await settle(20);
    expect(text()).toContain('Token or key: a new secret.');
    expect(text()).not.toContain('sk-a-new-one');
    await click('Change action');
    await settle(20);
    const { apiDetails } = secretOne.parameters as { apiDetails: object };
    expect(background.inputs('action/edit')[0]?.parameters).toEqual({
      ...secretOne.parameters,
      apiDetails: { ...apiDetails, authenticationValue: 'sk-a-new-one' },
    });
  });

  it('keeps what is typed, finds it again, and says when the action is another by now', async () => {
    const { background, close } = await show();
    await edit();
    await type('Text message', 'Half typed');
    await settle(400);
    const saved = background.inputs('edit/save').at(-1);
    expect(saved).toMatchObject({ content: { parameters: { messageBody: 'Half typed' } } });
    await close();
    const theirs = { ...plain, name: 'Theirs' };
    const content = saved?.content ?? {};
    const edits = [{ editorId: 'change', base: 0, content, changedAt: 1 }];
    await show(theirs, { 'edit/open': { edits } });
    await edit();
    expect(control<HTMLTextAreaElement>('Text message').value).toBe('Half typed');
    expect(text()).toContain('Somebody has changed this action since you began');
  });

  it('says what is wrong with it, in the form', async () => {
    const issues = [{ path: 'messageBody', message: 'Too long.', level: 'error' as const }];
    await show(plain, { 'action/edit': { kind: 'invalid', issues } });
    await edit();
    await type('Text message', 'Longer');
    await click('Show what changes');
    await settle(20);
    await click('Change action');
    await settle(20);
    expect(text()).toContain('Too long.');
    expect(control<HTMLTextAreaElement>('Text message').value).toBe('Longer');
  });

  it('opens it again when somebody was faster', async () => {
    const run = changed('update', plain, { state: 'not-sent', stopped: 'changed' });
    const { background } = await show(plain, { 'action/edit': { kind: 'started', run } });
    await edit();
    await type('Text message', 'Mine');
    await click('Show what changes');
    await settle(20);
    await click('Change action');
    await settle(20);
    expect(statusText()).toContain('Somebody has changed it since');
    expect(background.inputs('edit/discard')).toEqual([]);
    await click('Edit it again');
    await settle(20);
    expect(background.inputs('action/read')).toHaveLength(2);
    expect(hasControl('Show what changes')).toBe(true);
  });
});

describe('renaming and removing', () => {
  it('renames in the row, with Enter; Escape leaves it', async () => {
    const { background } = await show();
    await menu(plain, 'Rename');
    await type('New name', ' ');
    const submit = () =>
      act(() => void control<HTMLInputElement>('New name').form?.requestSubmit());
    await submit();
    await settle();
    expect(text()).toContain('Give the action a name.');
    await type('New name', 'Directions');
    await submit();
    await settle(20);
    expect(background.inputs('action/edit')).toMatchObject([
      { name: 'Directions', before: plain, parameters: plain.parameters },
    ]);
    await menu(plain, 'Rename');
    await press('New name', 'Escape');
    expect(hasControl('New name')).toBe(false);
    expect(background.inputs('action/edit')).toHaveLength(1);
  });

  it('asks before it removes, and says whether it can be undone', async () => {
    const { background } = await show();
    await menu(plain, 'Remove from this agent…');
    expect(text()).toContain('Its ID is another one then');
    await click('Cancel');
    expect(background.inputs('action/remove')).toEqual([]);
    await menu(plain, 'Remove from this agent…');
    await click('Remove it');
    await settle(20);
    expect(background.inputs('action/remove')).toMatchObject([{ actionId: 'a1', before: plain }]);
    expect(statusText()).toContain('Removed');
    expect(hasControl('Undo')).toBe(true);
  });

  it('says that what holds a secret cannot be undone', async () => {
    await show(secretOne);
    await menu(secretOne, 'Remove from this agent…');
    expect(text()).toContain('This cannot be undone: the action holds a secret');
  });

  it('opens nothing that is gone, or that it must not touch', async () => {
    const problem = { kind: 'not-found' as const, messages: [] };
    const { background } = await show(plain, { 'action/read': { kind: 'problem', problem } });
    await click('Edit');
    await settle(20);
    expect(text()).toContain('This action is not there any more');
    expect(background.inputs('agent/actions')).toHaveLength(2);
    background.answer('action/read', { kind: 'other-type', type: 'CAP' });
    await click('Edit');
    await settle(20);
    expect(text()).toContain('It is left alone');
  });

  it('says that nothing was sent when the tab has moved on', async () => {
    await show(plain, { 'action/remove': { kind: 'moved' } });
    await menu(plain, 'Remove from this agent…');
    await click('Remove it');
    await settle(20);
    expect(text()).toContain('The tab shows another agent now');
  });

  it('copies to other agents in the workspace', async () => {
    const { done } = await show();
    await menu(plain, 'Copy to other agents…');
    const action = encodeURIComponent(`${locationId}/${agentId}/a1`);
    expect(done.workspace).toEqual([`#/runs/new?action=${action}`]);
    await click('Open in the workspace');
    expect(done.workspace.at(-1)).toBe(`#/agent/${locationId}/${agentId}`);
  });
});
