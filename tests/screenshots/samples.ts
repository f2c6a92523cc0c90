/** What the pictures show: templates as an agency writes them. */

/** What an agency's own templates are called. */
export const own = [
  {
    name: 'Transfer to the practice manager',
    description: 'Complaints and billing questions reach the manager.',
    type: 'CALL_TRANSFER',
    parameters: {
      triggerPrompt: 'Transfer when the caller asks for the manager or complains about a bill.',
      triggerMessage: 'One moment, I am putting you through.',
      transferToType: 'number',
      transferToValue: '{{manager}}',
      hearWhisperMessage: false,
    },
    variables: [{ name: 'manager', label: 'Manager', kind: 'phone', required: true }],
    folder: 'Dental',
    tags: ['front desk'],
  },
  {
    name: 'Text the booking link',
    description: 'For callers who would rather choose a time online.',
    folder: 'Dental',
    tags: ['texts'],
  },
  {
    name: 'Text directions and parking',
    description: 'Where to park, and which door to take.',
    folder: 'Dental',
    tags: ['texts', 'front desk'],
  },
  {
    name: 'Text the intake form',
    description: 'Before the first meeting with an attorney.',
    folder: 'Law',
    tags: ['texts', 'intake'],
  },
  {
    name: 'Start the retainer reminder',
    description: 'Reminds of an unsigned retainer after three days.',
    type: 'WORKFLOW_TRIGGER',
    parameters: {
      triggerPrompt: 'Start it when a caller agrees to sign the retainer later.',
      workflowId: '{{reminder}}',
    },
    variables: [{ name: 'reminder', label: 'Reminder', kind: 'workflow', required: true }],
    folder: 'Law',
    tags: ['intake'],
  },
  {
    name: 'Text the emergency shut-off steps',
    description: 'What to turn off before the plumber comes.',
    folder: 'Home services',
    tags: ['emergency'],
  },
  {
    name: 'Ask for a review',
    description: 'After a call that went well.',
    folder: '',
    tags: ['texts'],
  },
  { name: 'تأكيد الموعد برسالة', description: 'رسالة قصيرة بعد الحجز', folder: '', tags: [] },
];

/** A text message with two blanks, one name that is none yet, and a merge field. */
export const text = {
  name: 'Text the address',
  description: 'Where we are and where to park',
  parameters: {
    triggerPrompt:
      'When the caller asks where {{business_name}} is, or how to get there. Ask first whether a text message is fine.',
    triggerMessage: 'Sure, I’ll text you the address right away.',
    messageBody: 'Hi {{contact.first_name}}, {{business_name}} is at {{address}}. {{parking}}',
  },
  variables: [
    { name: 'business_name', label: 'Business name', kind: 'text', required: true },
    { name: 'address', label: 'Address', kind: 'text', required: true, default: '1 Main Street' },
  ],
  folder: 'Dental',
};

/** A custom action with a header, a parameter, answer paths, and a secret. */
export const lookUp = {
  type: 'CUSTOM_ACTION',
  name: 'Look up an order',
  description: 'Asks the shop’s own system',
  parameters: {
    triggerPrompt: 'When the caller gives an order number',
    triggerMessage: 'Let me check that for you.',
    apiDetails: {
      url: 'https://{{shop}}/api/orders',
      method: 'GET',
      headers: [{ key: 'Authorization', value: 'Bearer {{token}}' }],
      parameters: [{ name: 'orderId', description: 'Order number', type: 'string' }],
    },
    selectedPaths: ['data.status', 'data.arrives'],
  },
  variables: [
    { name: 'shop', label: 'The shop’s address', kind: 'text', required: true },
    { name: 'token', label: 'Token', kind: 'secret', required: true },
  ],
};

/** A copied request, with a comma too many. */
export const pasted = `curl -X POST https://services.leadconnectorhq.com/voice-ai/actions \\
  -H 'Authorization: Bearer pit-0000' -d '{
  "agentId": "0123456789abcdef01234567", "actionType": "CALL_TRANSFER", "name": "To the manager",
  "actionParameters": {"triggerPrompt": "The caller asks for the manager.",
    "triggerMessage": "One moment, please.", "transferToType": "number",
    "transferToValue": "+12125550123",}}'`;
