import type { Variable } from '../schema.ts';
import type { StarterPack } from './define.ts';

const spaName: Variable = {
  name: 'spa_name',
  label: 'Name of the spa',
  kind: 'text',
  required: true,
  help: 'As clients know it.',
  sample: 'Lumen Aesthetics',
};

const nursePhone: Variable = {
  name: 'nurse_phone',
  label: 'Nurse on call',
  kind: 'phone',
  required: true,
  help: 'Rings a licensed provider at any hour, with its country code.',
  sample: '+14805550156',
};

const emergencyNumber: Variable = {
  name: 'emergency_number',
  label: 'Emergency number',
  kind: 'text',
  required: true,
  help: 'What people in your country dial for an ambulance.',
  default: '911',
  sample: '911',
};

const consultCalendar: Variable = {
  name: 'consult_calendar',
  label: 'Calendar for consultations',
  kind: 'calendar',
  required: true,
  help: 'First visits with a provider, before any treatment.',
  default: 'Aesthetic consultation',
  aliases: ['Consultation', 'Complimentary consultation', 'Treatment consultation'],
  sample: 'Aesthetic consultation',
};

const prepLink: Variable = {
  name: 'prep_link',
  label: 'Page on how to prepare',
  kind: 'url',
  required: true,
  help: 'Your instructions for the days before each treatment.',
  sample: 'https://lumen.example.com/before-your-visit',
};

const cancelNotice: Variable = {
  name: 'cancel_notice',
  label: 'Notice to cancel',
  kind: 'text',
  required: true,
  help: 'How early a client has to cancel, in words.',
  default: '24 hours',
  sample: '24 hours',
};

const membershipWorkflow: Variable = {
  name: 'membership_workflow',
  label: 'Workflow for memberships',
  kind: 'workflow',
  required: true,
  help: 'Sends plans and lets your coordinator follow up.',
  default: 'Membership inquiry',
  aliases: ['VIP membership', 'Membership signup', 'Membership follow-up'],
  sample: 'Membership inquiry',
};

const giftCardAddress: Variable = {
  name: 'gift_card_address',
  label: 'Address of the gift card check',
  kind: 'url',
  required: true,
  help: 'The API of your booking or payment system that knows balances.',
  sample: 'https://api.example.com/gift-cards/balance',
};

const giftCardKey: Variable = {
  name: 'gift_card_key',
  label: 'Key of the gift card check',
  kind: 'secret',
  required: true,
  help: 'Read-only if your system offers that.',
  sample: 'sample-gift-card-key',
};

const treatmentField: Variable = {
  name: 'treatment_field',
  label: 'Field for the treatment',
  kind: 'contactField',
  required: true,
  help: 'A text field on the contact.',
  default: 'Treatment of interest',
  aliases: ['Service interest', 'Service of interest', 'Interested in'],
  sample: 'Treatment of interest',
};

const eventField: Variable = {
  name: 'event_field',
  label: 'Field for the big day',
  kind: 'contactField',
  required: true,
  help: 'A text field on the contact.',
  default: 'Upcoming event',
  aliases: ['Event date', 'Wedding date', 'Special event'],
  sample: 'Upcoming event',
};

const treatmentKnowledgeBase: Variable = {
  name: 'treatment_knowledge_base',
  label: 'Knowledge base',
  kind: 'knowledgeBase',
  required: true,
  help: 'Holds your treatments, prices, downtime and policies.',
  default: 'Treatments and pricing',
  aliases: ['Service menu', 'Med spa FAQ', 'FAQ'],
  sample: 'Treatments and pricing',
};

/** Injectables, lasers and skin care: warm on the phone, strict on medical questions. */
export const medicalSpa: StarterPack = {
  id: 'starter:medical-spa',
  name: 'Medical spa',
  description: 'Reactions after a treatment, consultations, prices and memberships.',
  templates: [
    {
      id: 'starter:medical-spa-reaction',
      type: 'CALL_TRANSFER',
      name: 'Reaction after treatment to the nurse',
      description: 'Clients with symptoms after an injection, peel or laser reach the nurse.',
      parameters: {
        triggerPrompt:
          'When a client had a treatment in the last two weeks and now reports pain, spreading redness, blisters, fever, a drooping lid or skin that turned white or gray. First ask: “Any trouble seeing, breathing, speaking or swallowing?” If yes, do not transfer: tell them to hang up and call {{emergency_number}}. Otherwise ask for name, treatment and date, then transfer, day or night. Never say that a symptom is normal and give no advice on medicine or ice. Worry about results without symptoms is a follow-up visit, not a transfer.',
        transferToValue: '{{nurse_phone}}',
        triggerMessage:
          'Thank you for telling me. Our nurse should hear this directly, so I’m putting you through.',
        hearWhisperMessage: true,
      },
      variables: [emergencyNumber, nursePhone],
    },
    {
      id: 'starter:medical-spa-consultation',
      type: 'APPOINTMENT_BOOKING',
      name: 'Book an aesthetic consultation',
      description: 'Offers three consultations a day over the next five days.',
      parameters: {
        calendarId: '{{consult_calendar}}',
        daysOfOfferingDates: 5,
        slotsPerDay: 3,
        hoursBetweenSlots: 1,
      },
      variables: [consultCalendar],
    },
    {
      id: 'starter:medical-spa-prepare',
      type: 'SMS',
      name: 'Text how to prepare',
      description: 'Sends the instructions for before a treatment, and the cancellation notice.',
      parameters: {
        triggerPrompt:
          'When a visit was just booked, or a client asks what to do or avoid before one. Do not read instructions out from memory, as they differ by treatment. Ask if a text is welcome; the text does not name the treatment, which you may mention if they worry about privacy. Send once after a yes. Questions about their own medication or pregnancy are for the provider, not for this page.',
        triggerMessage:
          'I’m texting you our preparation page, so nothing gets in the way that day.',
        messageBody:
          'We look forward to seeing you at {{spa_name}}. How to prepare: {{prep_link}} Need to cancel? Please tell us {{cancel_notice}} ahead.',
      },
      variables: [spaName, prepLink, cancelNotice],
    },
    {
      id: 'starter:medical-spa-membership',
      type: 'WORKFLOW_TRIGGER',
      name: 'Follow up on a membership',
      description: 'Sends plans to clients who come often and want to save.',
      parameters: {
        triggerPrompt:
          'When a client asks about memberships, packages, banked credits or a monthly plan at {{spa_name}}. Ask which treatments they have most often and whether e-mail or text suits them better; have an e-mail address spelled and read it back. Start this after they agree to get the plans. Do not sign anyone up, take a card number or pause or cancel a plan on this call: say that the coordinator does that.',
        triggerMessage: 'Lovely. Our membership coordinator will send you the options.',
        workflowId: '{{membership_workflow}}',
      },
      variables: [spaName, membershipWorkflow],
    },
    {
      id: 'starter:medical-spa-gift-card',
      type: 'CUSTOM_ACTION',
      name: 'Check a gift card balance',
      description: 'Looks up what is left on a gift card of yours.',
      parameters: {
        triggerPrompt:
          'When the caller holds a gift card of {{spa_name}} and asks what is left on it. Ask for the number on the back, let them read it in groups of four, repeat it, then look it up. Tell only the balance and the expiry date, never who bought it. After two numbers that are not found, stop and take a message. Do not look up cards for callers who ask about many of them or want the balance paid out.',
        triggerMessage: 'Let me look up that card for you.',
        apiDetails: {
          url: '{{gift_card_address}}',
          method: 'GET',
          authenticationRequired: true,
          authenticationValue: '{{gift_card_key}}',
          parameters: [
            {
              name: 'code',
              description: 'Number of the gift card without spaces',
              type: 'string',
              example: 'LUM-8841-20CX',
            },
          ],
        },
        selectedPaths: ['balance', 'expiresOn'],
      },
      variables: [spaName, giftCardAddress, giftCardKey],
    },
    {
      id: 'starter:medical-spa-questions',
      type: 'KNOWLEDGE_BASE',
      name: 'Answer treatment and price questions',
      description: 'Looks up prices, duration and downtime, and promises no results.',
      parameters: {
        triggerPrompt:
          'When the caller asks what a treatment is, how long it takes, its downtime, what it costs, who performs it or how to pay at {{spa_name}}. Look it up; give prices as “starting at” where the document does. Whether it suits them, is safe with their medicine, skin, pregnancy or a condition, and how many units they need is for the provider: offer a consultation. Promise no result and compare with no other clinic.',
        knowledgeBaseId: '{{treatment_knowledge_base}}',
      },
      variables: [spaName, treatmentKnowledgeBase],
    },
    {
      id: 'starter:medical-spa-interest',
      type: 'IN_CALL_DATA_EXTRACTION',
      name: 'Save the treatment of interest',
      description: 'Keeps what the client is curious about, for the consultation.',
      parameters: {
        contactFieldId: '{{treatment_field}}',
        description:
          'The treatment or the goal the client named, with the area if they said it. If they only know the goal (“fewer lines around my eyes”), keep their words instead of choosing a treatment for them. No health conditions, medicines or age.',
        examples: ['Laser hair removal, underarms', 'Smoother forehead', 'HydraFacial'],
        overwriteExistingValue: false,
      },
      variables: [treatmentField],
    },
    {
      id: 'starter:medical-spa-event',
      type: 'DATA_EXTRACTION',
      name: 'Save the big day',
      description: 'After the call, notes the event a client wants to look rested for.',
      parameters: {
        contactFieldId: '{{event_field}}',
        description:
          'The event the client is getting ready for and its date or month, as they told it. It matters for planning, since some treatments need weeks. Empty if they spoke of none; the date of the appointment itself is not an event.',
        examples: [
          'Daughter’s wedding, October 9',
          'Class reunion in May',
          'Beach vacation in July',
        ],
        overwriteExistingValue: true,
      },
      variables: [eventField],
    },
  ],
};
