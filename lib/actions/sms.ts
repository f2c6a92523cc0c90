import * as z from 'zod/mini';
import type { Key } from '../i18n/catalog.ts';
import type { ActionDefinitionRest } from './define.ts';
import { messageLimit, text, triggerMessage, triggerPrompt } from './fields.ts';

/** Sends the caller a text message. */
export const sms = {
  type: 'SMS',
  label: 'Send a text message',
  builderLabel: 'Send SMS',
  description: 'Sends the caller a text message while the call goes on.',
  fields: [
    {
      kind: 'longText',
      path: 'messageBody',
      label: 'Text message',
      help: 'What the caller receives on the phone.',
      required: true,
      placeholder: 'Thanks for calling! Here is the link we talked about: …',
      softLimit: messageLimit,
    },
    triggerPrompt(
      'Tell the agent in which moments it should send the message.',
      'When the caller asks for the link or the address',
    ),
    triggerMessage(
      'The caller hears this while the message is sent.',
      'I’m sending you a text with the details now.',
    ),
  ],
  parameters: z.looseObject({
    triggerPrompt: text(),
    triggerMessage: text(),
    messageBody: text(),
  }),
  sample: {
    triggerPrompt: 'When caller asks for booking confirmation',
    triggerMessage: "I'll send you a confirmation text",
    messageBody: 'Your appointment is confirmed for tomorrow at 2 PM',
  },
  // Seen live: the CRM's own builder adds this key; the spec does not know it.
  builderShape(parameters) {
    if (Object.hasOwn(parameters, 'triggerMessageType')) return undefined;
    return { ...parameters, triggerMessageType: 'static_text' };
  },
} satisfies ActionDefinitionRest<Key>;
