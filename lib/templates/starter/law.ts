import type { Variable } from '../schema.ts';
import type { StarterPack } from './define.ts';

const firmName: Variable = {
  name: 'firm_name',
  label: 'Firm name',
  kind: 'text',
  required: true,
  help: 'As you want it said on the phone.',
  sample: 'Okafor & Reyes',
};

const practiceAreas: Variable = {
  name: 'practice_areas',
  label: 'Practice areas',
  kind: 'text',
  required: true,
  help: 'What you take, in the words callers use.',
  sample: 'family law, criminal defense and personal injury',
};

const dutyAttorneyPhone: Variable = {
  name: 'duty_attorney_phone',
  label: 'Attorney on duty',
  kind: 'phone',
  required: true,
  help: 'Rings at any hour, with its country code.',
  sample: '+17135550138',
};

const paralegalPhone: Variable = {
  name: 'paralegal_phone',
  label: 'Client line',
  kind: 'phone',
  required: true,
  help: 'The paralegal or assistant who looks after open cases.',
  sample: '+17135550139',
};

const clientLineHours: Variable = {
  name: 'client_line_hours',
  label: 'Hours of the client line',
  kind: 'text',
  required: true,
  help: 'Days and hours in words.',
  sample: 'weekdays from 8:30 a.m. to 5:30 p.m.',
};

const conflictWorkflow: Variable = {
  name: 'conflict_workflow',
  label: 'Workflow for conflict checks',
  kind: 'workflow',
  required: true,
  help: 'Passes the names to whoever runs your conflict search.',
  default: 'Conflict check',
  aliases: ['Conflicts check', 'New matter conflict check', 'Intake'],
  sample: 'Conflict check',
};

const consultationCalendar: Variable = {
  name: 'consultation_calendar',
  label: 'Calendar for consultations',
  kind: 'calendar',
  required: true,
  help: 'Where first meetings with an attorney are booked.',
  default: 'Initial consultation',
  aliases: ['Consultation', 'Legal consultation', 'Case evaluation'],
  sample: 'Initial consultation',
};

const intakeLink: Variable = {
  name: 'intake_link',
  label: 'Secure intake form',
  kind: 'url',
  required: true,
  help: 'An encrypted form where people describe their case and upload papers.',
  sample: 'https://intake.example.com/okafor-reyes',
};

const opposingPartyField: Variable = {
  name: 'opposing_party_field',
  label: 'Field for the other side',
  kind: 'contactField',
  required: true,
  help: 'A text field on the contact.',
  default: 'Opposing party',
  aliases: ['Adverse party', 'Other party', 'Opposing parties'],
  sample: 'Opposing party',
};

const courtDateField: Variable = {
  name: 'court_date_field',
  label: 'Field for the next deadline',
  kind: 'contactField',
  required: true,
  help: 'A date field, or a text field that holds a date.',
  default: 'Next court date',
  aliases: ['Court date', 'Hearing date', 'Deadline'],
  sample: 'Next court date',
};

const matterField: Variable = {
  name: 'matter_field',
  label: 'Field for the kind of case',
  kind: 'contactField',
  required: true,
  help: 'A text field on the contact.',
  default: 'Case type',
  aliases: ['Matter type', 'Practice area', 'Type of case'],
  sample: 'Case type',
};

const firmKnowledgeBase: Variable = {
  name: 'firm_knowledge_base',
  label: 'Knowledge base',
  kind: 'knowledgeBase',
  required: true,
  help: 'Holds your fees, process, languages and office details; no advice.',
  default: 'Firm information',
  aliases: ['Law firm FAQ', 'Client FAQ', 'FAQ'],
  sample: 'Firm information',
};

/** A law firm's intake: names before stories, no advice on the phone. */
export const law: StarterPack = {
  id: 'starter:law',
  name: 'Law firm',
  description: 'Arrests, conflict checks, intake and existing clients, without legal advice.',
  templates: [
    {
      id: 'starter:law-urgent',
      type: 'CALL_TRANSFER',
      name: 'Urgent matter to the attorney on duty',
      description: 'Arrests, police questioning and court within two days reach an attorney.',
      parameters: {
        triggerPrompt:
          'When someone is in custody or being questioned right now, a protective order was just served, or a hearing or filing deadline is within two business days. Ask who it is about, where that person is, and a number to call back; read the number back. Stop the caller from telling what happened: calls from a jail are recorded, so say “please keep the details for the attorney.” If anyone is in danger at this moment, tell them to call the police first. Everything later than two days, and every fee question, goes to a consultation instead.',
        transferToValue: '{{duty_attorney_phone}}',
        triggerMessage:
          'I understand this can’t wait. I’m reaching the attorney on duty. Please say nothing about the case until you are connected.',
        hearWhisperMessage: true,
      },
      variables: [dutyAttorneyPhone],
    },
    {
      id: 'starter:law-existing-client',
      type: 'CALL_TRANSFER',
      name: 'Existing client to the client line',
      description: 'Clients with an open case reach the person who knows the file.',
      parameters: {
        triggerPrompt:
          'When the caller says that {{firm_name}} already represents them and asks about their file, a document or a bill. Ask for the client’s full name and the attorney’s name. The line is open {{client_line_hours}}; at other times take a message. Do not confirm to anyone, family and police included, that a person is a client. Opposing parties, their lawyers and insurance adjusters are never transferred here: take name, company and number.',
        transferToValue: '{{paralegal_phone}}',
        triggerMessage: 'Thank you. I’m connecting you with the person who works on your file.',
        hearWhisperMessage: true,
      },
      variables: [firmName, clientLineHours, paralegalPhone],
    },
    {
      id: 'starter:law-conflict-check',
      type: 'WORKFLOW_TRIGGER',
      name: 'Run a conflict check',
      description: 'Collects the names of all sides before any story is told.',
      parameters: {
        triggerPrompt:
          'When a new caller has a matter within {{practice_areas}} and wants to hire or meet an attorney. Before they tell the story, ask for their own full legal name and the full names of everyone on the other side, businesses included; have each name spelled and read it back. Start this when the list is complete. Say that nobody is a client until both sides have signed an agreement. For other kinds of cases do not start it: say the firm does not handle them.',
        triggerMessage: 'Thanks for spelling those. I’m handing the names to our intake team.',
        workflowId: '{{conflict_workflow}}',
      },
      variables: [practiceAreas, conflictWorkflow],
    },
    {
      id: 'starter:law-consultation',
      type: 'APPOINTMENT_BOOKING',
      name: 'Book a legal consultation',
      description: 'Offers two meetings a day with an attorney over the next five days.',
      parameters: {
        calendarId: '{{consultation_calendar}}',
        daysOfOfferingDates: 5,
        slotsPerDay: 2,
        hoursBetweenSlots: 2,
      },
      variables: [consultationCalendar],
    },
    {
      id: 'starter:law-intake-form',
      type: 'SMS',
      name: 'Text the secure intake form',
      description: 'Sends an encrypted form instead of papers by text message.',
      parameters: {
        triggerPrompt:
          'When a consultation is booked, or the caller offers to send papers, photos or a long account of the case. Ask if the phone is private and whether a text from a law firm is safe to receive there; send it only after a yes to both. If it is not safe, do not text: the office will call at a time they choose. Never invite them to text documents back.',
        triggerMessage:
          'I’m sending you a secure link. Please use that rather than a text message.',
        messageBody:
          'Your intake form: {{intake_link}} Please do not reply with case details. Filling in the form does not make you a client of {{firm_name}}.',
      },
      variables: [firmName, intakeLink],
    },
    {
      id: 'starter:law-firm-questions',
      type: 'KNOWLEDGE_BASE',
      name: 'Explain how the firm works',
      description: 'Looks up fees, process, languages and locations, and gives no advice.',
      parameters: {
        triggerPrompt:
          'When the caller asks how {{firm_name}} charges, what a first meeting costs, what to bring, which courts or languages you cover, or where the office is. Look it up and answer briefly. If they ask what will happen, whether they have a case, what it is worth or what they should do or sign, do not answer from documents or from what you know: say only an attorney can, and offer a consultation.',
        knowledgeBaseId: '{{firm_knowledge_base}}',
      },
      variables: [firmName, firmKnowledgeBase],
    },
    {
      id: 'starter:law-opposing-party',
      type: 'IN_CALL_DATA_EXTRACTION',
      name: 'Save the other side',
      description: 'Keeps the spelled names of everyone the caller is up against.',
      parameters: {
        contactFieldId: '{{opposing_party_field}}',
        description:
          'The full names of the people and companies on the other side of the caller’s matter, separated by semicolons, each as the caller spelled it. No facts of the case, no opinion about them. Write “None” only if the caller said there is no other side.',
        examples: ['Gregory A. Thorne; Thorne Logistics LLC', 'Melissa Hart', 'None'],
        overwriteExistingValue: true,
      },
      variables: [opposingPartyField],
    },
    {
      id: 'starter:law-court-date',
      type: 'IN_CALL_DATA_EXTRACTION',
      name: 'Save the next court date',
      description: 'Keeps the nearest hearing or deadline that the caller reads out.',
      parameters: {
        contactFieldId: '{{court_date_field}}',
        description:
          'The earliest coming court date or filing deadline the caller read from a paper, as year-month-day. Repeat it with the day of the week and save it after a yes. If they only remember “next week” or so, save nothing; never work out a legal deadline yourself.',
        examples: ['2027-03-18', '2027-11-02'],
        overwriteExistingValue: true,
      },
      variables: [courtDateField],
    },
    {
      id: 'starter:law-case-type',
      type: 'DATA_EXTRACTION',
      name: 'Save the kind of case',
      description: 'After the call, notes area and side of the matter in a few words.',
      parameters: {
        contactFieldId: '{{matter_field}}',
        description:
          'The kind of legal matter in two to five words, with the caller’s role in it. No names, no facts, no judgment of its chances. Empty if the caller is an existing client, a vendor or another lawyer.',
        examples: [
          'Divorce with children, petitioner',
          'Car accident, injured driver',
          'DUI defense',
        ],
        overwriteExistingValue: false,
      },
      variables: [matterField],
    },
  ],
};
