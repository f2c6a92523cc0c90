// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import {
  click,
  control,
  fakeBackground,
  formOf,
  hasControl,
  leave,
  now,
  press,
  settle,
  showQuickAdd,
  text,
  type,
} from '../quick-add/fake.tsx';

const workflow = 'starter:start-a-workflow';
const entries = [
  { id: 'w1', name: 'Quote follow-up' },
  { id: 'w2', name: 'Missed call', state: 'draft' as const },
  { id: 'w3', name: 'Review request' },
];

async function openForm(
  answers: Parameters<typeof fakeBackground>[0],
  form: Parameters<typeof formOf>[1] = {},
) {
  const background = fakeBackground({ 'form/open': formOf(workflow, form), ...answers });
  await showQuickAdd(background);
  await type('Search templates', 'Start a workflow');
  document.querySelector<HTMLElement>('#templates [role="option"]')?.click();
  await settle();
  return background;
}

const choices = () =>
  [...document.querySelectorAll('.combobox [role="option"]')].map((one) => one.textContent);

describe('choosing by name', () => {
  it('lists, filters, and stores the id', async () => {
    const background = await openForm({
      'directory/list': { entries, fetchedAt: now - 180_000 },
    });
    await click('Workflow');
    expect(choices()).toEqual(['Quote follow-up', 'Missed callDraft', 'Review request']);
    expect(text()).toContain('Read 3 min ago');
    await type('Workflow', 'revi');
    expect(choices()).toEqual(['Review request']);
    await press('Workflow', 'Enter');
    expect(control<HTMLInputElement>('Workflow').value).toBe('Review request');
    expect(control('Workflow').getAttribute('aria-expanded')).toBe('false');
    expect(background.inputs('draft/save').at(-1)?.content.values.workflow).toBe('w3');
  });

  it('is walked with the keys; Escape keeps what was chosen', async () => {
    await openForm({ 'directory/list': { entries, fetchedAt: now } });
    await press('Workflow', 'ArrowDown');
    await press('Workflow', 'ArrowDown');
    const active = control('Workflow').getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(active)?.textContent).toContain('Missed call');
    await press('Workflow', 'Enter');
    expect(text()).toContain('This one is a draft');
    await type('Workflow', 'zzz');
    expect(text()).toContain('Nothing called “zzz”.');
    await press('Workflow', 'Escape');
    expect(control<HTMLInputElement>('Workflow').value).toBe('Missed call');
  });

  it('marks what was used last here, by its name', async () => {
    await openForm(
      { 'directory/list': () => new Promise(() => undefined) },
      {
        parameters: { workflowId: 'w9' },
        remembered: ['workflowId'],
        referenceNames: { workflowId: 'Old one' },
      },
    );
    expect(control<HTMLInputElement>('Workflow').value).toBe('Old one');
    expect(text()).toContain('Used last time here');
  });

  it('can be read again, and shows what it has when that fails', async () => {
    const background = await openForm({ 'directory/list': { entries, fetchedAt: now } });
    await click('Workflow');
    background.answer('directory/list', {
      entries,
      fetchedAt: now - 3_600_000,
      problem: { kind: 'down', messages: [] },
    });
    await click('Refresh');
    expect(background.inputs('directory/list').at(-1)?.refresh).toBe(true);
    expect(choices()).toHaveLength(3);
    expect(text()).toContain('HighLevel does not answer. Read 1 h ago');
  });

  it('gives way to the id when the scope is missing, and names the scope', async () => {
    const background = await openForm({
      'directory/list': {
        entries: [],
        problem: { kind: 'scope-missing', scope: 'workflows.readonly', messages: [] },
      },
    });
    expect(text()).toContain('With the scope “workflows.readonly”');
    expect(control('Workflow').getAttribute('role')).toBeNull();
    expect(control('Workflow').getAttribute('aria-invalid')).toBeNull();
    await type('Workflow', 'AbC');
    expect(background.inputs('draft/save').at(-1)?.content.values.workflow).toBe('AbC');
  });

  it('takes an id by hand at any time', async () => {
    await openForm({ 'directory/list': { entries, fetchedAt: now } });
    await click('Enter an ID instead');
    await type('Workflow', 'w3');
    await click('Choose by name');
    expect(control<HTMLInputElement>('Workflow').value).toBe('Review request');
  });

  it('says that nothing is there, and asks for one when it is to be sent', async () => {
    await openForm({ 'directory/list': { entries: [], fetchedAt: now } });
    await click('Workflow');
    expect(text()).toContain('This sub-account has no workflows.');
    await leave('Workflow');
    expect(control('Workflow').getAttribute('aria-invalid')).toBe(null);
    await click('Create action');
    expect(control('Workflow').getAttribute('aria-invalid')).toBe('true');
    expect(hasControl('Enter an ID instead')).toBe(true);
  });
});
