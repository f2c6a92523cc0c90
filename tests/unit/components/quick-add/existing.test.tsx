// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Output } from '../../../../lib/messaging/messages/index.ts';
import type { Template } from '../../../../lib/templates/schema.ts';
import {
  agentId,
  click,
  control,
  fakeBackground,
  formOf,
  hasControl,
  locationId,
  now,
  openState,
  press,
  settle,
  showQuickAdd,
  text,
  type,
} from './fake.tsx';

const target = { locationId, agentId };
const transfer = 'starter:transfer-to-a-person';
const actions = [
  { id: 'a1', type: 'CALL_TRANSFER', name: 'To reception', parameters: { triggerPrompt: 'When…' } },
  { id: 'a2', type: 'CANCEL_APPOINTMENT', name: 'Cancel it', parameters: {} },
  { id: 'a3', parameters: {} },
];
const asTemplate: Output<'action/as-template'> = {
  kind: 'template',
  type: 'CALL_TRANSFER',
  name: 'To reception',
  parameters: {
    triggerPrompt: 'When asked, or call https://example.com/',
    triggerMessage: 'Hold on',
    transferToValue: '+12125550123',
  },
  variables: [],
  proposals: [
    {
      path: 'transferToValue',
      kind: 'phone',
      value: '+12125550123',
      label: 'Transfer to',
      name: 'transfer_to',
    },
    {
      path: 'triggerPrompt',
      kind: 'url',
      value: 'https://example.com/',
      label: 'Web address',
      name: 'web_address',
    },
  ],
};
const saved = (name: string): Template => ({
  id: 'new-1',
  revision: 1,
  createdAt: now,
  changedAt: now,
  type: 'CALL_TRANSFER',
  name,
  description: '',
  parameters: {},
  variables: [],
  folder: '',
  tags: [],
});

async function showAgent(answers: Parameters<typeof fakeBackground>[0] = {}) {
  const background = fakeBackground({
    'quick-add/open': openState({ folders: ['Dental'] }),
    'agent/actions': { actions },
    'action/as-template': asTemplate,
    'template/save': ({ content }) => ({ kind: 'saved', template: saved(content.name) }),
    ...answers,
  });
  const shown = await showQuickAdd(background);
  await click('On this agent');
  await settle(20);
  return { background, ...shown };
}

async function menu(item: string) {
  await click('More for To reception');
  await click(item);
}

describe('on this agent', () => {
  it('lists what there is; types that cannot be created are shown, not offered', async () => {
    const { background } = await showAgent();
    const rows = [...document.querySelectorAll('.agent-action')].map((one) => one.textContent);
    expect(rows[0]).toContain('To reception');
    expect(rows[0]).toContain('When…');
    expect(rows[0]).toContain('Edit');
    expect(rows[1]).toContain('CANCEL_APPOINTMENT');
    expect(rows[1]).not.toContain('Edit');
    expect(rows[2]).toContain('Without a name');
    expect(background.inputs('agent/actions')).toEqual([target]);
  });

  it('says when there is nothing, and when nobody can tell', async () => {
    const { background } = await showAgent({ 'agent/actions': { actions: [] } });
    expect(text()).toContain('This agent has no actions yet.');
    background.answer('agent/actions', { actions: null });
    await click('Refresh');
    expect(text()).toContain('HighLevel does not list them: we cannot tell.');
  });

  it('keeps what it has when it cannot be read again', async () => {
    const { background } = await showAgent();
    const problem = { kind: 'down' as const, messages: [] };
    background.answer('agent/actions', { actions: null, problem });
    await click('Refresh');
    expect(text()).toContain('HighLevel does not answer');
    expect(document.querySelectorAll('.agent-action')).toHaveLength(3);
  });

  it('leads to a token where there is none', async () => {
    const problem = { kind: 'no-token' as const, messages: [] };
    await showAgent({ 'agent/actions': { actions: null, problem } });
    await click('Add a token');
    expect(hasControl('Token')).toBe(true);
  });

  it('duplicates an action as a form of its own', async () => {
    const id = 'action:a1';
    const form = formOf(transfer);
    const { background } = await showAgent({
      'form/open': { ...form, template: { ...form.template, id, name: 'To reception' } },
    });
    await menu('Duplicate');
    await settle(20);
    expect(background.inputs('form/open')).toEqual([{ target, templateId: id }]);
    // No template has its blanks, so the draft carries them; and there is nothing to mark.
    await type('Transfer to', '+1');
    expect(background.inputs('draft/save').at(-1)).toMatchObject({
      templateId: id,
      content: { of: { type: 'CALL_TRANSFER', variables: [{ name: 'transfer_to' }] } },
    });
    expect(hasControl('Favourite')).toBe(false);
  });
});

describe('saving as a template', () => {
  it('offers numbers and addresses as blanks, and saves what was chosen', async () => {
    const { background, done } = await showAgent();
    await menu('Save as template');
    await settle(20);
    expect(control<HTMLInputElement>('Transfer to: +12125550123').checked).toBe(true);
    expect(control<HTMLInputElement>('Web address: https://example.com/').checked).toBe(false);
    await type('Name', 'Reception');
    await type('Folder', 'Dental');
    await click('Web address: https://example.com/');
    await click('Save template');
    await settle(20);
    expect(background.inputs('template/save')).toMatchObject([
      {
        base: 0,
        content: {
          name: 'Reception',
          actionName: 'To reception',
          folder: 'Dental',
          parameters: {
            transferToValue: '{{transfer_to}}',
            triggerPrompt: 'When asked, or call {{web_address}}',
          },
          variables: [
            { name: 'transfer_to', kind: 'phone' },
            { name: 'web_address', kind: 'url' },
          ],
        },
      },
    ]);
    expect(text()).toContain('Saved as template “Reception”.');
    await click('Open it in the workspace');
    expect(done.workspace).toEqual(['#/templates/new-1']);
  });

  it('asks for a name, and says when the storage did not take it', async () => {
    const { background } = await showAgent();
    await menu('Save as template');
    await settle(20);
    await type('Name', ' ');
    await click('Save template');
    expect(text()).toContain('Give the template a name.');
    expect(background.inputs('template/save')).toEqual([]);
  });

  it('says what is wrong, and keeps what was typed', async () => {
    const message = 'Secrets are not kept in templates: make this a blank.';
    await showAgent({
      'template/save': { kind: 'invalid', issues: [{ path: 'x', message, level: 'error' }] },
    });
    await menu('Save as template');
    await settle(20);
    await type('Name', 'Mine');
    await click('Save template');
    await settle(20);
    expect(text()).toContain(message);
    expect(control<HTMLInputElement>('Name').value).toBe('Mine');
  });

  it('takes what stands in a form, and leads back to it', async () => {
    const background = fakeBackground({ 'action/as-template': asTemplate });
    await showQuickAdd(background);
    await press('Search templates', 'Enter');
    await settle(20);
    await type('Transfer to', '+1 212');
    await click('More');
    await click('Save as template…');
    await settle(20);
    expect(background.inputs('action/as-template')).toMatchObject([
      {
        target,
        source: {
          kind: 'form',
          parameters: { transferToValue: '{{transfer_to}}' },
          variables: [{ name: 'transfer_to' }],
        },
      },
    ]);
    await click('Back');
    expect(control<HTMLInputElement>('Transfer to').value).toBe('+1 212');
  });
});
