import type { Variable } from '../schema.ts';
import type { StarterPack } from './define.ts';

const shopName: Variable = {
  name: 'shop_name',
  label: 'Name of the shop',
  kind: 'text',
  required: true,
  help: 'As drivers know it.',
  sample: 'Northside Auto Care',
};

const shopAddress: Variable = {
  name: 'shop_address',
  label: 'Address of the shop',
  kind: 'text',
  required: true,
  help: 'Street and city, as a tow driver needs it.',
  sample: '2250 Lyndale Avenue North, Minneapolis',
};

const towPhone: Variable = {
  name: 'tow_phone',
  label: 'Towing line',
  kind: 'phone',
  required: true,
  help: 'Your own truck or the partner who tows for you, with its country code.',
  sample: '+16125550145',
};

const emergencyNumber: Variable = {
  name: 'emergency_number',
  label: 'Emergency number',
  kind: 'text',
  required: true,
  help: 'What people in your country dial after a crash.',
  default: '911',
  sample: '911',
};

const statusAddress: Variable = {
  name: 'status_address',
  label: 'Address of the repair status',
  kind: 'url',
  required: true,
  help: 'The API of your shop system that knows open repair orders.',
  sample: 'https://shop.example.com/api/repair-orders',
};

const statusKey: Variable = {
  name: 'status_key',
  label: 'Key of the shop system',
  kind: 'secret',
  required: true,
  help: 'The token that your shop system asks for.',
  sample: 'sample-shop-key',
};

const dropOffCalendar: Variable = {
  name: 'drop_off_calendar',
  label: 'Calendar for drop-offs',
  kind: 'calendar',
  required: true,
  help: 'When cars are handed over at the counter.',
  default: 'Vehicle drop-off',
  aliases: ['Drop-off', 'Service appointment', 'Auto service'],
  sample: 'Vehicle drop-off',
};

const keyDrop: Variable = {
  name: 'key_drop',
  label: 'Where keys go after hours',
  kind: 'longText',
  required: true,
  help: 'One sentence on your key drop.',
  sample: 'Use an envelope from the box left of the front door and drop the key in the slot.',
};

const advisorWorkflow: Variable = {
  name: 'advisor_workflow',
  label: 'Workflow for estimate calls',
  kind: 'workflow',
  required: true,
  help: 'Asks the service advisor to call about an estimate.',
  default: 'Estimate approval',
  aliases: ['Service advisor callback', 'Estimate follow-up', 'Repair approval'],
  sample: 'Estimate approval',
};

const vehicleField: Variable = {
  name: 'vehicle_field',
  label: 'Field for the vehicle',
  kind: 'contactField',
  required: true,
  help: 'A text field on the contact.',
  default: 'Vehicle',
  aliases: ['Year make model', 'Vehicle info', 'Car', 'Vehicle details'],
  sample: 'Vehicle',
};

const symptomField: Variable = {
  name: 'symptom_field',
  label: 'Field for the symptoms',
  kind: 'contactField',
  required: true,
  help: 'A text field that the technician reads first.',
  default: 'Vehicle concern',
  aliases: ['Customer concern', 'Symptoms', 'Reason for visit'],
  sample: 'Vehicle concern',
};

const shopKnowledgeBase: Variable = {
  name: 'shop_knowledge_base',
  label: 'Knowledge base',
  kind: 'knowledgeBase',
  required: true,
  help: 'Holds your services, menu prices, warranty and makes you work on.',
  default: 'Auto services and warranty',
  aliases: ['Shop FAQ', 'Services and pricing', 'FAQ'],
  sample: 'Auto services and warranty',
};

/** An independent garage: breakdowns, status calls and drop-offs. */
export const carRepair: StarterPack = {
  id: 'starter:car-repair',
  name: 'Car repair',
  description: 'Breakdowns, “is my car ready?”, drop-offs and estimates at a repair shop.',
  templates: [
    {
      id: 'starter:car-repair-breakdown',
      type: 'CALL_TRANSFER',
      name: 'Breakdown to the towing line',
      description: 'Stranded drivers reach the tow truck after a safety check.',
      parameters: {
        triggerPrompt:
          'When the caller’s car has just broken down and cannot or should not be driven, such as a flashing oil light, no brakes, smoke or a flat without a spare. First ask: “Is anyone hurt, and are you out of traffic?” After a crash with injuries, with fire, or in a lane of traffic, do not transfer: tell them to get to safety and call {{emergency_number}}. Otherwise ask where the car is (road, direction, nearest exit) and what car it is, repeat it, then transfer. Do not transfer a car that starts and drives: book a drop-off.',
        transferToValue: '{{tow_phone}}',
        triggerMessage: 'Let’s get you off the road. I’m connecting you with our towing line.',
        hearWhisperMessage: true,
      },
      variables: [emergencyNumber, towPhone],
    },
    {
      id: 'starter:car-repair-status',
      type: 'CUSTOM_ACTION',
      name: 'Check the repair status',
      description: 'Answers “is my car ready?” from your shop system.',
      parameters: {
        triggerPrompt:
          'When a customer whose car is at {{shop_name}} asks if it is ready or how far it is. Ask for the license plate, repeat it with a word for each letter (“B as in Boston”), and for the last name on the order, then look it up. Say the stage and the promised time as they are given. If the last name does not match, or the status says that approval is needed, share nothing more and offer a call from the advisor. Do not read out parts or prices.',
        triggerMessage: 'Let me see where your car is in the shop.',
        apiDetails: {
          url: '{{status_address}}',
          method: 'GET',
          authenticationRequired: true,
          authenticationValue: '{{status_key}}',
          parameters: [
            {
              name: 'plate',
              description: 'License plate, capital letters and digits without spaces',
              type: 'string',
              example: 'KTR482',
            },
            {
              name: 'lastName',
              description: 'Last name on the repair order',
              type: 'string',
              example: 'Lindqvist',
            },
          ],
        },
        selectedPaths: ['order.stage', 'order.promisedAt'],
      },
      variables: [shopName, statusAddress, statusKey],
    },
    {
      id: 'starter:car-repair-drop-off',
      type: 'APPOINTMENT_BOOKING',
      name: 'Book a vehicle drop-off',
      description: 'Offers three drop-off times a day over the next three days.',
      parameters: {
        calendarId: '{{drop_off_calendar}}',
        daysOfOfferingDates: 3,
        slotsPerDay: 3,
        hoursBetweenSlots: 1,
      },
      variables: [dropOffCalendar],
    },
    {
      id: 'starter:car-repair-key-drop',
      type: 'SMS',
      name: 'Text the key drop',
      description: 'Sends address and key drop to drivers who come when you are closed.',
      parameters: {
        triggerPrompt:
          'When a drop-off is booked and the driver, or a tow truck, will arrive before opening or after closing. Make sure that there is an appointment: a car without one should not be left. Ask whether you may text the address and the key drop, and send it after a yes. Remind them to leave a number and take valuables out. Do not send it to callers who come during opening hours.',
        triggerMessage: 'I’m texting you our address and where to leave the key.',
        messageBody:
          'Hi {{contact.first_name}}, {{shop_name}} is at {{shop_address}}. {{key_drop}} Please lock the car and note your phone number and mileage on the envelope.',
      },
      variables: [shopName, shopAddress, keyDrop],
    },
    {
      id: 'starter:car-repair-estimate-call',
      type: 'WORKFLOW_TRIGGER',
      name: 'Have the advisor call about an estimate',
      description: 'Gets a decision on repairs to the person who may take it.',
      parameters: {
        triggerPrompt:
          'When a customer got an estimate and wants to approve it, turn it down, or ask why something is needed. Never accept or decline work yourself, and do not discuss prices. Ask for name, car, what they would like to do in one sentence, and a number at which they can be reached in the next hour; repeat the number. Start this once. Someone without an estimate who wants a price needs a drop-off instead.',
        triggerMessage: 'I’ll make sure your service advisor gets this right away.',
        workflowId: '{{advisor_workflow}}',
      },
      variables: [advisorWorkflow],
    },
    {
      id: 'starter:car-repair-questions',
      type: 'KNOWLEDGE_BASE',
      name: 'Answer shop and warranty questions',
      description: 'Looks up services, menu prices, warranty, loaners and makes.',
      parameters: {
        triggerPrompt:
          'When the caller asks whether {{shop_name}} works on their make, what an oil change, alignment or inspection costs, how long it takes, about warranty, loaner cars, shuttle or financing. Look it up and say what the price includes. If they describe a noise, light or leak, do not diagnose and do not say it is safe to drive: offer a drop-off, or the towing line if brakes, steering or overheating are involved.',
        knowledgeBaseId: '{{shop_knowledge_base}}',
      },
      variables: [shopName, shopKnowledgeBase],
    },
    {
      id: 'starter:car-repair-vehicle',
      type: 'IN_CALL_DATA_EXTRACTION',
      name: 'Save the vehicle',
      description: 'Keeps year, make, model and mileage of the car in question.',
      parameters: {
        contactFieldId: '{{vehicle_field}}',
        description:
          'The vehicle this call is about: year, make, model, engine or trim if known, and the mileage. Confirm the year, as it decides the parts. If the caller has several cars, only the one that is to be worked on.',
        examples: ['2018 Subaru Outback 2.5i, 84,000 miles', '2021 Ford F-150 hybrid'],
        overwriteExistingValue: true,
      },
      variables: [vehicleField],
    },
    {
      id: 'starter:car-repair-symptoms',
      type: 'DATA_EXTRACTION',
      name: 'Save the symptoms',
      description: 'After the call, describes what the car does, when, and since when.',
      parameters: {
        contactFieldId: '{{symptom_field}}',
        description:
          'What the driver sees, hears, smells or feels, when it happens (cold start, braking, highway speed), since when, and which warning lights are on. Their words, no guess at the cause. For routine work just name it.',
        examples: [
          'Grinding from the front left when braking, two weeks, no lights',
          'Check engine light on since yesterday, runs rough when cold',
          'Oil change and tire rotation',
        ],
        overwriteExistingValue: true,
      },
      variables: [symptomField],
    },
  ],
};
