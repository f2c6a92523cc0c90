// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { actions } from '../../../../lib/actions/index.ts';
import { MessageError } from '../../../../lib/messaging/send.ts';
import { click, control, settle, text, type } from '../quick-add/fake.tsx';
import { fakeBackground, settleParts, showWorkspace } from '../workspace/stage.tsx';

async function paste(value: string) {
  const background = fakeBackground();
  await showWorkspace(background, '#/paste');
  await settleParts();
  await type('What you copied', value);
  return background;
}
const request = (changes: object = {}) =>
  JSON.stringify({
    agentId: 'a',
    locationId: 'l',
    actionType: 'CALL_TRANSFER',
    name: 'To the boss',
    actionParameters: actions.CALL_TRANSFER.sample,
    ...changes,
  });

describe('pasting JSON', () => {
  it('says at once what was found, what was mended and what was left out', async () => {
    await paste(`${request().slice(0, -1)},}`);
    expect(text()).toContain('1 action found');
    expect(text()).toContain('To the boss');
    expect(text()).toContain('Transfer the call');
    expect(text()).toContain('Left out: agentId, locationId.');
    expect(text()).toContain('Commas were put right.');
  });

  it('keeps it as the edit of a new template before the editor opens', async () => {
    const background = await paste(request());
    await click('Make a template');
    const [kept] = background.inputs('edit/save');
    expect(kept).toMatchObject({
      of: 'new',
      base: 0,
      content: {
        type: 'CALL_TRANSFER',
        name: 'To the boss',
        folder: '',
        tags: [],
        parameters: { triggerPrompt: actions.CALL_TRANSFER.sample.triggerPrompt },
      },
    });
    expect(location.hash).toBe(`#/templates/new?editor=${kept?.editorId}`);
  });

  it('makes blanks of ids, secrets, and the numbers that were chosen', async () => {
    const headers = [{ key: 'Authorization', value: 'Bearer abcdefghijklmnop' }];
    const sample = actions.CUSTOM_ACTION.sample as { apiDetails: object };
    const parameters = { ...sample, apiDetails: { ...sample.apiDetails, headers } };
    const body = request({ actionType: 'CUSTOM_ACTION', actionParameters: parameters });
    const background = await paste(body);
    expect(text()).toContain('2 secrets in it became blanks');
    await click('Make a template');
    expect(JSON.stringify(background.inputs('edit/save'))).not.toContain('abcdefghijklmnop');

    const transfer = await paste(request());
    await act(() => document.querySelector<HTMLInputElement>('.tag-choice input')?.click());
    await click('Make a template');
    const [kept] = transfer.inputs('edit/save');
    expect(kept?.content.variables).toMatchObject([{ kind: 'phone' }]);
  });

  it('offers each of several, and asks for a type that is not clear', async () => {
    await paste(`[${request()}, ${request({ name: 'Second' })}]`);
    expect(text()).toContain('2 actions found: each can become a template');
    expect(document.querySelectorAll('.pasted')).toHaveLength(2);

    const background = await paste(JSON.stringify({ name: 'What?', actionParameters: {} }));
    expect(control('Make a template').getAttribute('aria-disabled')).toBe('true');
    const select = control<HTMLSelectElement>('Type');
    await act(() => {
      select.value = 'SMS';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await settle();
    await click('Make a template');
    expect(background.inputs('edit/save')[0]?.content.type).toBe('SMS');
  });

  it('explains what cannot be read beside the field', async () => {
    await paste('{"actionType": "CALL_TRANSFER", "name": "Cut o');
    const field = control('What you copied');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.querySelector('.field-error')?.textContent).not.toBe('');
  });

  it('keeps what was pasted when the storage does not take it', async () => {
    const background = await paste(request());
    background.answer('edit/save', () => {
      throw new MessageError('storage');
    });
    await click('Make a template');
    expect(text()).toContain('The browser’s storage did not take it. Nothing was changed.');
    expect(location.hash).toBe('#/paste');
    expect(control<HTMLTextAreaElement>('What you copied').value).toBe(request());
  });
});
