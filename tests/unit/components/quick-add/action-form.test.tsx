// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import {
  agentId,
  click,
  control,
  fakeBackground,
  formOf,
  hasControl,
  leave,
  locationId,
  now,
  openState,
  runOf,
  settle,
  showQuickAdd,
  statusText,
  text,
  type,
} from './fake.tsx';

const transfer = 'starter:transfer-to-a-person';

async function openForm(background: ReturnType<typeof fakeBackground>, name: string) {
  const shown = await showQuickAdd(background);
  await type('Search templates', name);
  document.querySelector<HTMLElement>('#templates [role="option"]')?.click();
  await settle();
  return shown;
}

const described = (name: string) =>
  (control(name).getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ');

describe('a form', () => {
  it('starts in the first empty field and keeps every change', async () => {
    const background = fakeBackground();
    await openForm(background, 'Transfer to a person');
    expect(document.activeElement).toBe(control('Transfer to'));
    await type('Transfer to', '+1 212');
    await click('Wording and details');
    await type('Action name', 'Reception');
    expect(background.inputs('draft/save').at(-1)).toMatchObject({
      draftId: `draft of ${transfer}`,
      target: { locationId, agentId },
      templateId: transfer,
      content: {
        name: 'Reception',
        parameters: { transferToValue: '{{transfer_to}}' },
        values: { transfer_to: '+1 212' },
      },
    });
  });

  it('tells what is wrong beside the field when it is left, and sends nothing', async () => {
    const background = fakeBackground();
    await openForm(background, 'Transfer to a person');
    await type('Transfer to', '12');
    expect(control('Transfer to').getAttribute('aria-invalid')).toBeNull();
    await leave('Transfer to');
    expect(control('Transfer to').getAttribute('aria-invalid')).toBe('true');
    expect(described('Transfer to')).toContain('country code');
    await click('Wording and details');
    await type('When to do it', '');
    await click('Create action');
    await settle(20);
    expect(control('When to do it').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(control('Transfer to'));
    expect(background.inputs('action/create')).toEqual([]);
  });

  it('understands a number typed the local way and shows what will be sent', async () => {
    const background = fakeBackground({
      'action/create': { kind: 'started', run: runOf({}) },
    });
    await openForm(background, 'Transfer to a person');
    await type('Transfer to', '(212) 555-0123');
    await settle(100);
    expect(described('Transfer to')).toContain('Will be sent as +1 212 555 0123 (United States).');
    await leave('Transfer to');
    expect(control<HTMLInputElement>('Transfer to').value).toBe('+12125550123');
    await click('Create action');
    await settle(20);
    expect(background.inputs('action/create')[0]).toMatchObject({
      draftId: `draft of ${transfer}`,
      tabId: 7,
      picked: false,
      anyway: false,
      content: {
        parameters: { transferToValue: '{{transfer_to}}' },
        values: { transfer_to: '+12125550123' },
      },
    });
    expect(document.querySelector('form')).toBeNull();
    expect(statusText()).toContain('Created');
  });

  it('keeps what is typed and puts HighLevel’s words beside the field when it is refused', async () => {
    const problem = {
      kind: 'invalid' as const,
      status: 422,
      messages: ['transferToValue must be a valid phone number'],
    };
    const background = fakeBackground({
      'form/open': formOf(transfer, {
        parameters: {
          triggerPrompt: 'When asked',
          triggerMessage: 'Hold on',
          transferToValue: '+12125550123',
        },
      }),
      'action/create': { kind: 'started', run: runOf({ state: 'refused', problem }) },
    });
    await openForm(background, 'Transfer to a person');
    await click('Create action');
    await settle(20);
    expect(statusText()).toContain('HighLevel refused this');
    expect(statusText()).toContain('Nothing was created.');
    expect(described('Transfer to')).toContain('must be a valid phone number');
    expect(control<HTMLTextAreaElement>('When to do it').value).toBe('When asked');
    expect(document.activeElement).toBe(control('Transfer to'));
    // The same draft is never sent twice: it goes on under a new id.
    await type('Transfer to', '+12125550199');
    expect(described('Transfer to')).not.toContain('must be a valid');
    expect(background.inputs('draft/save').at(-1)?.draftId).toBe('id-1');
    await click('Create action');
    await settle(20);
    expect(background.inputs('action/create')[1]?.draftId).toBe('id-1');
  });

  it('shows the issues that the background finds', async () => {
    const background = fakeBackground({
      'form/open': formOf(transfer, {
        parameters: { triggerPrompt: 'a', triggerMessage: 'b', transferToValue: '+12125550123' },
      }),
      'action/create': {
        kind: 'invalid',
        issues: [{ path: 'triggerMessage', message: 'Not like this.', level: 'error' }],
      },
    });
    await openForm(background, 'Transfer to a person');
    await click('Create action');
    await settle(20);
    expect(described('What the agent says')).toContain('Not like this.');
    expect(document.activeElement).toBe(control('What the agent says'));
  });

  it('opens again where it was, and can be discarded', async () => {
    const background = fakeBackground({
      'quick-add/open': openState({ openTemplateId: transfer }),
      'form/open': formOf(transfer, { fromDraft: true, name: 'Half a name' }),
    });
    await showQuickAdd(background);
    expect(control<HTMLInputElement>('Action name').value).toBe('Half a name');
    await click('Discard draft');
    await settle(20);
    expect(background.inputs('draft/close')).toEqual([
      { target: { locationId, agentId }, templateId: transfer, discard: true },
    ]);
    expect(hasControl('Search templates')).toBe(true);
  });

  it('says when what is typed cannot be kept', async () => {
    const background = fakeBackground({
      'draft/save': () => {
        throw new (class extends Error {})();
      },
    });
    await openForm(background, 'Transfer to a person');
    await type('Transfer to', '1');
    expect(text()).toContain('What you type is not being kept');
    expect(control<HTMLInputElement>('Transfer to').value).toBe('1');
    // It is here while this is open, also after a look at the list.
    for (const _ of ['a look', 'another']) {
      await click('Back to templates');
      await settle(20);
      document.querySelector<HTMLElement>('#templates [role="option"]')?.click();
      await settle(20);
      await settle(20);
      expect(control<HTMLInputElement>('Transfer to').value).toBe('1');
      expect(text()).toContain('What you type is not being kept');
    }
    background.answer('draft/save', { savedAt: now });
    await type('Transfer to', '12');
    await settle(20);
    expect(text()).not.toContain('What you type is not being kept');
    background.answer('form/open', formOf(transfer, { parameters: { transferToValue: 'kept' } }));
    await click('Back to templates');
    await settle(20);
    document.querySelector<HTMLElement>('#templates [role="option"]')?.click();
    await settle(20);
    expect(control<HTMLInputElement>('Transfer to').value).toBe('kept');
  });

  it('reads numbers, and keeps what is none', async () => {
    const background = fakeBackground();
    await openForm(background, 'Book an appointment');
    await click('Wording and details');
    await type('Hours between times', '0.5');
    expect(background.inputs('draft/save').at(-1)?.content.parameters.hoursBetweenSlots).toBe(0.5);
    await type('Hours between times', 'two');
    await leave('Hours between times');
    expect(control<HTMLInputElement>('Hours between times').value).toBe('two');
    expect(described('Hours between times')).toContain('Enter a number');
    // A thousand or one: nobody can tell. And what no number holds, the message to keep it does not.
    for (const text of ['1,000', '9'.repeat(400)]) {
      await type('Hours between times', text);
      expect(background.inputs('draft/save').at(-1)?.content.parameters.hoursBetweenSlots).toBe(
        text,
      );
    }
  });

  it('shows lists as rows, and only the fields that count', async () => {
    const background = fakeBackground({
      'form/open': formOf('starter:ask-another-system', {
        parameters: { apiDetails: { method: 'GET' } },
      }),
    });
    await openForm(background, 'Ask another system');
    await click('More options');
    await type('Value 1', 'data.status');
    await click('Add value');
    await type('Value 2', 'data.date');
    expect(background.inputs('draft/save').at(-1)?.content.parameters.selectedPaths).toEqual([
      'data.status',
      'data.date',
    ]);
    await click('Remove value 1');
    expect(control<HTMLInputElement>('Value 1').value).toBe('data.date');
    expect(hasControl('Token or key')).toBe(false);
    await click('Needs a token or key');
    expect(control<HTMLInputElement>('Token or key').type).toBe('password');
    const method = control<HTMLSelectElement>('Method');
    method.value = 'POST';
    method.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(hasControl('Value 1')).toBe(false);
  });

  it('previews the request without secrets, and copies it', async () => {
    const background = fakeBackground({
      'form/open': formOf('starter:ask-another-system', {
        parameters: {
          apiDetails: {
            url: 'https://api.example.com/orders',
            method: 'GET',
            authenticationRequired: true,
            authenticationValue: 'hunter2-very-secret',
          },
        },
      }),
    });
    const { done } = await openForm(background, 'Ask another system');
    await click('Preview');
    expect(text()).toContain('POST https://services.leadconnectorhq.com/voice-ai/actions');
    await click('Copy the JSON');
    await click('curl');
    await click('Copy the curl command');
    expect(done.copied).toHaveLength(2);
    expect(done.copied[1]).toContain('curl --request POST');
    for (const copied of done.copied) expect(copied).not.toContain('hunter2');
    expect(document.querySelector('.preview')?.textContent).not.toContain('hunter2');
  });
});
