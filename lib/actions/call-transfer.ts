import * as z from 'zod/mini';
import type { Key } from '../i18n/catalog.ts';
import type { ActionDefinitionRest } from './define.ts';
import { phonePattern, text, triggerMessage, triggerPrompt } from './fields.ts';

/** Puts the caller through to a phone number. */
export const callTransfer = {
  type: 'CALL_TRANSFER',
  label: 'Transfer the call',
  builderLabel: 'Call Transfer',
  description: 'Puts the caller through to a person or a department by phone number.',
  fields: [
    {
      kind: 'phone',
      path: 'transferToValue',
      label: 'Transfer to',
      help: 'The phone number that rings, with its country code.',
      required: true,
      placeholder: '+12125550123',
    },
    triggerPrompt(
      'Tell the agent in which moments it should transfer the call.',
      'When the caller asks to speak to a person',
    ),
    triggerMessage(
      'The caller hears this just before the transfer.',
      'One moment, I’ll put you through to a colleague.',
    ),
    {
      kind: 'boolean',
      path: 'hearWhisperMessage',
      label: 'Announce the call first',
      help: 'The person who picks up hears a short message before the caller is connected.',
      required: false,
      default: false,
    },
  ],
  parameters: z.looseObject({
    triggerPrompt: text(),
    transferToType: z.enum(['number']),
    transferToValue: z.string().check(z.regex(phonePattern)),
    triggerMessage: text(),
    hearWhisperMessage: z.exactOptional(z.boolean()),
  }),
  fixed: { transferToType: 'number' },
  sample: {
    triggerPrompt: 'When the caller asks to speak to a manager',
    transferToType: 'number',
    transferToValue: '+12345678901',
    triggerMessage: 'Let me transfer you to a manager right away',
    hearWhisperMessage: true,
  },
} satisfies ActionDefinitionRest<Key>;
