import type { StarterTemplate } from './define.ts';

/** Looks up prices, opening hours and policies in your knowledge base. */
export const answerFromYourDocuments: StarterTemplate = {
  id: 'starter:answer-from-your-documents',
  type: 'KNOWLEDGE_BASE',
  name: 'Answer from your documents',
  description: 'Looks up prices, opening hours and policies in your knowledge base.',
  parameters: {
    triggerPrompt:
      'When the caller asks about services, prices, opening hours, location, policies or anything else about the business that you do not know for certain. Look it up before you answer, answer in one or two short sentences, and if nothing fits, say that you will find out rather than guess.',
  },
};
