// @vitest-environment happy-dom
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadParts } from '../../../../components/quick-add/later.ts';
import type { FormState } from '../../../../lib/messaging/messages/form-open.ts';
import { click, connectionOf, control, runOf, settle, text, type } from '../quick-add/fake.tsx';
import { fakeStore, now, showEditor, smsContent, templateOf } from './editor-fake.tsx';

// It comes when it is wanted; here it is there from the start.
beforeAll(() =>
  Promise.all([import('../../../../components/templates/try/try-it.tsx'), loadParts()]),
);
beforeEach(() => sessionStorage.clear());

const target = { locationId: 'loc-1', agentId: 'agent-1' };

const formOf = ({ variables, parameters, name }: ReturnType<typeof smsContent>): FormState => ({
  template: { id: 'template-1', type: 'SMS', name, description: '', favourite: false },
  draftId: 'draft-1',
  name,
  parameters,
  blanks: {
    variables,
    values: { business_name: 'Harbor Dental' },
    sources: { business_name: 'default' },
    offers: {},
    unresolved: {},
    names: {},
    keptSecrets: [],
  },
  remembered: [],
  referenceNames: {},
  fromDraft: false,
});

const created = () => runOf({ templateId: 'template-1' }, { id: 'run-1', draftId: 'draft-1' });

const withAgents = () =>
  fakeStore([templateOf(smsContent())], {
    'connection/list': () => ({
      connections: [{ locationId: 'loc-1', name: 'Harbor Dental', connection: connectionOf() }],
    }),
    'directory/list': () => ({
      entries: [{ id: 'agent-1', name: 'Front desk' }],
      fetchedAt: now,
    }),
    'form/open': () => formOf(smsContent()),
    'draft/save': () => ({ savedAt: now }),
    'draft/close': () => ({}),
    'action/create': () => ({ kind: 'started', run: created() }),
    'run/watch': () => new Promise<never>(() => undefined),
  });

describe('trying it on an agent', () => {
  it('saves what is typed, then opens quick add’s form for the agent', async () => {
    const store = withAgents();
    await showEditor(store, 'template-1');
    await type('Description', 'Changed');
    await click('Try it on…');
    await settle(50);
    expect(text()).toContain('Your changes are saved first.');
    await click('Save and open the form');
    await settle(50);
    expect(store.get('template-1')?.description).toBe('Changed');
    expect(store.inputs('form/open')).toEqual([{ target, templateId: 'template-1' }]);
    expect(document.activeElement?.closest('.try')).not.toBeNull();
  });

  it('creates on the agent that was chosen, whatever a tab shows', async () => {
    const store = withAgents();
    await showEditor(store, 'template-1');
    await click('Try it on…');
    await settle(50);
    await click('Open the form');
    await settle(50);
    const form = document.querySelector('.try form');
    const address = form?.querySelector<HTMLInputElement>('input');
    if (!address) throw new Error('no blank');
    address.value = '1 Main Street';
    address.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settle();
    await click('Create action');
    await settle(50);
    expect(store.inputs('action/create')[0]).toMatchObject({
      target,
      tabId: -1,
      picked: true,
      surface: 'workspace',
      templateId: 'template-1',
      content: { values: { address: '1 Main Street' } },
    });
    expect(document.querySelector('.try .outcome')?.textContent).toContain('Created');
    expect(control('Undo')).toBeTruthy();
  });

  it('opens no form while something is wrong', async () => {
    const store = withAgents();
    await showEditor(store, 'template-1');
    await type('Name', '');
    await click('Try it on…');
    await settle(50);
    await click('Save and open the form');
    await settle(50);
    expect(store.inputs('form/open')).toEqual([]);
    expect(document.activeElement).toBe(control('Name'));
  });

  it('says so when no sub-account is connected', async () => {
    const store = fakeStore([templateOf(smsContent())]);
    await showEditor(store, 'template-1');
    await click('Try it on…');
    await settle(50);
    expect(text()).toContain('No sub-account is connected yet: add one.');
  });
});
