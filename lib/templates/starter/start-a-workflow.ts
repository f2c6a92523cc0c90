import type { StarterTemplate } from './define.ts';

/** Starts a follow-up, such as a quote, while the agent is still on the call. */
export const startAWorkflow: StarterTemplate = {
  id: 'starter:start-a-workflow',
  type: 'WORKFLOW_TRIGGER',
  name: 'Start a workflow',
  description: 'Starts a follow-up, such as a quote, while the agent is still on the call.',
  parameters: {
    triggerPrompt:
      'When the caller asks for a quote, wants more information sent, or asks to be called back, and you have their name and what it is about. Read the details back to them once and start it only after they say yes.',
    triggerMessage: 'Great, I’m getting that started for you now.',
  },
};
