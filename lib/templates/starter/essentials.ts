import type { Variable } from '../schema.ts';
import type { StarterPack } from './define.ts';

const businessName: Variable = {
  name: 'business_name',
  label: 'Business name',
  kind: 'text',
  required: true,
  help: 'As callers know it, without “Inc.” or “LLC”.',
  sample: 'Harbor & Pine',
};

const frontDeskPhone: Variable = {
  name: 'front_desk_phone',
  label: 'Front desk phone',
  kind: 'phone',
  required: true,
  help: 'The number that a person answers, with its country code.',
  sample: '+13035550114',
};

const staffedHours: Variable = {
  name: 'staffed_hours',
  label: 'When a person answers',
  kind: 'text',
  required: true,
  help: 'Days and hours in words, as the agent should understand them.',
  sample: 'Monday to Friday from 9 a.m. to 5 p.m.',
};

const announceCalls: Variable = {
  name: 'announce_calls',
  label: 'Announce calls',
  kind: 'choice',
  required: true,
  help: 'Whether the person who picks up hears a short message before the caller is connected.',
  default: true,
  choices: [
    { value: true, label: 'Yes, say who is coming' },
    { value: false, label: 'No, connect at once' },
  ],
  sample: true,
};

const messageWorkflow: Variable = {
  name: 'message_workflow',
  label: 'Workflow for messages',
  kind: 'workflow',
  required: true,
  help: 'Tells your team that somebody waits for a call back.',
  default: 'Callback request',
  aliases: ['Call back request', 'Phone message', 'Missed call follow-up'],
  sample: 'Callback request',
};

const optOutWorkflow: Variable = {
  name: 'opt_out_workflow',
  label: 'Workflow for “do not contact”',
  kind: 'workflow',
  required: true,
  help: 'Sets the contact to do not disturb, or asks your team to.',
  default: 'Do not contact',
  aliases: ['DND', 'Opt out', 'Unsubscribe'],
  sample: 'Do not contact',
};

const bookingLink: Variable = {
  name: 'booking_link',
  label: 'Booking page',
  kind: 'url',
  required: true,
  help: 'The web page where people choose a time themselves.',
  sample: 'https://book.example.com/harbor-and-pine',
};

const streetAddress: Variable = {
  name: 'street_address',
  label: 'Street address',
  kind: 'text',
  required: true,
  help: 'Street, city, state and ZIP code, as a map app finds it.',
  sample: '410 Larimer Street, Denver, CO 80202',
};

const arrivalTip: Variable = {
  name: 'arrival_tip',
  label: 'How to find the door',
  kind: 'longText',
  required: true,
  help: 'One sentence on parking or the entrance.',
  sample: 'Free parking is behind the building; use the blue door.',
};

const faqKnowledgeBase: Variable = {
  name: 'faq_knowledge_base',
  label: 'Knowledge base',
  kind: 'knowledgeBase',
  required: true,
  help: 'Holds your opening hours, prices and policies.',
  default: 'Company FAQ',
  aliases: ['FAQ', 'General information', 'Website'],
  sample: 'Company FAQ',
};

const callCalendar: Variable = {
  name: 'call_calendar',
  label: 'Calendar for phone calls',
  kind: 'calendar',
  required: true,
  help: 'Where a call with one of your people is booked.',
  default: 'Phone consultation',
  aliases: ['Discovery call', 'Intro call', 'Consultation call'],
  sample: 'Phone consultation',
};

const callbackTimeField: Variable = {
  name: 'callback_time_field',
  label: 'Field for the best time to call',
  kind: 'contactField',
  required: true,
  help: 'A text field on the contact.',
  default: 'Best time to call',
  aliases: ['Best time to contact', 'Preferred call time'],
  sample: 'Best time to call',
};

const sourceField: Variable = {
  name: 'source_field',
  label: 'Field for how they found you',
  kind: 'contactField',
  required: true,
  help: 'A text field on the contact.',
  default: 'How did you hear about us',
  aliases: ['How did you hear about us?', 'Heard about us', 'Referral source'],
  sample: 'How did you hear about us',
};

const outcomeField: Variable = {
  name: 'outcome_field',
  label: 'Field for the outcome',
  kind: 'contactField',
  required: true,
  help: 'A text field, or a list with the six outcomes of this template.',
  default: 'Call outcome',
  aliases: ['Last call outcome', 'AI call outcome'],
  sample: 'Call outcome',
};

/** What nearly every phone line needs, whatever the business. */
export const essentials: StarterPack = {
  id: 'starter:essentials',
  name: 'Essentials',
  description: 'Front desk, messages, directions and call notes for any business.',
  templates: [
    {
      id: 'starter:essentials-front-desk',
      type: 'CALL_TRANSFER',
      name: 'Connect to the front desk',
      description: 'Puts a caller through while somebody is there, and takes a message otherwise.',
      parameters: {
        triggerPrompt:
          'When the caller asks for a person by name or role, returns a missed call from {{business_name}}, or has asked the same question twice and is still not helped. Someone answers {{staffed_hours}}; outside those hours do not transfer, offer to take a message. Before you transfer, ask for the caller’s name and what the call is about, one question at a time. Do not transfer sales pitches, surveys or recorded calls: thank them and end the call politely.',
        transferToValue: '{{front_desk_phone}}',
        triggerMessage:
          'Sure, let me get someone for you. It may ring a few times, so please stay on the line.',
        hearWhisperMessage: '{{announce_calls}}',
      },
      variables: [businessName, staffedHours, frontDeskPhone, announceCalls],
    },
    {
      id: 'starter:essentials-take-a-message',
      type: 'WORKFLOW_TRIGGER',
      name: 'Take a message',
      description: 'Collects who called and why, and asks your team to call back.',
      parameters: {
        triggerPrompt:
          'When nobody can take the call, the caller prefers a call back, or you cannot answer after looking it up. Collect, in this order: full name, the number to call back, what it is about, and the best time to reach them. Read the number back in groups of three and four digits and wait for a yes. Start this once per call, after the caller has agreed to the message. Promise a call back, never an exact minute.',
        triggerMessage: 'Got it. I’m passing your message to the team right now.',
        workflowId: '{{message_workflow}}',
      },
      variables: [messageWorkflow],
    },
    {
      id: 'starter:essentials-booking-link',
      type: 'SMS',
      name: 'Text the booking page',
      description: 'Sends the link for callers who would rather choose a time themselves.',
      parameters: {
        triggerPrompt:
          'When the caller wants to look at the times later, has to check with someone else first, or asks for the online booking. Ask “May I text you the link at the number you are calling from?” and send it only after a yes. If that phone cannot receive texts, do not send it: offer to book a time together on this call.',
        triggerMessage: 'Perfect. The link is on its way to your phone.',
        messageBody:
          'Thanks for calling {{business_name}}! Choose a time that suits you here: {{booking_link}}',
      },
      variables: [businessName, bookingLink],
    },
    {
      id: 'starter:essentials-directions',
      type: 'SMS',
      name: 'Text the directions',
      description: 'Sends the address and how to find the door.',
      parameters: {
        triggerPrompt:
          'When the caller asks where {{business_name}} is, how to get there or where to park, and would like it in writing. First say the street and the nearest cross street if you know it, then ask whether a text would help. Send it after they agree, once per call. Do not offer it to callers who only need a call back.',
        triggerMessage: 'I’m sending the address now, so you can open it in your map.',
        messageBody: '{{business_name}} is at {{street_address}}. {{arrival_tip}} See you soon!',
      },
      variables: [businessName, streetAddress, arrivalTip],
    },
    {
      id: 'starter:essentials-common-questions',
      type: 'KNOWLEDGE_BASE',
      name: 'Answer common questions',
      description: 'Looks up hours, prices and policies before the agent answers.',
      parameters: {
        triggerPrompt:
          'When the caller asks about opening hours, holidays, prices, payment, returns, services or policies of {{business_name}}. Always look it up, even if you believe you know. Give the one fact they asked for in a sentence, then ask if that helps. If the documents say nothing about it, say so and offer to take a message; never estimate a price or invent a policy.',
        knowledgeBaseId: '{{faq_knowledge_base}}',
      },
      variables: [businessName, faqKnowledgeBase],
    },
    {
      id: 'starter:essentials-phone-consultation',
      type: 'APPOINTMENT_BOOKING',
      name: 'Book a phone consultation',
      description: 'Offers three call times a day for the next three days.',
      parameters: {
        calendarId: '{{call_calendar}}',
        daysOfOfferingDates: 3,
        slotsPerDay: 3,
        hoursBetweenSlots: 2,
      },
      variables: [callCalendar],
    },
    {
      id: 'starter:essentials-stop-contact',
      type: 'WORKFLOW_TRIGGER',
      name: 'Honor a “do not contact” request',
      description: 'Takes people off your lists as soon as they ask for it.',
      parameters: {
        triggerPrompt:
          'When the caller says to stop calling or texting, to be taken off the list, or that they never agreed to be contacted. Do not argue, ask why or offer anything else. Ask only whether it is for calls, texts or both, repeat the answer, and start this. A caller who just says “not today” or “call me later” has not asked for it.',
        triggerMessage: 'Understood, and I’m sorry for the trouble. I’m taking care of that now.',
        workflowId: '{{opt_out_workflow}}',
      },
      variables: [optOutWorkflow],
    },
    {
      id: 'starter:essentials-callback-time',
      type: 'IN_CALL_DATA_EXTRACTION',
      name: 'Save the best time to call',
      description: 'Keeps the day and time at which the caller can be reached.',
      parameters: {
        contactFieldId: '{{callback_time_field}}',
        description:
          'When the caller wants to be called back: the day and the part of the day they named, with their time zone if they are somewhere else. Only after you have repeated it and they agreed. Leave it empty if they said any time is fine.',
        examples: ['Weekdays after 4 p.m.', 'Tomorrow morning', 'Thursday noon, Pacific time'],
        overwriteExistingValue: true,
      },
      variables: [callbackTimeField],
    },
    {
      id: 'starter:essentials-heard-about-us',
      type: 'DATA_EXTRACTION',
      name: 'Save how they found you',
      description: 'After the call, notes the ad, search or person that brought the caller.',
      parameters: {
        contactFieldId: '{{source_field}}',
        description:
          'Where the caller said they found the business: the search engine, ad, event, or the full name of the person who recommended it. Use only what they said themselves; do not guess from their phone number. Leave it empty for existing customers who gave no source.',
        examples: ['Google search', 'Referred by Dana Whitfield', 'Yard sign', 'Instagram ad'],
        overwriteExistingValue: false,
      },
      variables: [sourceField],
    },
    {
      id: 'starter:essentials-call-outcome',
      type: 'DATA_EXTRACTION',
      name: 'Save the outcome of the call',
      description: 'After the call, sorts it into one of six outcomes for your reports.',
      parameters: {
        contactFieldId: '{{outcome_field}}',
        description:
          'How the call ended, as exactly one of: Booked, Transferred, Message taken, Question answered, Not interested, Wrong number. If two fit, take the one that comes first in this list. A transfer counts only if the caller was really put through.',
        examples: ['Booked', 'Transferred', 'Message taken', 'Question answered', 'Wrong number'],
        overwriteExistingValue: true,
      },
      variables: [outcomeField],
    },
  ],
};
