import type { Variable } from '../schema.ts';
import type { StarterPack } from './define.ts';

const restaurantName: Variable = {
  name: 'restaurant_name',
  label: 'Restaurant name',
  kind: 'text',
  required: true,
  help: 'As guests say it.',
  sample: 'Olive & Ember',
};

const managerPhone: Variable = {
  name: 'manager_phone',
  label: 'Manager’s phone',
  kind: 'phone',
  required: true,
  help: 'Answered during service, with its country code.',
  sample: '+14045550183',
};

const serviceHours: Variable = {
  name: 'service_hours',
  label: 'Service hours',
  kind: 'text',
  required: true,
  help: 'When the kitchen is open, in words.',
  sample: 'Tuesday to Sunday from 5 to 10 p.m.',
};

const largestTable: Variable = {
  name: 'largest_table',
  label: 'Largest party for a normal table',
  kind: 'number',
  required: true,
  help: 'Bigger groups go to your events team.',
  default: 8,
  sample: 8,
};

const tableCalendar: Variable = {
  name: 'table_calendar',
  label: 'Calendar for tables',
  kind: 'calendar',
  required: true,
  help: 'Where reservations are kept.',
  default: 'Table reservation',
  aliases: ['Reservations', 'Reservation', 'Dinner reservation'],
  sample: 'Table reservation',
};

const waitlistAddress: Variable = {
  name: 'waitlist_address',
  label: 'Address of the waitlist',
  kind: 'url',
  required: true,
  help: 'The API of your waitlist that adds a party.',
  sample: 'https://api.example.com/waitlist/parties',
};

const waitlistKey: Variable = {
  name: 'waitlist_key',
  label: 'Key of the waitlist',
  kind: 'secret',
  required: true,
  help: 'The token that your waitlist asks for.',
  sample: 'sample-waitlist-key',
};

const orderLink: Variable = {
  name: 'order_link',
  label: 'Menu and ordering page',
  kind: 'url',
  required: true,
  help: 'Where guests see today’s menu and order for pickup.',
  sample: 'https://order.example.com/olive-and-ember',
};

const eventsWorkflow: Variable = {
  name: 'events_workflow',
  label: 'Workflow for groups and catering',
  kind: 'workflow',
  required: true,
  help: 'Tells your events team about an inquiry.',
  default: 'Catering inquiry',
  aliases: ['Private event inquiry', 'Large party request', 'Event inquiry'],
  sample: 'Catering inquiry',
};

const dietField: Variable = {
  name: 'diet_field',
  label: 'Field for dietary needs',
  kind: 'contactField',
  required: true,
  help: 'A text field that the host reads before the guest arrives.',
  default: 'Dietary needs',
  aliases: ['Allergies', 'Dietary restrictions', 'Food allergies'],
  sample: 'Dietary needs',
};

const occasionField: Variable = {
  name: 'occasion_field',
  label: 'Field for the occasion',
  kind: 'contactField',
  required: true,
  help: 'A text field on the contact.',
  default: 'Special occasion',
  aliases: ['Occasion', 'Celebration', 'Guest notes'],
  sample: 'Special occasion',
};

const menuKnowledgeBase: Variable = {
  name: 'menu_knowledge_base',
  label: 'Knowledge base',
  kind: 'knowledgeBase',
  required: true,
  help: 'Holds the menu, hours, parking, dress code and house rules.',
  default: 'Menu and hours',
  aliases: ['Menu', 'Restaurant FAQ', 'FAQ'],
  sample: 'Menu and hours',
};

/** A restaurant's phone during the dinner rush. */
export const restaurant: StarterPack = {
  id: 'starter:restaurant',
  name: 'Restaurant',
  description: 'Tables, waitlist, takeout, allergies and groups while the staff serves guests.',
  templates: [
    {
      id: 'starter:restaurant-manager',
      type: 'CALL_TRANSFER',
      name: 'Severe allergy or complaint to the manager',
      description: 'Questions that only the house may answer reach the manager during service.',
      parameters: {
        triggerPrompt:
          'When the caller has a severe allergy and asks whether a dish is safe, says someone got ill or hurt, or is unhappy with a visit or an order. Never call a dish safe or free of something yourself. The manager answers {{service_hours}}; at other times take a message instead. Ask for the name, and for an order or visit the day and time, then transfer. Reservations, being late, hours and lost items do not need the manager.',
        transferToValue: '{{manager_phone}}',
        triggerMessage: 'I’d like our manager to answer that personally. Hold on just a moment.',
        hearWhisperMessage: false,
      },
      variables: [serviceHours, managerPhone],
    },
    {
      id: 'starter:restaurant-table',
      type: 'APPOINTMENT_BOOKING',
      name: 'Reserve a table',
      description: 'Offers four times an evening, half an hour apart, for the next three days.',
      parameters: {
        calendarId: '{{table_calendar}}',
        daysOfOfferingDates: 3,
        slotsPerDay: 4,
        hoursBetweenSlots: 0.5,
      },
      variables: [tableCalendar],
    },
    {
      id: 'starter:restaurant-waitlist',
      type: 'CUSTOM_ACTION',
      name: 'Join tonight’s waitlist',
      description: 'Adds a party that is on its way to the waitlist of your host stand.',
      parameters: {
        triggerPrompt:
          'When the caller wants to come to {{restaurant_name}} today, no table is free, and they agree to wait. Ask for a first name, how many people, and a mobile number for the “table is ready” text; repeat the party size and number. Add them once, and only for today within {{service_hours}}. Do not promise a waiting time. More than {{largest_table}} people cannot join: offer a group inquiry.',
        triggerMessage: 'Okay, I’m putting your party on the list.',
        apiDetails: {
          url: '{{waitlist_address}}',
          method: 'POST',
          authenticationRequired: true,
          authenticationValue: '{{waitlist_key}}',
          parameters: [
            { name: 'guest', description: 'First name', type: 'string', example: 'Priya' },
            {
              name: 'partySize',
              description: 'Number of people, children included',
              type: 'number',
              example: '4',
            },
            {
              name: 'mobile',
              description: 'Mobile number with area code, digits only, as it was confirmed',
              type: 'string',
            },
          ],
        },
      },
      variables: [restaurantName, serviceHours, largestTable, waitlistAddress, waitlistKey],
    },
    {
      id: 'starter:restaurant-order-link',
      type: 'SMS',
      name: 'Text the menu and ordering page',
      description: 'Sends takeout callers to the page instead of writing orders down.',
      parameters: {
        triggerPrompt:
          'When the caller wants to order food to go or asks to see the menu. Do not take the order by phone. Say that the page shows what is available right now, ask whether you may text it, and send it after a yes. If they cannot use a link, or already ordered and ask where the food is, do not send it: offer that the staff calls back.',
        triggerMessage: 'The menu is coming to your phone, and you can order right from there.',
        messageBody:
          'Hungry? Here is tonight’s menu at {{restaurant_name}}, and you can order for pickup: {{order_link}} Please list allergies with your order.',
      },
      variables: [restaurantName, orderLink],
    },
    {
      id: 'starter:restaurant-groups',
      type: 'WORKFLOW_TRIGGER',
      name: 'Start a group or catering inquiry',
      description: 'Passes big parties, private rooms and catering to your events team.',
      parameters: {
        triggerPrompt:
          'When the party is larger than {{largest_table}}, or the caller wants the private room, a buyout or food delivered for an event. Ask for the date, start time, number of guests, the occasion and a rough budget if they have one, then name and number. Sum it up, get a yes, start this once. The date is not held until the events team confirms: say so. Do not quote menus or minimums.',
        triggerMessage: 'That sounds like a lovely event. I’m passing it to our events team.',
        workflowId: '{{events_workflow}}',
      },
      variables: [largestTable, eventsWorkflow],
    },
    {
      id: 'starter:restaurant-menu-questions',
      type: 'KNOWLEDGE_BASE',
      name: 'Answer menu and house questions',
      description: 'Looks up dishes, hours, parking, dogs on the patio and corkage.',
      parameters: {
        triggerPrompt:
          'When the caller asks what is on the menu, about vegetarian or gluten-free choices, opening hours, holidays, parking, dress code, high chairs, dogs, corkage or gift cards at {{restaurant_name}}. Look it up and name at most three dishes at a time. What the menu marks as gluten-free you may repeat, but for an allergy add that the kitchen handles all ingredients and offer the manager. Do not invent specials.',
        knowledgeBaseId: '{{menu_knowledge_base}}',
      },
      variables: [restaurantName, menuKnowledgeBase],
    },
    {
      id: 'starter:restaurant-diet',
      type: 'IN_CALL_DATA_EXTRACTION',
      name: 'Save dietary needs',
      description: 'Keeps allergies and diets with the guest for every visit.',
      parameters: {
        contactFieldId: '{{diet_field}}',
        description:
          'Foods someone in the party must not or will not eat, each marked as allergy, diet or dislike, and for whom if the caller said so. Repeat allergies before you save. Do not mark something as an allergy unless they used that word or described a reaction.',
        examples: ['Allergy: tree nuts (daughter)', 'Diet: vegan, two guests', 'Dislike: cilantro'],
        overwriteExistingValue: true,
      },
      variables: [dietField],
    },
    {
      id: 'starter:restaurant-occasion',
      type: 'DATA_EXTRACTION',
      name: 'Save the occasion',
      description: 'After the call, tells the host what the table is celebrating.',
      parameters: {
        contactFieldId: '{{occasion_field}}',
        description:
          'What the guests are celebrating and the wishes that go with it, such as a candle or a quiet table. Add “surprise” if the guest of honor must not hear of it. Leave it empty for an ordinary dinner.',
        examples: [
          'Birthday of Sam, surprise, candle on dessert',
          '25th anniversary, window table',
        ],
        overwriteExistingValue: true,
      },
      variables: [occasionField],
    },
  ],
};
