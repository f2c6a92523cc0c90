import { describe, expect, test } from 'vitest';
import { type ActionType, actions } from '../../../lib/actions/index.ts';
import { mask } from '../../../lib/actions/secrets.ts';
import { templateFromAction } from '../../../lib/templates/from-action.ts';
import { withProposals } from '../../../lib/templates/proposals.ts';
import { Variable } from '../../../lib/templates/schema.ts';

const hidden = 'Zq7-hidden-Zq7';
const nobody = () => undefined;
const named = (name: string) => () => ({ name });
const from = (
  type: ActionType,
  parameters: Record<string, unknown>,
  nameOf: typeof nobody | ReturnType<typeof named> = nobody,
) => templateFromAction({ type, name: 'Mine', parameters }, nameOf);

describe('references', () => {
  test('are asked for by the name they have here', () => {
    const { content, values } = from(
      'DATA_EXTRACTION',
      actions.DATA_EXTRACTION.sample,
      named('Insurance'),
    );
    expect(content.parameters).toEqual({
      ...actions.DATA_EXTRACTION.sample,
      contactFieldId: '{{insurance_contact_field}}',
    });
    expect(content.variables).toEqual([
      {
        name: 'insurance_contact_field',
        label: 'Insurance (contact field)',
        kind: 'contactField',
        required: true,
        help: 'Where the answer is saved on the caller’s contact.',
        default: 'Insurance',
      },
    ]);
    expect(values).toEqual({ insurance_contact_field: '507f1f77bcf86cd799439011' });
  });

  test('without a known name are asked for by what they are', () => {
    const [variable] = from('APPOINTMENT_BOOKING', actions.APPOINTMENT_BOOKING.sample).content
      .variables;
    expect(variable).toMatchObject({ name: 'calendar', label: 'Calendar', kind: 'calendar' });
    expect(variable).not.toHaveProperty('default');
  });

  test.each([
    ['Main calendar', 'main_calendar'],
    ['Café', 'cafe_calendar'],
    ['予約', 'calendar'],
    ['2 doors', 'blank_2_doors_calendar'],
    ['   ', 'calendar'],
  ])('named “%s”', (name, variable) => {
    const { content } = from('APPOINTMENT_BOOKING', { calendarId: 'c' }, named(name));
    expect(content.parameters.calendarId).toBe(`{{${variable}}}`);
    expect(content.variables).toEqual([Variable.parse(content.variables[0])]);
  });

  test('that are blanks already stay', () => {
    const given: Variable = { name: 'cal', label: 'Cal', kind: 'calendar', required: true };
    const action = {
      type: 'APPOINTMENT_BOOKING' as const,
      name: 'x',
      parameters: { calendarId: '{{cal}}' },
    };
    const { content } = templateFromAction(action, named('Main'), [given]);
    expect(content).toEqual({ ...action, variables: [given] });
  });
});

describe('secrets', () => {
  const custom = (apiDetails: Record<string, unknown>, more = {}) =>
    from('CUSTOM_ACTION', { apiDetails, ...more });

  test('become blanks where they are; their schemes and addresses stay readable', () => {
    const { content, secrets } = custom({
      url: `https://me:pw@x.example/?page=1&api_key=${hidden}`,
      authenticationValue: 'Basic abc',
      headers: [
        { key: 'Authorization', value: `Bearer ${hidden}` },
        { key: 'X-Api-Key', value: 'other-one' },
        { key: 'Accept', value: 'text/plain' },
      ],
    });
    expect(content.parameters).toEqual({
      apiDetails: {
        url: 'https://{{login_in_the_address}}@x.example/?page=1&api_key={{api_key}}',
        authenticationValue: 'Basic {{token_or_key}}',
        headers: [
          { key: 'Authorization', value: 'Bearer {{api_key}}' },
          { key: 'X-Api-Key', value: '{{x_api_key}}' },
          { key: 'Accept', value: 'text/plain' },
        ],
      },
    });
    expect(content.variables.every((one) => one.kind === 'secret' && one.required)).toBe(true);
    expect(secrets).toEqual({
      login_in_the_address: 'me:pw',
      api_key: hidden,
      token_or_key: 'abc',
      x_api_key: 'other-one',
    });
  });

  test('are blanks too where another text repeats them', () => {
    const { content } = custom(
      { authenticationValue: hidden },
      { triggerPrompt: `Say ${hidden}!` },
    );
    expect(content.parameters.triggerPrompt).toBe('Say {{token_or_key}}!');
  });

  test('that were masked are asked for, each for itself', () => {
    const headers = [
      { key: 'Authorization', value: mask },
      { key: 'authorization', value: mask },
    ];
    const { content, secrets } = custom({ headers });
    expect(content.variables.map((one) => [one.name, one.label])).toEqual([
      ['authorization', 'Authorization'],
      ['authorization_2', 'authorization 2'],
    ]);
    expect(secrets).toEqual({});
    expect(JSON.stringify(content)).not.toContain(mask);
  });

  test('that are blanks already stay, with their schemes', () => {
    const parameters = {
      apiDetails: {
        url: 'https://me:{{pw}}@x.example/?key={{k}}',
        authenticationValue: '{{secret_one}}',
        headers: [{ key: 'Authorization', value: 'Bearer {{token}}' }],
      },
    };
    const { content, proposals } = from('CUSTOM_ACTION', parameters);
    expect(content).toEqual({ type: 'CUSTOM_ACTION', name: 'Mine', parameters, variables: [] });
    expect(proposals).toEqual([]);
  });
});

describe('phone numbers and addresses', () => {
  const text = 'Call +12125550123, or see https://x.example/a?b=1. Or (https://x.example/c).';
  const parameters = {
    messageBody: text,
    triggerMessage: 'Ring +12125550123 or {{contact.phone}}',
  };

  test('are offered, wherever they stand', () => {
    expect(from('SMS', parameters).proposals).toEqual([
      {
        path: 'messageBody',
        kind: 'phone',
        value: '+12125550123',
        label: 'Phone number',
        name: 'phone_number',
      },
      {
        path: 'messageBody',
        kind: 'url',
        value: 'https://x.example/a?b=1',
        label: 'Web address',
        name: 'web_address',
      },
      {
        path: 'messageBody',
        kind: 'url',
        value: 'https://x.example/c',
        label: 'Web address 2',
        name: 'web_address_2',
      },
      {
        path: 'triggerMessage',
        kind: 'phone',
        value: '+12125550123',
        label: 'Phone number',
        name: 'phone_number',
      },
    ]);
    expect(from('CALL_TRANSFER', actions.CALL_TRANSFER.sample).proposals).toMatchObject([
      { path: 'transferToValue', kind: 'phone', label: 'Transfer to', name: 'transfer_to' },
    ]);
  });

  test('become blanks when chosen; what stood there is told, not kept', () => {
    const { content, proposals } = from('SMS', parameters);
    const chosen = proposals.filter((one) => one.name !== 'web_address');
    const made = withProposals(content, chosen);
    expect(made.content.parameters).toEqual({
      messageBody: 'Call {{phone_number}}, or see https://x.example/a?b=1. Or ({{web_address_2}}).',
      triggerMessage: 'Ring {{phone_number}} or {{contact.phone}}',
    });
    expect(made.content.variables).toEqual([
      { name: 'phone_number', label: 'Phone number', kind: 'phone', required: true },
      { name: 'web_address_2', label: 'Web address 2', kind: 'url', required: true },
    ]);
    expect(made.values).toEqual({
      phone_number: '+12125550123',
      web_address_2: 'https://x.example/c',
    });
    expect(withProposals(made.content, chosen)).toEqual({ content: made.content, values: {} });
  });

  test('a proposal for what is not there, or cannot be, changes nothing', () => {
    const { content } = from('SMS', parameters);
    const odd = ['', 'nowhere', '__proto__.x', 'constructor'].map((path) => ({
      path,
      kind: 'phone' as const,
      value: '+12125550123',
      label: 'x',
      name: 'x',
    }));
    expect(withProposals(content, odd)).toEqual({ content, values: {} });
  });

  test('a name that is taken is not taken again', () => {
    const messageBody = 'Call +12125550123 {{phone_number}}';
    expect(from('SMS', { messageBody }).proposals).toMatchObject([{ name: 'phone_number_2' }]);
  });
});
