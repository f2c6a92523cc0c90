import * as z from 'zod/mini';
import type { Key } from '../i18n/catalog.ts';
import { t } from '../i18n/t.ts';
import type { ActionDefinitionRest } from './define.ts';
import { isHttpUrl, text, triggerMessage, triggerPrompt } from './fields.ts';

// `when: always` so that these rules speak up while other fields are still wrong.
const always = () => true;

const apiDetails = z
  .looseObject({
    url: z.string().check(
      z.refine(isHttpUrl, {
        error: () => t('Enter a whole address that starts with https:// (or http://).'),
      }),
    ),
    method: z.enum(['GET', 'POST']),
    authenticationRequired: z.exactOptional(z.boolean()),
    authenticationValue: z.exactOptional(text()),
    headers: z.exactOptional(z.array(z.looseObject({ key: text(), value: text() }))),
    parameters: z.exactOptional(
      z.array(
        z.looseObject({
          name: text(),
          description: z.exactOptional(z.string()),
          type: z.exactOptional(z.string()),
          example: z.exactOptional(z.string()),
        }),
      ),
    ),
  })
  .check(
    z.refine(
      (api) => !(api?.authenticationRequired === true && api.authenticationValue === undefined),
      {
        path: ['authenticationValue'],
        error: () => t('Enter the token or key that the other system asks for.'),
        when: always,
      },
    ),
  );

const parameters = z
  .looseObject({
    triggerPrompt: text(),
    triggerMessage: text(),
    apiDetails,
    selectedPaths: z.exactOptional(z.array(text())),
  })
  .check(
    z.refine((all) => !(all?.apiDetails?.method === 'GET' && !all.selectedPaths?.length), {
      path: ['selectedPaths'],
      error: () => t('Name at least one value of the answer that the agent may use.'),
      when: always,
    }),
    z.refine((all) => !(all?.apiDetails?.method === 'POST' && all.selectedPaths?.length), {
      path: ['selectedPaths'],
      error: () => t('A POST request uses no values of the answer: leave this empty.'),
      when: always,
    }),
  );

/** Calls another system's API during the call. */
export const customAction = {
  type: 'CUSTOM_ACTION',
  label: 'Ask another system',
  builderLabel: 'Custom Action',
  description: 'Calls another system’s web address: looks something up, or sends something.',
  fields: [
    triggerPrompt(
      'Tell the agent in which moments it should ask the other system.',
      'When the caller gives an order number',
    ),
    triggerMessage(
      'The caller hears this while the agent waits for the answer.',
      'Let me check that for you.',
    ),
    {
      kind: 'url',
      path: 'apiDetails.url',
      label: 'Address',
      help: 'The web address (API endpoint) of the other system.',
      required: true,
      placeholder: 'https://api.example.com/orders',
    },
    {
      kind: 'choice',
      path: 'apiDetails.method',
      label: 'Method',
      help: 'Look something up with GET, send something with POST.',
      required: true,
      choices: [
        { value: 'GET', label: 'GET: look something up' },
        { value: 'POST', label: 'POST: send something' },
      ],
    },
    {
      kind: 'textList',
      path: 'selectedPaths',
      label: 'Values to use from the answer',
      help: 'Where the values are in the answer, such as data.orderId.',
      required: true,
      placeholder: 'data.status',
      min: 1,
      itemLabel: 'value',
      shownWhen: { path: 'apiDetails.method', equals: 'GET' },
    },
    {
      kind: 'boolean',
      path: 'apiDetails.authenticationRequired',
      label: 'Needs a token or key',
      help: 'Switch on if the other system asks for a token or an API key.',
      required: false,
      default: false,
    },
    {
      kind: 'secret',
      path: 'apiDetails.authenticationValue',
      label: 'Token or key',
      help: 'Sent to HighLevel with the action. It is hidden in previews.',
      required: true,
      shownWhen: { path: 'apiDetails.authenticationRequired', equals: true },
    },
    {
      kind: 'table',
      path: 'apiDetails.headers',
      label: 'Headers',
      help: 'Extra HTTP headers for the request.',
      required: false,
      columns: [
        { key: 'key', label: 'Name', required: true },
        { key: 'value', label: 'Value', required: true, secret: true },
      ],
      itemLabel: 'header',
    },
    {
      kind: 'table',
      path: 'apiDetails.parameters',
      label: 'Parameters',
      help: 'What the agent collects from the caller and sends along.',
      required: false,
      columns: [
        { key: 'name', label: 'Name', required: true },
        { key: 'description', label: 'Description', required: false },
        { key: 'type', label: 'Type', required: false },
        { key: 'example', label: 'Example', required: false, secret: true },
      ],
      itemLabel: 'parameter',
    },
  ],
  parameters,
  sample: {
    triggerPrompt: 'When caller provides order number',
    triggerMessage: 'Let me check that order status',
    apiDetails: {
      url: 'https://api.example.com/orders',
      method: 'GET',
      authenticationRequired: true,
      authenticationValue: 'token123',
      headers: [{ key: 'Content-Type', value: 'application/json' }],
      parameters: [
        {
          name: 'orderId',
          description: 'Order ID to look up',
          type: 'string',
          example: 'ORD-12345',
        },
      ],
    },
    selectedPaths: ['data.orderId', 'status'],
  },
} satisfies ActionDefinitionRest<Key>;
