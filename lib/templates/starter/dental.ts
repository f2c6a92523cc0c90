import type { Variable } from '../schema.ts';
import type { StarterPack } from './define.ts';

const practiceName: Variable = {
  name: 'practice_name',
  label: 'Practice name',
  kind: 'text',
  required: true,
  help: 'As patients know it.',
  sample: 'Maple Street Dental',
};

const onCallPhone: Variable = {
  name: 'on_call_phone',
  label: 'On-call dentist',
  kind: 'phone',
  required: true,
  help: 'Rings the dentist on duty, also at night, with its country code.',
  sample: '+16145550127',
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

const examCalendar: Variable = {
  name: 'exam_calendar',
  label: 'Calendar for new patients',
  kind: 'calendar',
  required: true,
  help: 'Holds the longer slots of a first exam with X-rays.',
  default: 'New patient exam',
  aliases: ['New patient', 'New patient appointment', 'Comprehensive exam'],
  sample: 'New patient exam',
};

const formsLink: Variable = {
  name: 'forms_link',
  label: 'New patient forms',
  kind: 'url',
  required: true,
  help: 'The page with your health history and consent forms.',
  sample: 'https://forms.example.com/maple-street/new-patient',
};

const benefitsWorkflow: Variable = {
  name: 'benefits_workflow',
  label: 'Workflow for benefit checks',
  kind: 'workflow',
  required: true,
  help: 'Asks your insurance coordinator to check a plan.',
  default: 'Insurance verification',
  aliases: ['Verify insurance', 'Benefits check', 'Eligibility check'],
  sample: 'Insurance verification',
};

const rescheduleWorkflow: Variable = {
  name: 'reschedule_workflow',
  label: 'Workflow for moved visits',
  kind: 'workflow',
  required: true,
  help: 'Asks the front office to move a visit and call the patient.',
  default: 'Reschedule request',
  aliases: ['Change appointment', 'Reschedule appointment', 'Recall reschedule'],
  sample: 'Reschedule request',
};

const insuranceField: Variable = {
  name: 'insurance_field',
  label: 'Field for the insurance',
  kind: 'contactField',
  required: true,
  help: 'A text field on the contact.',
  default: 'Insurance provider',
  aliases: ['Dental insurance', 'Insurance', 'Insurance company'],
  sample: 'Insurance provider',
};

const concernField: Variable = {
  name: 'concern_field',
  label: 'Field for the concern',
  kind: 'contactField',
  required: true,
  help: 'A text field that the dentist reads before the visit.',
  default: 'Dental concern',
  aliases: ['Chief complaint', 'Reason for visit'],
  sample: 'Dental concern',
};

const comfortField: Variable = {
  name: 'comfort_field',
  label: 'Field for comfort notes',
  kind: 'contactField',
  required: true,
  help: 'Where the team looks for fears and wishes of a patient.',
  default: 'Comfort notes',
  aliases: ['Dental anxiety', 'Patient notes'],
  sample: 'Comfort notes',
};

const officeKnowledgeBase: Variable = {
  name: 'office_knowledge_base',
  label: 'Knowledge base',
  kind: 'knowledgeBase',
  required: true,
  help: 'Holds accepted plans, fees, financing and office policies.',
  default: 'Dental office FAQ',
  aliases: ['Office FAQ', 'Practice information', 'FAQ'],
  sample: 'Dental office FAQ',
};

/** A dental practice's phone, from toothache at midnight to the first exam. */
export const dental: StarterPack = {
  id: 'starter:dental',
  name: 'Dental practice',
  description: 'Emergencies, new patients, insurance and nervous callers at a dentist’s office.',
  templates: [
    {
      id: 'starter:dental-emergency',
      type: 'CALL_TRANSFER',
      name: 'Dental emergency to the on-call dentist',
      description: 'Knocked-out teeth, swelling and bleeding reach the dentist on duty.',
      parameters: {
        triggerPrompt:
          'When a tooth was knocked out or broken with pain, the face or gums are swollen, bleeding goes on after twenty minutes of firm pressure, or pain keeps the caller awake. First ask: “Is it hard to breathe or swallow, or is the swelling near your eye or neck?” If yes, do not transfer: tell them to hang up and call {{emergency_number}} now. Otherwise get the patient’s name and a call-back number, repeat the number, then transfer. A lost filling without pain, sensitivity, or whitening questions are not emergencies: offer a visit. Give no advice about medicine.',
        transferToValue: '{{on_call_phone}}',
        triggerMessage:
          'That sounds painful, and I want the dentist to hear about it right away. I’m connecting you now.',
        hearWhisperMessage: true,
      },
      variables: [emergencyNumber, onCallPhone],
    },
    {
      id: 'starter:dental-new-patient-exam',
      type: 'APPOINTMENT_BOOKING',
      name: 'Book a new patient exam',
      description: 'Offers three first visits a day over the next three days.',
      parameters: {
        calendarId: '{{exam_calendar}}',
        daysOfOfferingDates: 3,
        slotsPerDay: 3,
        hoursBetweenSlots: 1.5,
      },
      variables: [examCalendar],
    },
    {
      id: 'starter:dental-new-patient-forms',
      type: 'SMS',
      name: 'Text the new patient forms',
      description: 'Sends the health history to fill in before the first visit.',
      parameters: {
        triggerPrompt:
          'When a first visit has just been booked, or a new patient says the forms did not arrive. Explain that filling them in at home saves about fifteen minutes, ask if you may text them, and send after a yes. Do not ask for health details on the phone. Patients who have been here before do not need it.',
        triggerMessage: 'You’ll have the forms on your phone in just a moment.',
        messageBody:
          '{{practice_name}}: please fill in your new patient forms before your visit, it takes about 10 minutes: {{forms_link}} Bring your insurance card and a photo ID.',
      },
      variables: [practiceName, formsLink],
    },
    {
      id: 'starter:dental-verify-benefits',
      type: 'WORKFLOW_TRIGGER',
      name: 'Check dental benefits',
      description: 'Collects plan details and asks the office to verify them before the visit.',
      parameters: {
        triggerPrompt:
          'When a patient wants to know what their plan covers for a planned treatment. Ask, one at a time, for the insurance company, the subscriber’s full name and date of birth, and the member ID; read the ID back character by character. Start this when all four are confirmed. Do not say that anything is covered or what it will cost: tell them the office will call with an answer. Never ask for a Social Security number.',
        triggerMessage: 'Thank you. I’m sending this to our insurance coordinator to look into.',
        workflowId: '{{benefits_workflow}}',
      },
      variables: [benefitsWorkflow],
    },
    {
      id: 'starter:dental-move-visit',
      type: 'WORKFLOW_TRIGGER',
      name: 'Move a dental visit',
      description: 'Hands a request to change or cancel a visit to the front office.',
      parameters: {
        triggerPrompt:
          'When a patient cannot make a cleaning, filling or other visit that is already booked. Ask for the patient’s full name, which visit it is, and two times that would work instead; for a child, also who is calling. Repeat everything, then start this. Say that the old time stays until the office confirms the new one. Do not cancel for someone who cannot name the patient, and do not discuss fees for late changes.',
        triggerMessage: 'All right, I’m asking the front office to find you another time.',
        workflowId: '{{reschedule_workflow}}',
      },
      variables: [rescheduleWorkflow],
    },
    {
      id: 'starter:dental-office-questions',
      type: 'KNOWLEDGE_BASE',
      name: 'Answer dental office questions',
      description: 'Accepted plans, fees, financing and office policies, looked up first.',
      parameters: {
        triggerPrompt:
          'When the caller asks whether {{practice_name}} takes their insurance, what an exam or cleaning costs without insurance, about financing, sedation, children, or office hours. Look it up and answer in one or two sentences. Say “in network” only if the document says so for that very plan. Questions about symptoms, medicine or what treatment they need are for the dentist: offer a visit instead of an answer.',
        knowledgeBaseId: '{{office_knowledge_base}}',
      },
      variables: [practiceName, officeKnowledgeBase],
    },
    {
      id: 'starter:dental-insurance',
      type: 'IN_CALL_DATA_EXTRACTION',
      name: 'Save the dental insurance',
      description: 'Notes company and plan while the patient has the card in hand.',
      parameters: {
        contactFieldId: '{{insurance_field}}',
        description:
          'The company and the kind of plan (PPO, HMO, Medicaid) of the patient’s dental insurance, not of their medical insurance. Ask them to read it from the card and repeat it. Write “No insurance” if they say they pay themselves. Never store a member ID here.',
        examples: ['Delta Dental PPO', 'Cigna DHMO', 'Medicaid', 'No insurance'],
        overwriteExistingValue: true,
      },
      variables: [insuranceField],
    },
    {
      id: 'starter:dental-concern',
      type: 'DATA_EXTRACTION',
      name: 'Save the dental concern',
      description: 'After the call, notes what bothers the patient and since when.',
      parameters: {
        contactFieldId: '{{concern_field}}',
        description:
          'What the patient wants looked at, in their own words: where it is, what it feels like and since when. No diagnosis and no word the patient did not use. “Routine checkup” if they mentioned no problem.',
        examples: [
          'Upper right molar hurts with cold drinks, since Sunday',
          'Chipped front tooth, no pain',
          'Routine checkup',
        ],
        overwriteExistingValue: true,
      },
      variables: [concernField],
    },
    {
      id: 'starter:dental-comfort',
      type: 'DATA_EXTRACTION',
      name: 'Save comfort wishes',
      description: 'After the call, tells the team what makes a nervous patient feel safe.',
      parameters: {
        contactFieldId: '{{comfort_field}}',
        description:
          'Anything the patient said about being afraid or uncomfortable at the dentist, and what helps them: breaks, headphones, sedation, a certain dentist. Leave it empty if they said nothing of the kind; a short call is no sign of fear.',
        examples: [
          'Afraid of needles, asked about laughing gas',
          'Needs to sit up every few minutes',
        ],
        overwriteExistingValue: false,
      },
      variables: [comfortField],
    },
  ],
};
