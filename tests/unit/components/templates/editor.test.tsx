// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import {
  click,
  connectionOf,
  control,
  hasControl,
  leave,
  press,
  settle,
  text,
  type,
} from '../quick-add/fake.tsx';
import { fakeStore, showEditor, smsContent, templateOf } from './editor-fake.tsx';

beforeEach(() => sessionStorage.clear());

const kept = () => templateOf(smsContent());
const preview = () => document.querySelector('.preview-pane')?.textContent ?? '';
const blanks = () =>
  [...document.querySelectorAll('.blank-item')].map((one) => one.textContent ?? '');
const described = (name: string) =>
  (control(name).getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ');

describe('the editor', () => {
  it('shows the fields of the type, and saves a new version', async () => {
    const store = fakeStore([kept()]);
    await showEditor(store, 'template-1');
    expect(text()).toContain('Saved');
    await type('Text message', 'We are at {{address}}.');
    await click('Save');
    expect(store.get('template-1')).toMatchObject({
      revision: 2,
      parameters: { messageBody: 'We are at {{address}}.' },
    });
    expect(store.edits('template-1')).toEqual([]);
    expect(text()).toContain('Saved “Send the address”.');
  });

  it('saves by Ctrl+S', async () => {
    const store = fakeStore([kept()]);
    await showEditor(store, 'template-1');
    await type('Name', 'Where we are');
    document.dispatchEvent(
      new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true }),
    );
    await settle(5);
    expect(store.get('template-1')?.name).toBe('Where we are');
  });

  it('tells blanks and HighLevel’s fields apart, and points out what is neither', async () => {
    const store = fakeStore([kept()]);
    await showEditor(store, 'template-1');
    await type('Text message', '{{contact.first_name}} {{address}} {{parking}}');
    expect(text()).toContain('“{{parking}}” is not a blank: the agent would read it out as it is.');
    expect(blanks().at(-1)).toContain('{{parking}}');
    await click('Make it a blank: parking');
    expect(text()).not.toContain('is not a blank: the agent');
    await click('Save');
    expect(store.get('template-1')?.variables.at(-1)).toMatchObject({
      name: 'parking',
      label: 'Parking',
      kind: 'text',
    });
  });

  it('lists blanks in the order of the texts, and removes unused ones', async () => {
    const store = fakeStore([kept()]);
    await showEditor(store, 'template-1');
    expect(blanks().map((one) => one.slice(0, 7))).toEqual(['Address', 'Busines']);
    await type('Text message', 'Nothing else');
    expect(blanks()[1]).toContain('AddressTextNot used');
    await click('Remove the blank Address');
    await click('Save');
    expect(store.get('template-1')?.variables.map(({ name }) => name)).toEqual(['business_name']);
  });

  it('renames a blank in every text once the new name can be taken', async () => {
    const store = fakeStore([kept()]);
    await showEditor(store, 'template-1');
    document.querySelectorAll<HTMLElement>('.blank-toggle')[0]?.click();
    await settle();
    await type('Name in texts', 'business_name');
    await leave('Name in texts');
    expect(described('Name in texts')).toContain('another blank called “business_name”');
    expect(control<HTMLInputElement>('Text message').value).toContain('{{address}}');
    await click('Save');
    expect(store.get('template-1')?.revision).toBe(1);
    await type('Name in texts', 'street');
    await leave('Name in texts');
    expect(control<HTMLInputElement>('Text message').value).toContain('{{street}}');
  });

  it('makes a whole field a blank and back', async () => {
    const store = fakeStore();
    await showEditor(store, 'new', { type: 'CALL_TRANSFER' });
    await type('Transfer to', '+12125550123');
    await click('Make it a blank: Transfer to');
    expect(control('Transfer to').tagName).toBe('SELECT');
    expect(blanks()[0]).toContain('Phone number');
    await click('Type it in instead: Transfer to');
    expect(control<HTMLInputElement>('Transfer to').value).toBe('+12125550123');
  });

  it('keeps no secret: one click makes it a blank', async () => {
    const store = fakeStore();
    await showEditor(store, 'new', { type: 'CUSTOM_ACTION' });
    await type('Name', 'Look it up');
    await type('Address', 'https://api.example.com/?api_key=s3cr3t-value-123');
    await leave('Address');
    expect(text()).toContain('Secrets are not kept in templates');
    await click('Save');
    expect(store.inputs('template/save')).toEqual([]);
    expect(document.activeElement).toBe(control('Address'));
    expect(preview()).not.toContain('s3cr3t');
    await click('Make the secret in “Address” a blank');
    expect(control<HTMLInputElement>('Address').value).toMatch(/\?api_key=\{\{\w+\}\}$/);
    expect(text()).not.toContain('s3cr3t');
  });

  it('finds what it refers to by name', async () => {
    const store = fakeStore([], {
      'connection/list': () => ({
        connections: [{ locationId: 'loc-1', name: 'Harbor', connection: connectionOf() }],
      }),
      'directory/list': () => ({ entries: [{ id: 'cal-1', name: 'Bookings' }], fetchedAt: 1 }),
    });
    await showEditor(store, 'new', { type: 'APPOINTMENT_BOOKING' });
    await type('Name', 'Book');
    await click('Choose from a sub-account');
    await click('Calendar there');
    document.querySelector<HTMLElement>('[role="option"]')?.click();
    await settle();
    expect(control<HTMLInputElement>('Calendar: found by the name').value).toBe('Bookings');
    for (const field of ['Days to offer', 'Times per day', 'Hours between times']) {
      await type(field, '3');
    }
    await click('Save');
    expect(store.get('made-1')).toMatchObject({
      parameters: { calendarId: '{{calendar}}', daysOfOfferingDates: 3 },
      variables: [{ name: 'calendar', kind: 'calendar', default: 'Bookings' }],
    });
  });

  it('says what is wrong, where it is, and puts the focus there', async () => {
    const store = fakeStore();
    await showEditor(store, 'new', { type: 'SMS' });
    await type('Text message', 'x'.repeat(50_001));
    await click('Save');
    expect(document.activeElement).toBe(control('Name'));
    expect(described('Name')).toContain('Give the template a name.');
    expect(described('Text message')).toContain('50,001 characters');
    expect(store.inputs('template/save')).toEqual([]);
  });

  it('puts a blank where the cursor was', async () => {
    const store = fakeStore([kept()]);
    await showEditor(store, 'template-1');
    const field = control<HTMLTextAreaElement>('What the agent says');
    field.focus();
    field.setSelectionRange(2, 6);
    field.blur();
    await settle();
    await click('Insert blank into What the agent says');
    const offered = [...document.querySelectorAll<HTMLElement>('.insert-list .token')];
    offered.find((one) => one.textContent === 'Address')?.click();
    await settle();
    expect(field.value).toBe('I {{address}} text it to you.');
  });

  it('takes extra keys as JSON, and says what is not JSON yet', async () => {
    const store = fakeStore([kept()]);
    await showEditor(store, 'template-1');
    await click('Advanced');
    await type('Extra keys', '{ "triggerMessageType": ');
    await leave('Extra keys');
    expect(described('Extra keys')).toContain('not JSON yet');
    expect(store.edits('template-1')[0]?.content).toMatchObject({
      extraText: '{ "triggerMessageType": ',
    });
    await type('Extra keys', '{ "triggerMessageType": "static_text" }');
    await click('Save');
    expect(store.get('template-1')?.parameters).toMatchObject({
      triggerMessageType: 'static_text',
      triggerMessage: 'I will text it to you.',
    });
  });

  it('shows how it reads with its blanks filled', async () => {
    const store = fakeStore([kept()]);
    await showEditor(store, 'template-1');
    expect(preview()).toContain('When the caller asks where Harbor Dental is');
    expect(preview()).toContain('{{contact.first_name}}');
    await click('JSON');
    expect(preview()).toContain('"actionType": "SMS"');
  });
});

describe('a starter', () => {
  it('can be read, and copied', async () => {
    const store = fakeStore([templateOf(smsContent(), { id: 'starter:sms' })]);
    const { went } = await showEditor(store, 'starter:sms');
    expect(hasControl('Save')).toBe(false);
    await click('Customize');
    expect(went).toEqual(['#/templates/copy-1']);
  });
});

describe('a new template', () => {
  it('asks for its type, and shows what was begun before', async () => {
    const store = fakeStore();
    const first = await showEditor(store, 'new', { type: 'SMS' });
    await type('Name', 'Half done');
    await first.close();
    await showEditor(store, 'new');
    expect(text()).toContain('Half done');
    expect(text()).toContain('Book an appointment');
  });

  it('goes to what it has become', async () => {
    const store = fakeStore();
    const { went } = await showEditor(store, 'new', { type: 'SMS' });
    await click('Favourite');
    await type('Name', 'Say it');
    await click('Save');
    expect(went).toEqual(['#/templates/made-1']);
    expect(store.edits('new')).toEqual([]);
    expect(store.inputs('template/change')[0]).toMatchObject({ ids: ['made-1'] });
  });
});

describe('a blank', () => {
  const choice = () =>
    templateOf(
      smsContent({
        variables: [
          {
            name: 'address',
            label: 'Address',
            kind: 'choice',
            required: true,
            choices: [{ value: 'Main St', label: 'Main St' }],
            default: 'Elsewhere',
          },
          { name: 'business_name', label: 'Business name', kind: 'text', required: true },
        ],
      }),
    );

  it('has its default among the choices', async () => {
    const store = fakeStore([choice()]);
    await showEditor(store, 'template-1');
    await click('Save');
    expect(document.querySelector('.blank-card')?.textContent).toContain('default does not fit');
    await type('Default', '0');
    await settle();
    document
      .querySelector<HTMLSelectElement>('.blank-card select[id$="default"]')
      ?.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    await click('Save');
    expect(store.get('template-1')?.variables[0]?.default).toBe('Main St');
  });

  it('cannot have another blank for its default', async () => {
    const store = fakeStore([kept()]);
    await showEditor(store, 'template-1');
    document.querySelectorAll<HTMLElement>('.blank-toggle')[1]?.click();
    await settle();
    await type('Default', 'Near {{address}}');
    await leave('Default');
    expect(document.querySelector('.blank-card')?.textContent).toContain(
      'cannot hold another blank',
    );
    await press('Label', 'Tab');
  });
});
