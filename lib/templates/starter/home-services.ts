import type { Variable } from '../schema.ts';
import type { StarterPack } from './define.ts';

const companyName: Variable = {
  name: 'company_name',
  label: 'Company name',
  kind: 'text',
  required: true,
  help: 'As it is painted on the truck.',
  sample: 'Cedar Ridge Plumbing & Air',
};

const onCallTechPhone: Variable = {
  name: 'on_call_tech_phone',
  label: 'On-call technician',
  kind: 'phone',
  required: true,
  help: 'Rings whoever drives out at night and on weekends, with its country code.',
  sample: '+15035550161',
};

const emergencyNumber: Variable = {
  name: 'emergency_number',
  label: 'Emergency number',
  kind: 'text',
  required: true,
  help: 'What people in your country dial for the fire department.',
  default: '911',
  sample: '911',
};

const coverageAddress: Variable = {
  name: 'coverage_address',
  label: 'Address of the coverage check',
  kind: 'url',
  required: true,
  help: 'The API that knows which ZIP codes you serve.',
  sample: 'https://api.example.com/coverage',
};

const coverageKey: Variable = {
  name: 'coverage_key',
  label: 'Key of the coverage check',
  kind: 'secret',
  required: true,
  help: 'The token that this API asks for.',
  sample: 'sample-coverage-key',
};

const coverageAnswer: Variable = {
  name: 'coverage_answer',
  label: 'Where its answer is',
  kind: 'text',
  required: true,
  help: 'The value in the answer that says yes or no.',
  default: 'data.covered',
  sample: 'data.covered',
};

const estimateCalendar: Variable = {
  name: 'estimate_calendar',
  label: 'Calendar for estimates',
  kind: 'calendar',
  required: true,
  help: 'Where visits to look at a job are booked.',
  default: 'In-home estimate',
  aliases: ['Estimate', 'Free estimate', 'On-site estimate', 'Service call'],
  sample: 'In-home estimate',
};

const arrivalWindow: Variable = {
  name: 'arrival_window',
  label: 'Arrival window',
  kind: 'number',
  required: true,
  help: 'Hours between the times that are offered.',
  default: 2,
  sample: 2,
};

const quoteWorkflow: Variable = {
  name: 'quote_workflow',
  label: 'Workflow for quotes',
  kind: 'workflow',
  required: true,
  help: 'Tells the estimator what the job is.',
  default: 'Quote request',
  aliases: ['Estimate request', 'New quote', 'New job request'],
  sample: 'Quote request',
};

const addressField: Variable = {
  name: 'address_field',
  label: 'Field for the job address',
  kind: 'contactField',
  required: true,
  help: 'A text field: where the work is, which may not be where the bill goes.',
  default: 'Service address',
  aliases: ['Job address', 'Job site address', 'Property address'],
  sample: 'Service address',
};

const accessField: Variable = {
  name: 'access_field',
  label: 'Field for access notes',
  kind: 'contactField',
  required: true,
  help: 'A text field that the technician sees on the way.',
  default: 'Access notes',
  aliases: ['Access instructions', 'Gate code', 'Tech notes'],
  sample: 'Access notes',
};

const equipmentField: Variable = {
  name: 'equipment_field',
  label: 'Field for the equipment',
  kind: 'contactField',
  required: true,
  help: 'A text field on the contact.',
  default: 'Equipment',
  aliases: ['Equipment details', 'System type', 'Unit make and model'],
  sample: 'Equipment',
};

const serviceKnowledgeBase: Variable = {
  name: 'service_knowledge_base',
  label: 'Knowledge base',
  kind: 'knowledgeBase',
  required: true,
  help: 'Holds your services, call-out fee, warranty and licenses.',
  default: 'Services and pricing',
  aliases: ['Service FAQ', 'Price list', 'FAQ'],
  sample: 'Services and pricing',
};

/** Plumbers, electricians, heating and cooling: whoever drives to a house. */
export const homeServices: StarterPack = {
  id: 'starter:home-services',
  name: 'Home services',
  description: 'Emergencies, estimates and job details for plumbing, electrical and HVAC.',
  templates: [
    {
      id: 'starter:home-services-emergency',
      type: 'CALL_TRANSFER',
      name: 'House emergency to the on-call tech',
      description: 'Burst pipes, sewage, sparks and lost heat reach a technician at any hour.',
      parameters: {
        triggerPrompt:
          'When water is running and cannot be shut off, sewage comes up, an outlet sparks or smells burnt, or the heat is out in freezing weather. First ask: “Do you smell gas, or see smoke or fire?” If yes, do not transfer: tell everyone to leave the house without touching switches, and to call {{emergency_number}} from outside. For water, ask whether they have closed the main valve. Get street address and call-back number, repeat both, then transfer. A dripping faucet, a noisy unit or a wish for a quote can wait for a normal visit.',
        transferToValue: '{{on_call_tech_phone}}',
        triggerMessage:
          'I’m getting our on-call technician on the phone. Stay with me, this may take half a minute.',
        hearWhisperMessage: true,
      },
      variables: [emergencyNumber, onCallTechPhone],
    },
    {
      id: 'starter:home-services-coverage',
      type: 'CUSTOM_ACTION',
      name: 'Check the service area',
      description: 'Looks a ZIP code up before a visit is promised.',
      parameters: {
        triggerPrompt:
          'Before you offer a visit, as soon as the caller has told you where the job is. Ask for the five-digit ZIP code of the property, repeat it digit by digit, then check it. Do this once per address. If {{company_name}} does not serve it, say so kindly and do not book; do not recommend another company.',
        triggerMessage: 'Let me make sure our trucks get out to you.',
        apiDetails: {
          url: '{{coverage_address}}',
          method: 'GET',
          authenticationRequired: true,
          authenticationValue: '{{coverage_key}}',
          parameters: [
            {
              name: 'zip',
              description: 'ZIP code of the property where the work is, five digits',
              type: 'string',
              example: '97205',
            },
          ],
        },
        selectedPaths: ['{{coverage_answer}}'],
      },
      variables: [companyName, coverageAddress, coverageKey, coverageAnswer],
    },
    {
      id: 'starter:home-services-estimate',
      type: 'APPOINTMENT_BOOKING',
      name: 'Book an in-home estimate',
      description: 'Offers two arrival windows a day over the next four days.',
      parameters: {
        calendarId: '{{estimate_calendar}}',
        daysOfOfferingDates: 4,
        slotsPerDay: 2,
        hoursBetweenSlots: '{{arrival_window}}',
      },
      variables: [estimateCalendar, arrivalWindow],
    },
    {
      id: 'starter:home-services-photos',
      type: 'SMS',
      name: 'Ask for photos of the job',
      description: 'Texts the caller to reply with pictures, so the right parts come along.',
      parameters: {
        triggerPrompt:
          'When the caller describes a leak, a broken part, a panel or a unit that a picture would explain, and nobody is in danger. Ask whether they could take two photos, one close and one from a few steps away, and whether you may text them where to send it. Send after a yes. Never ask anyone to open a panel, climb, or go near water and power for a photo.',
        triggerMessage: 'I’m texting you now. Just reply to that message with your photos.',
        messageBody:
          '{{company_name}} here. Please reply with 2 photos of the problem, one close up and one from a few steps back, plus the label with the model number if you can reach it safely.',
      },
      variables: [companyName],
    },
    {
      id: 'starter:home-services-quote',
      type: 'WORKFLOW_TRIGGER',
      name: 'Request a job quote',
      description: 'Gives the estimator what they need to price a bigger job.',
      parameters: {
        triggerPrompt:
          'When the caller plans a replacement, a remodel or new installation and wants a price, not a repair today. Find out what should be done, in what kind of building, whether they own it, and by when. Sum it up in one sentence and start this once they agree. Do not name a price or a range yourself. Renters need the owner’s approval: take the owner’s name and number instead.',
        triggerMessage: 'Thanks, that’s all our estimator needs. I’m sending it over.',
        workflowId: '{{quote_workflow}}',
      },
      variables: [quoteWorkflow],
    },
    {
      id: 'starter:home-services-prices',
      type: 'KNOWLEDGE_BASE',
      name: 'Answer service and fee questions',
      description: 'Looks up services, the call-out fee, warranty and licenses.',
      parameters: {
        triggerPrompt:
          'When the caller asks what a service call costs, whether {{company_name}} works on a certain brand or system, about warranty, licenses, insurance, financing or maintenance plans. Look it up and quote fees exactly as written, with what they include. If the price depends on the job, say that the technician gives a written price before any work. Do not walk callers through repairs of gas, wiring or refrigerant.',
        knowledgeBaseId: '{{service_knowledge_base}}',
      },
      variables: [companyName, serviceKnowledgeBase],
    },
    {
      id: 'starter:home-services-address',
      type: 'IN_CALL_DATA_EXTRACTION',
      name: 'Save the job address',
      description: 'Keeps the confirmed address where the work will be done.',
      parameters: {
        contactFieldId: '{{address_field}}',
        description:
          'The full address where the work is: house number, street, unit, city and ZIP code. Save it only after you have read it back and the caller said it is right; have unusual street names spelled. Not the billing address, if that is another one.',
        examples: [
          '1820 NW Flanders Street, Unit 4, Portland 97209',
          '77 Alder Lane, Gresham 97030',
        ],
        overwriteExistingValue: true,
      },
      variables: [addressField],
    },
    {
      id: 'starter:home-services-access',
      type: 'IN_CALL_DATA_EXTRACTION',
      name: 'Save how to get in',
      description: 'Notes gate codes, pets and parking for the technician.',
      parameters: {
        contactFieldId: '{{access_field}}',
        description:
          'What the technician has to know to reach the job: gate or lockbox code (repeated digit by digit), parking, pets, who will be there and from when. Only what the caller offered for this visit; do not ask for alarm codes.',
        examples: ['Gate code 4471, dog in the yard', 'Tenant Luis is home after 3 p.m.'],
        overwriteExistingValue: true,
      },
      variables: [accessField],
    },
    {
      id: 'starter:home-services-equipment',
      type: 'DATA_EXTRACTION',
      name: 'Save the equipment',
      description: 'After the call, notes kind, brand and age of what needs work.',
      parameters: {
        contactFieldId: '{{equipment_field}}',
        description:
          'The appliance or system the call was about: what it is, then brand, model and approximate age as far as the caller knew them, then what it does wrong. Leave out parts they did not mention. Empty if the call was not about equipment.',
        examples: [
          'Gas furnace, Trane, about 12 years, blows cold air',
          'Tankless water heater, Rinnai',
        ],
        overwriteExistingValue: false,
      },
      variables: [equipmentField],
    },
  ],
};
