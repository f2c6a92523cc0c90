import {
  type LibraryDocument,
  type LibraryTemplate,
  libraryKind,
} from '../../lib/sharing/document.ts';

/** What the pictures of sharing show: an agency's approved wording, and what became of it. */

const at = Date.UTC(2026, 10, 20, 9, 30);

const text = (id: string, name: string, body: string): LibraryTemplate => ({
  id,
  revision: 1,
  changedAt: at,
  changedBy: 'Maria',
  type: 'SMS',
  name,
  description: '',
  parameters: {
    triggerPrompt: 'When the caller asks for it. Ask first whether a text message is fine.',
    triggerMessage: 'Sure, I’ll text you right away.',
    messageBody: body,
  },
  variables: [
    { name: 'business_name', label: 'Business name', kind: 'text', required: true },
    { name: 'link', label: 'Link', kind: 'url', required: true },
  ],
  folder: 'Front desk',
  tags: ['approved'],
});

const transfer = (phone: string, revision: number): LibraryTemplate => ({
  id: 'emergency',
  revision,
  changedAt: at + revision * 86_400_000,
  changedBy: 'Maria',
  type: 'CALL_TRANSFER',
  name: 'Transfer emergencies',
  description: 'Pain, bleeding, swelling: a person at once.',
  parameters: {
    triggerPrompt:
      'When the caller is in pain, bleeding or swollen. Do not ask anything else first.',
    triggerMessage: 'I am putting you through to the emergency line now.',
    transferToType: 'number',
    transferToValue: phone,
    hearWhisperMessage: false,
  },
  variables: [],
  folder: 'Front desk',
  tags: ['approved'],
});

const body = 'Hi {{contact.first_name}}, here is the link of {{business_name}}: {{link}}';

const cover = {
  kind: libraryKind as typeof libraryKind,
  version: 1 as const,
  id: 'harbor-front-desk',
  name: 'Front desk',
  description: 'The approved wording for every dental client.',
  publisher: 'Harbor Agency',
  packs: [
    {
      id: 'first-day',
      revision: 1,
      changedAt: at,
      name: 'First day at a dental office',
      description: 'What every new client gets.',
      templateIds: ['booking', 'directions', 'emergency'],
    },
  ],
  tombstones: [],
};

/** The library as people subscribed to it. */
export const before: LibraryDocument = {
  ...cover,
  revision: 6,
  templates: [
    text('booking', 'Text the booking link', body),
    text('directions', 'Text directions and parking', body),
    transfer('+12125550123', 1),
    text('review', 'Ask for a review', body),
  ],
};

/** The next revision: other words, another phone number, one more, one less. */
export const after: LibraryDocument = {
  ...cover,
  revision: 7,
  tombstones: [{ id: 'review', revision: 2, deletedAt: at + 86_400_000, deletedBy: 'Maria' }],
  templates: [
    text(
      'booking',
      'Text the booking link',
      'Hello {{contact.first_name}}! Choose your time at {{business_name}} here: {{link}}',
    ),
    { ...text('directions', 'Text directions and parking', body), description: 'Both entrances' },
    transfer('+12125550188', 2),
    text('intake', 'Text the intake form', body),
  ],
};

/** What an agency would not want to give away as it stands. */
export const revealing = [
  {
    name: 'Text the office’s numbers',
    parameters: {
      triggerPrompt: 'When the caller asks how to reach somebody.',
      messageBody:
        'Front desk: +12125550123, billing: billing@harbor.example, portal: https://harbor.example/me',
    },
    variables: [],
  },
  {
    type: 'CUSTOM_ACTION',
    name: 'Look up an appointment',
    parameters: {
      triggerPrompt: 'When the caller asks when their appointment is.',
      triggerMessage: 'Let me look that up.',
      apiDetails: {
        url: 'https://api.harbor.example/appointments',
        method: 'GET',
        headers: [{ key: 'X-Location', value: 'Zp3kQ81mVb4tYw6RnX2c' }],
        parameters: [{ name: 'phone', description: 'The caller’s number', type: 'string' }],
      },
      selectedPaths: ['data.starts'],
    },
    variables: [],
  },
];
