// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { FormState } from '../../../../lib/messaging/messages/form-open.ts';
import type { BlankState } from '../../../../lib/messaging/messages/template-shapes.ts';
import type { Variable } from '../../../../lib/templates/schema.ts';
import {
  blanksOf,
  click,
  control,
  fakeBackground,
  formOf,
  hasControl,
  openState,
  press,
  runOf,
  settle,
  showQuickAdd,
  text,
  type,
} from './fake.tsx';

const booking = 'starter:book-an-appointment';
const system = 'starter:ask-another-system';

const calendar: Variable = {
  name: 'calendar',
  label: 'Calendar',
  kind: 'calendar',
  required: true,
  default: 'Bookings',
};
const key: Variable = { name: 'key', label: 'API key', kind: 'secret', required: true };

/** The form of a booking with this calendar. */
const bookingWith = (blanks: Partial<BlankState>, changes: Partial<FormState> = {}) => ({
  ...formOf(booking, { blanks: { variables: [calendar], ...blanks } }),
  ...changes,
});

/** The form of a request with a header that holds a secret. */
const requestWith = (blanks: Partial<BlankState> = {}): FormState => ({
  ...formOf(system, {
    parameters: {
      triggerPrompt: 'When asked',
      triggerMessage: 'One moment',
      apiDetails: {
        url: 'https://api.example.com/',
        method: 'POST',
        headers: [{ key: 'Authorization', value: 'Bearer {{key}}' }],
      },
    },
  }),
  blanks: blanksOf({ variables: [key], ...blanks }),
});

async function show(form: FormState, answers: Parameters<typeof fakeBackground>[0] = {}) {
  const background = fakeBackground({
    'form/open': form,
    'action/create': { kind: 'started', run: runOf({}) },
    ...answers,
  });
  const shown = await showQuickAdd(background);
  document.querySelector<HTMLElement>('#templates [role="option"]')?.click();
  await settle(20);
  return { background, ...shown };
}

const field = (path: string) => document.querySelector(`[data-field="field--blank-${path}"]`);
const created = (background: ReturnType<typeof fakeBackground>) =>
  background.inputs('action/create')[0]?.content;

describe('a form with blanks', () => {
  it('asks for them alone; the rest is folded away', async () => {
    await show(bookingWith({}));
    expect(hasControl('Calendar')).toBe(true);
    expect(hasControl('Hours between times')).toBe(false);
    await click('Wording and details');
    expect(hasControl('Hours between times')).toBe(true);
    expect(hasControl('Action name')).toBe(true);
    // What is one blank and nothing else is not asked for twice.
    expect(document.querySelectorAll('[role="combobox"]')).toHaveLength(1);
  });

  it('creates with Enter when all is known', async () => {
    const form = bookingWith({
      values: { calendar: 'c1' },
      sources: { calendar: 'name' },
      names: { calendar: 'Bookings' },
    });
    const { background } = await show(form);
    expect(document.activeElement).toBe(control('Create action'));
    expect(field('calendar')?.textContent).toContain('Found by name');
    document.activeElement
      ?.closest('form')
      ?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle(20);
    expect(created(background)).toMatchObject({
      parameters: { calendarId: '{{calendar}}' },
      values: { calendar: 'c1' },
    });
  });

  it('does not create with the Enter that opened it', async () => {
    const { background } = await show(bookingWith({ values: { calendar: 'c1' } }));
    const held = new KeyboardEvent('keydown', {
      key: 'Enter',
      repeat: true,
      bubbles: true,
      cancelable: true,
    });
    expect(document.activeElement?.dispatchEvent(held)).toBe(false);
    expect(background.inputs('action/create')).toEqual([]);
  });

  it.each([
    [0, 'Nothing here is called “Bookings”: choose one.'],
    [3, '3 calendars are called “Bookings”: choose one.'],
  ])('says why a reference with %i matches did not fill itself', async (count, words) => {
    const { background } = await show(
      bookingWith({ unresolved: { calendar: { name: 'Bookings', count } } }),
    );
    expect(document.activeElement).toBe(control('Calendar'));
    expect(field('calendar')?.textContent).toContain(words);
    await click('Create action');
    await settle(20);
    expect(control('Calendar').getAttribute('aria-invalid')).toBe('true');
    expect(background.inputs('action/create')).toEqual([]);
  });

  it('offers what was used elsewhere, and fills it in only when asked', async () => {
    const offers = { transfer_to: { value: '+12125550123', locationName: 'Northside' } };
    const { background } = await show(
      formOf('starter:transfer-to-a-person', { blanks: { offers } }),
    );
    expect(control<HTMLInputElement>('Transfer to').value).toBe('');
    await click('Use +12125550123 from Northside');
    expect(control<HTMLInputElement>('Transfer to').value).toBe('+12125550123');
    expect(background.inputs('draft/save').at(-1)?.content.values).toEqual({
      transfer_to: '+12125550123',
    });
    expect(hasControl('Use +12125550123 from Northside')).toBe(false);
  });

  it('keeps numbers, switches and choices as what they are', async () => {
    const style: Variable = {
      name: 'overwrite',
      label: 'Overwrite',
      kind: 'choice',
      required: true,
      choices: [
        { value: true, label: 'Yes' },
        { value: false, label: 'No' },
      ],
    };
    const form = formOf('starter:save-what-the-caller-said', {
      parameters: {
        contactFieldId: 'f1',
        description: 'What it was about',
        examples: ['a'],
        overwriteExistingValue: '{{overwrite}}',
      },
    });
    const { background } = await show({ ...form, blanks: blanksOf({ variables: [style] }) });
    const choice = control<HTMLSelectElement>('Overwrite');
    choice.value = 'false';
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    await click('Create action');
    await settle(20);
    expect(created(background)?.values).toEqual({ overwrite: false });
  });

  it('points out a name in braces that is no blank', async () => {
    const { background } = await show(bookingWith({ values: { calendar: 'c1' } }));
    await click('Wording and details');
    await type('Action name', 'Book for {{nobody}}');
    expect(text()).toContain('“{{nobody}}” is not a blank: the agent would read it out as it is.');
    await type('Action name', 'Book for {{contact.first_name}}');
    expect(text()).not.toContain('is not a blank');
    expect(background.inputs('draft/save').at(-1)?.content.name).toContain('contact.first_name');
  });

  it('puts HighLevel’s words about a field at the blank that fills it', async () => {
    const problem = { kind: 'invalid' as const, messages: ['calendarId is not active'] };
    await show(bookingWith({ values: { calendar: 'c1' } }), {
      'action/create': { kind: 'started', run: runOf({ state: 'refused', problem }) },
    });
    await click('Create action');
    await settle(20);
    expect(field('calendar')?.textContent).toContain('HighLevel: calendarId is not active');
  });
});

describe('a secret blank', () => {
  it('is remembered only when the person says so', async () => {
    const { background } = await show(requestWith());
    await type('API key', 'hunter2-very-secret');
    await click('Remember for this sub-account, beside its token');
    await click('Preview');
    expect(document.querySelector('.preview')?.textContent).not.toContain('hunter2');
    await click('Create action');
    await settle(20);
    expect(created(background)).toMatchObject({
      values: { key: 'hunter2-very-secret' },
      keepSecrets: ['key'],
    });
  });

  it('is not to be kept where an administrator has switched that off', async () => {
    await show(requestWith(), { 'quick-add/open': openState({ rememberSecrets: false }) });
    expect(hasControl('API key')).toBe(true);
    expect(hasControl('Remember for this sub-account, beside its token')).toBe(false);
  });

  it('that is kept need not be typed, and can be', async () => {
    const { background } = await show(requestWith({ keptSecrets: ['key'] }));
    expect(text()).toContain('Kept beside the token.');
    expect(document.activeElement).toBe(control('Create action'));
    await click('Type another');
    await type('API key', 'new');
    await click('Use the kept one');
    expect(hasControl('API key')).toBe(false);
    await click('Create action');
    await settle(20);
    expect(created(background)).toMatchObject({ values: {}, keepSecrets: [] });
  });
});

describe('the head of a form', () => {
  it('marks a favourite, and takes it back when that was not kept', async () => {
    const { background } = await show(bookingWith({}), { 'template/change': { changed: 1 } });
    await click('Favourite');
    expect(background.inputs('template/change')).toEqual([
      { ids: [booking], change: { kind: 'favourite', on: true } },
    ]);
    expect(control('Favourite').getAttribute('aria-pressed')).toBe('true');
    background.answer('template/change', () => {
      throw new Error('nobody');
    });
    await click('Favourite');
    await settle(5);
    expect(control('Favourite').getAttribute('aria-pressed')).toBe('true');
    expect(text()).toContain('The favourite was not kept');
  });

  it('leads to the template in the workspace', async () => {
    const { done } = await show(bookingWith({}));
    await click('More');
    await press('Open in the workspace', 'Escape');
    expect(document.activeElement).toBe(control('More'));
    await click('More');
    await click('Open in the workspace');
    expect(done.workspace).toEqual([`#/templates/${encodeURIComponent(booking)}`]);
  });
});
