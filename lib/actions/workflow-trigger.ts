import * as z from 'zod/mini';
import type { Key } from '../i18n/catalog.ts';
import type { ActionDefinitionRest } from './define.ts';
import { text, triggerMessage, triggerPrompt } from './fields.ts';

/** Starts one of the sub-account's workflows for the caller. */
export const workflowTrigger = {
  type: 'WORKFLOW_TRIGGER',
  label: 'Start a workflow',
  builderLabel: 'Trigger a Workflow',
  description: 'Starts one of your workflows for the caller while the call goes on.',
  fields: [
    {
      kind: 'reference',
      path: 'workflowId',
      label: 'Workflow',
      help: 'The workflow that starts. It should be published.',
      required: true,
      reference: 'workflow',
    },
    triggerPrompt(
      'Tell the agent in which moments it should start the workflow.',
      'When the caller asks for a quote',
    ),
    triggerMessage(
      'The caller hears this while the workflow starts.',
      'Let me get that started for you.',
    ),
  ],
  parameters: z.looseObject({
    triggerPrompt: text(),
    triggerMessage: text(),
    workflowId: text(),
  }),
  sample: {
    triggerPrompt: 'When caller requests a quote',
    triggerMessage: 'Let me start that process for you',
    workflowId: '507f1f77bcf86cd799439011',
  },
} satisfies ActionDefinitionRest<Key>;
