// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Run, Step } from '../../../../lib/runs/schema.ts';
import {
  click,
  control,
  fakeBackground,
  formOf,
  hasControl,
  openState,
  runOf,
  settle,
  showQuickAdd,
  statusText,
  text,
  type,
} from './fake.tsx';

const transfer = 'starter:transfer-to-a-person';
const parameters = {
  triggerPrompt: 'When asked',
  triggerMessage: 'Hold on',
  transferToValue: '+12125550123',
};

const sending = (state: Step['state'], changes: Partial<Run> = {}) => {
  const run = runOf({ state }, changes);
  for (const step of run.steps) delete step.actionId;
  return run;
};

async function open(name: string) {
  await type('Search templates', name);
  document.querySelector<HTMLElement>('#templates [role="option"]')?.click();
  await settle();
}

/** The form of a call transfer, sent and not answered; `finish` brings the answer. */
async function sent() {
  let finish = (_: Run) => undefined as unknown;
  const background = fakeBackground({
    'form/open': ({ templateId }) =>
      formOf(templateId, templateId === transfer ? { parameters } : {}),
    'action/create': { kind: 'started', run: sending('sending') },
    'run/watch': () =>
      new Promise((done) => {
        finish = done;
      }),
  });
  await showQuickAdd(background);
  await open('Transfer to a person');
  await click('Create action');
  await settle(20);
  return {
    background,
    finish: async (run: Run) => {
      finish(run);
      await settle(20);
    },
  };
}

describe('while a create is on its way', () => {
  it('another form can be filled in and sent, and stays open when the first is done', async () => {
    const { finish } = await sent();
    await click('Back to templates');
    await settle(20);
    await open('Send a text message');
    await type('Text message', 'half typed');
    expect(control('Create action').getAttribute('aria-busy')).toBeNull();
    await finish(runOf({}, { revision: 2 }));
    expect(statusText()).toContain('Created');
    expect(control<HTMLTextAreaElement>('Text message').value).toBe('half typed');
  });

  it('a refusal says nothing beside the fields of another form', async () => {
    const { finish } = await sent();
    await click('Back to templates');
    await settle(20);
    await open('Send a text message');
    const problem = { kind: 'invalid' as const, messages: ['triggerMessage is bad'] };
    await finish(runOf({ state: 'refused', problem, templateId: transfer }, { revision: 2 }));
    await click('Wording and details');
    expect(control('What the agent says').getAttribute('aria-invalid')).toBeNull();
  });

  it('what is typed meanwhile stays, as a draft of its own', async () => {
    const { background, finish } = await sent();
    await type('Action name', 'Mended meanwhile');
    expect(background.inputs('draft/save').at(-1)).toMatchObject({
      draftId: 'id-1',
      content: { name: 'Mended meanwhile' },
    });
    await finish(runOf({}, { revision: 2 }));
    expect(statusText()).toContain('Created');
    expect(control<HTMLInputElement>('Action name').value).toBe('Mended meanwhile');
    await click('Create action');
    await settle(20);
    expect(background.inputs('action/create').at(-1)).toMatchObject({
      draftId: 'id-1',
      content: { name: 'Mended meanwhile' },
    });
  });

  it('quick add that is opened again follows it, and closes the form with it', async () => {
    let finish = (_: Run) => undefined as unknown;
    const background = fakeBackground({
      'quick-add/open': openState({
        openTemplateId: transfer,
        recent: [sending('sending', { draftId: 'as kept' })],
      }),
      'form/open': formOf(transfer, { parameters, fromDraft: true, draftId: 'as kept' }),
      'run/watch': () =>
        new Promise((done) => {
          finish = done;
        }),
    });
    await showQuickAdd(background);
    expect(control('Create action').getAttribute('aria-busy')).toBe('true');
    finish(runOf({}, { revision: 2, draftId: 'as kept' }));
    await settle(20);
    expect(statusText()).toContain('Created');
    expect(hasControl('Search templates')).toBe(true);
  });
});

describe('a draft that another window has sent', () => {
  it('with other content: says so, sends nothing, and keeps what is typed', async () => {
    const run = runOf({ name: 'As it was' }, { draftId: `draft of ${transfer}` });
    const background = fakeBackground({
      'form/open': formOf(transfer, { parameters }),
      'action/create': { kind: 'other-content', run },
    });
    await showQuickAdd(background);
    await open('Transfer to a person');
    await type('Action name', 'Second person');
    await click('Create action');
    await settle(20);
    expect(text()).toContain('This form was sent before');
    expect(text()).toContain('Nothing was sent now');
    expect(control<HTMLInputElement>('Action name').value).toBe('Second person');
    background.answer('action/create', { kind: 'started', run: sending('sending', { id: 'r2' }) });
    await click('Create action');
    await settle(20);
    expect(background.inputs('action/create').map(({ draftId }) => draftId)).toEqual([
      `draft of ${transfer}`,
      'id-1',
    ]);
  });
});
