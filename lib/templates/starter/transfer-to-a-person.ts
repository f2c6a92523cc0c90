import type { StarterTemplate } from './define.ts';

/** Puts callers who ask for a person through to your phone. */
export const transferToAPerson: StarterTemplate = {
  id: 'starter:transfer-to-a-person',
  type: 'CALL_TRANSFER',
  name: 'Transfer to a person',
  description: 'Puts callers who ask for a person through to your phone.',
  parameters: {
    triggerPrompt:
      'When the caller asks to speak to a person, a manager or someone from the team, says it is urgent, is upset, or asks for something you have tried to help with twice without success. Do not transfer just because the caller pauses or asks a question you can answer yourself.',
    triggerMessage: 'Of course. Please hold for a moment while I put you through to a colleague.',
  },
};
