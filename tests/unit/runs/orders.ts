import type { CreateOrder, StepOrder } from '../../../lib/runs/order.ts';

export const locationId = 've9EPM428h8vShlRW1KT';
export const agentId = '65f0a1b2c3d4e5f6a7b8c9d0';
export const token = 'pit-11112222-3333-4444-5555-666677778888';
export const secret = 'sk-hush-hush-4711';
export const tabId = 7;
export const page = (agent = agentId, location = locationId) =>
  `https://app.gohighlevel.com/v2/location/${location}/ai-agents/voice-ai/builder/${agent}`;

/** The action of an order, unless told otherwise: an SMS. */
export const sms: StepOrder = {
  templateId: 'starter:send-a-text-message',
  type: 'SMS',
  name: 'Send directions',
  parameters: {
    triggerPrompt: 'When the caller asks where we are',
    triggerMessage: 'I am sending it.',
    messageBody: 'Main Street 1',
  },
  values: { text_message: 'Main Street 1' },
};

/** An action with a secret in a header, in its own field, and repeated in a text. */
export const hidden: StepOrder = {
  templateId: 'starter:ask-another-system',
  type: 'CUSTOM_ACTION',
  name: 'Ask the shop',
  parameters: {
    triggerPrompt: `When asked. Say ${secret} never aloud`,
    triggerMessage: 'One moment.',
    apiDetails: {
      url: 'https://shop.example.com/orders',
      method: 'GET',
      authenticationRequired: true,
      authenticationValue: secret,
      headers: [{ key: 'X-Api-Key', value: `${secret}-2` }],
    },
    selectedPaths: ['status'],
  },
  values: {},
};

type Changes = Partial<Omit<CreateOrder, 'undoes'>> & Partial<StepOrder>;

/** An order of one action for the agent in the tab. */
export function order(changes: Changes = {}, action = sms): CreateOrder {
  const all = { ...action, ...changes };
  const { templateId, type, name, parameters, values, op, on, undoes, ...rest } = all;
  const change = { ...(op && { op }), ...(on && { on }), ...(undoes && { undoes }) };
  return {
    draftId: `draft-${changes.name ?? 'one'}`,
    target: { locationId, agentId },
    tabId,
    picked: false,
    surface: 'popup',
    anyway: false,
    steps: [{ templateId, type, name, parameters, values, ...change }],
    ...rest,
  };
}

/** An order of several actions, SMS with these names unless they say otherwise. */
export function pack(actions: Partial<StepOrder>[], changes: Partial<CreateOrder> = {}) {
  const steps = actions.map((action, index) => ({ ...sms, name: `Step ${index + 1}`, ...action }));
  const named = { id: 'pack:essentials', name: 'Essentials' };
  return { ...order(), draftId: 'draft-pack', pack: named, steps, ...changes };
}

/** An order of the action with secrets. */
export const secretOrder = (changes: Changes = {}) => order(changes, hidden);
