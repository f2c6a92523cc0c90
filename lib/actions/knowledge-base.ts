import * as z from 'zod/mini';
import type { Key } from '../i18n/catalog.ts';
import type { ActionDefinitionRest } from './define.ts';
import { text, triggerPrompt } from './fields.ts';

/** Lets the agent look answers up in a knowledge base. */
export const knowledgeBase = {
  type: 'KNOWLEDGE_BASE',
  label: 'Answer from your documents',
  builderLabel: 'Knowledge Base',
  description: 'Looks the answer up in one of your knowledge bases.',
  fields: [
    {
      kind: 'reference',
      path: 'knowledgeBaseId',
      label: 'Knowledge base',
      help: 'Where the agent looks the answer up.',
      required: true,
      reference: 'knowledgeBase',
    },
    triggerPrompt(
      'Tell the agent which questions it should look up.',
      'When the caller asks about prices, services or policies',
    ),
  ],
  parameters: z.looseObject({
    triggerPrompt: text(),
    knowledgeBaseId: text(),
  }),
  sample: {
    triggerPrompt: 'When caller asks about pricing',
    knowledgeBaseId: '507f1f77bcf86cd799439011',
  },
} satisfies ActionDefinitionRest<Key>;
