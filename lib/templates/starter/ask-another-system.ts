import type { StarterTemplate } from './define.ts';

/** Looks something up, such as an order, in another system. */
export const askAnotherSystem: StarterTemplate = {
  id: 'starter:ask-another-system',
  type: 'CUSTOM_ACTION',
  name: 'Ask another system',
  description: 'Looks something up, such as an order, in another system.',
  parameters: {
    triggerPrompt:
      'When the caller asks about the status of an order and has given you the order number. Repeat the number back to make sure it is right before you look it up. If nothing is found, ask for the number once more.',
    triggerMessage: 'Thank you. One moment while I look that up for you.',
    apiDetails: {
      method: 'GET',
      parameters: [
        {
          name: 'orderId',
          description: 'The order number the caller gave, without spaces',
          type: 'string',
          example: 'ORD-12345',
        },
      ],
    },
  },
};
