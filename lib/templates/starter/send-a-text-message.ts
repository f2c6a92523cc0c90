import type { StarterTemplate } from './define.ts';

/** Texts the caller a link, an address or other details. */
export const sendATextMessage: StarterTemplate = {
  id: 'starter:send-a-text-message',
  type: 'SMS',
  name: 'Send a text message',
  description: 'Texts the caller a link, an address or other details.',
  parameters: {
    triggerPrompt:
      'When the caller asks to get information by text, or agrees when you offer to text them a link, the address or other details. Ask for their permission first, and send it only once per call unless they say it did not arrive.',
    triggerMessage: 'I’m sending you a text with the details right now.',
  },
};
