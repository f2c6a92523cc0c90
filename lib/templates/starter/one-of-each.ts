import type { Variable } from '../schema.ts';
import type { StarterPack } from './define.ts';

const transferTo: Variable = {
  name: 'transfer_to',
  label: 'Transfer to',
  kind: 'phone',
  required: true,
  help: 'The phone number that rings, with its country code.',
  sample: '+12125550123',
};

const textMessage: Variable = {
  name: 'text_message',
  label: 'Text message',
  kind: 'longText',
  required: true,
  help: 'What the caller receives on the phone.',
  sample: 'Thanks for calling! Here is the link we talked about: https://example.com/start',
};

const calendar: Variable = {
  name: 'calendar',
  label: 'Calendar',
  kind: 'calendar',
  required: true,
  help: 'The calendar that appointments are booked in.',
  sample: 'Appointments',
};

const workflow: Variable = {
  name: 'workflow',
  label: 'Workflow',
  kind: 'workflow',
  required: true,
  help: 'The workflow that starts. It should be published.',
  sample: 'New lead follow-up',
};

const knowledgeBase: Variable = {
  name: 'knowledge_base',
  label: 'Knowledge base',
  kind: 'knowledgeBase',
  required: true,
  help: 'Where the agent looks the answer up.',
  sample: 'Company FAQ',
};

const address: Variable = {
  name: 'address',
  label: 'Address',
  kind: 'url',
  required: true,
  help: 'The web address (API endpoint) of the other system.',
  sample: 'https://api.example.com/orders',
};

const answerValue: Variable = {
  name: 'answer_value',
  label: 'Value to use from the answer',
  kind: 'text',
  required: true,
  help: 'Where the value is in the answer, such as data.status.',
  sample: 'data.status',
};

const emailField: Variable = {
  name: 'email_field',
  label: 'Contact field',
  kind: 'contactField',
  required: true,
  help: 'Where the e-mail address is saved on the caller’s contact.',
  sample: 'Email',
};

const reasonField: Variable = {
  name: 'reason_field',
  label: 'Contact field',
  kind: 'contactField',
  required: true,
  help: 'Where the reason for the call is saved on the caller’s contact.',
  sample: 'Reason for call',
};

/** Every type of action once. Their ids are older than packs: remembered values hang on them. */
export const oneOfEach: StarterPack = {
  id: 'starter:one-of-each',
  name: 'One of each',
  description: 'Every type of action once, to start from.',
  templates: [
    {
      id: 'starter:transfer-to-a-person',
      type: 'CALL_TRANSFER',
      name: 'Transfer to a person',
      description: 'Puts callers who ask for a person through to your phone.',
      parameters: {
        triggerPrompt:
          'When the caller asks to speak to a person, a manager or someone from the team, says it is urgent, is upset, or asks for something you have tried to help with twice without success. Do not transfer just because the caller pauses or asks a question you can answer yourself.',
        transferToValue: '{{transfer_to}}',
        triggerMessage:
          'Of course. Please hold for a moment while I put you through to a colleague.',
      },
      variables: [transferTo],
    },
    {
      id: 'starter:send-a-text-message',
      type: 'SMS',
      name: 'Send a text message',
      description: 'Texts the caller a link, an address or other details.',
      parameters: {
        triggerPrompt:
          'When the caller asks to get information by text, or agrees when you offer to text them a link, the address or other details. Ask for their permission first, and send it only once per call unless they say it did not arrive.',
        triggerMessage: 'I’m sending you a text with the details right now.',
        messageBody: '{{text_message}}',
      },
      variables: [textMessage],
    },
    {
      id: 'starter:book-an-appointment',
      type: 'APPOINTMENT_BOOKING',
      name: 'Book an appointment',
      description: 'Offers three times on each of the next three days and books one.',
      parameters: {
        calendarId: '{{calendar}}',
        daysOfOfferingDates: 3,
        slotsPerDay: 3,
        hoursBetweenSlots: 1,
      },
      variables: [calendar],
    },
    {
      id: 'starter:start-a-workflow',
      type: 'WORKFLOW_TRIGGER',
      name: 'Start a workflow',
      description: 'Starts a follow-up, such as a quote, while the agent is still on the call.',
      parameters: {
        triggerPrompt:
          'When the caller asks for a quote, wants more information sent, or asks to be called back, and you have their name and what it is about. Read the details back to them once and start it only after they say yes.',
        triggerMessage: 'Great, I’m getting that started for you now.',
        workflowId: '{{workflow}}',
      },
      variables: [workflow],
    },
    {
      id: 'starter:answer-from-your-documents',
      type: 'KNOWLEDGE_BASE',
      name: 'Answer from your documents',
      description: 'Looks up prices, opening hours and policies in your knowledge base.',
      parameters: {
        triggerPrompt:
          'When the caller asks about services, prices, opening hours, location, policies or anything else about the business that you do not know for certain. Look it up before you answer, answer in one or two short sentences, and if nothing fits, say that you will find out rather than guess.',
        knowledgeBaseId: '{{knowledge_base}}',
      },
      variables: [knowledgeBase],
    },
    {
      id: 'starter:ask-another-system',
      type: 'CUSTOM_ACTION',
      name: 'Ask another system',
      description: 'Looks something up, such as an order, in another system.',
      parameters: {
        triggerPrompt:
          'When the caller asks about the status of an order and has given you the order number. Repeat the number back to make sure it is right before you look it up. If nothing is found, ask for the number once more.',
        triggerMessage: 'Thank you. One moment while I look that up for you.',
        apiDetails: {
          url: '{{address}}',
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
        selectedPaths: ['{{answer_value}}'],
      },
      variables: [address, answerValue],
    },
    {
      id: 'starter:save-it-during-the-call',
      type: 'IN_CALL_DATA_EXTRACTION',
      name: 'Save it during the call',
      description: 'Saves the caller’s e-mail address on the contact straight away.',
      parameters: {
        contactFieldId: '{{email_field}}',
        description:
          'The caller’s e-mail address, after they have confirmed it letter by letter. Lower case, no spaces, with @ and a dot instead of the spoken words “at” and “dot”.',
        examples: ['maria.lopez@example.com', 'j.smith@example.org'],
        overwriteExistingValue: false,
      },
      variables: [emailField],
    },
    {
      id: 'starter:save-what-the-caller-said',
      type: 'DATA_EXTRACTION',
      name: 'Save what the caller said',
      description: 'After the call, saves what the caller wanted on the contact.',
      parameters: {
        contactFieldId: '{{reason_field}}',
        description:
          'The main reason the caller called, in one short phrase in the caller’s own words. If there were several, the one they spent most time on. Leave it empty if they gave no reason.',
        examples: ['Book a teeth cleaning', 'Question about an invoice', 'Change of address'],
        overwriteExistingValue: false,
      },
      variables: [reasonField],
    },
  ],
};
