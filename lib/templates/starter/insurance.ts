import type { Variable } from '../schema.ts';
import type { StarterPack } from './define.ts';

const agencyName: Variable = {
  name: 'agency_name',
  label: 'Agency name',
  kind: 'text',
  required: true,
  help: 'As policyholders know it.',
  sample: 'Prairie Shield Insurance',
};

const linesOffered: Variable = {
  name: 'lines_offered',
  label: 'Insurance you sell',
  kind: 'text',
  required: true,
  help: 'In the words callers use.',
  sample: 'auto, home, renters, umbrella and small business',
};

const claimsPhone: Variable = {
  name: 'claims_phone',
  label: 'Claims line',
  kind: 'phone',
  required: true,
  help: 'Your claims desk or the carrier’s line that is always open, with its country code.',
  sample: '+13165550190',
};

const emergencyNumber: Variable = {
  name: 'emergency_number',
  label: 'Emergency number',
  kind: 'text',
  required: true,
  help: 'What people in your country dial for police, fire or an ambulance.',
  default: '911',
  sample: '911',
};

const claimLink: Variable = {
  name: 'claim_link',
  label: 'Page for photos of damage',
  kind: 'url',
  required: true,
  help: 'Where a client uploads photos and papers of a claim.',
  sample: 'https://claims.example.com/upload',
};

const proofWorkflow: Variable = {
  name: 'proof_workflow',
  label: 'Workflow for proof of insurance',
  kind: 'workflow',
  required: true,
  help: 'Asks your service team for an ID card or certificate.',
  default: 'Proof of insurance request',
  aliases: ['Certificate request', 'COI request', 'ID card request'],
  sample: 'Proof of insurance request',
};

const quoteAddress: Variable = {
  name: 'quote_address',
  label: 'Address of your quoting system',
  kind: 'url',
  required: true,
  help: 'The API of your rater or agency system that takes new leads.',
  sample: 'https://ams.example.com/api/leads',
};

const quoteKey: Variable = {
  name: 'quote_key',
  label: 'Key of your quoting system',
  kind: 'secret',
  required: true,
  help: 'Sent in the header X-Agency-Key.',
  sample: 'sample-agency-key',
};

const reviewCalendar: Variable = {
  name: 'review_calendar',
  label: 'Calendar for reviews',
  kind: 'calendar',
  required: true,
  help: 'Meetings with a licensed agent.',
  default: 'Policy review',
  aliases: ['Annual review', 'Insurance review', 'Coverage review'],
  sample: 'Policy review',
};

const renewalField: Variable = {
  name: 'renewal_field',
  label: 'Field for the renewal date',
  kind: 'contactField',
  required: true,
  help: 'A text or date field: when the current policy ends.',
  default: 'Renewal date',
  aliases: ['X-date', 'Policy expiration', 'Current policy expiration'],
  sample: 'Renewal date',
};

const linesField: Variable = {
  name: 'lines_field',
  label: 'Field for the kinds of insurance',
  kind: 'contactField',
  required: true,
  help: 'A text field on the contact.',
  default: 'Lines of interest',
  aliases: ['Insurance type', 'Line of business', 'Coverage interest'],
  sample: 'Lines of interest',
};

const agencyKnowledgeBase: Variable = {
  name: 'agency_knowledge_base',
  label: 'Knowledge base',
  kind: 'knowledgeBase',
  required: true,
  help: 'Holds carriers, payment options, documents and office details.',
  default: 'Agency FAQ',
  aliases: ['Insurance FAQ', 'Client service FAQ', 'FAQ'],
  sample: 'Agency FAQ',
};

/** An independent insurance agency; coverage is bound by people, never on this line. */
export const insurance: StarterPack = {
  id: 'starter:insurance',
  name: 'Insurance agency',
  description: 'Claims, proof of insurance, quotes and renewals at an independent agency.',
  templates: [
    {
      id: 'starter:insurance-new-claim',
      type: 'CALL_TRANSFER',
      name: 'New claim to the claims line',
      description: 'Policyholders with fresh damage reach someone who can open the claim.',
      parameters: {
        triggerPrompt:
          'When a policyholder reports a crash, theft, fire, storm or water damage that has not been reported yet. First ask: “Is everyone safe?” If anyone is hurt, or a fire or crime is going on, do not transfer: tell them to call {{emergency_number}} and to call back afterward. Otherwise ask for the policyholder’s name and what was damaged, in one sentence, then transfer. Do not say whether it is covered or whether to claim at all. Questions on a claim that is already open, and bills, are for a message.',
        transferToValue: '{{claims_phone}}',
        triggerMessage:
          'I’m sorry this happened. I’m connecting you with the claims team, who will open it with you.',
        hearWhisperMessage: false,
      },
      variables: [emergencyNumber, claimsPhone],
    },
    {
      id: 'starter:insurance-claim-photos',
      type: 'SMS',
      name: 'Text where to upload damage photos',
      description: 'Sends the upload page once a claim is open.',
      parameters: {
        triggerPrompt:
          'When a client has a claim number and asks where to send photos, an estimate or a police report. Ask whether they are in a safe place and parked if they drive; if not, offer to send it later. Ask for permission to text, then send once. Without a claim number do not send it: a claim has to be opened first. Do not ask for photos of people or injuries.',
        triggerMessage: 'You’ll get a text with the upload page in a few seconds.',
        messageBody:
          '{{agency_name}}: upload photos and papers for your claim here: {{claim_link}} Have your claim number ready. Please keep damaged items until the adjuster has seen them.',
      },
      variables: [agencyName, claimLink],
    },
    {
      id: 'starter:insurance-proof',
      type: 'WORKFLOW_TRIGGER',
      name: 'Request proof of insurance',
      description: 'Orders an ID card, a certificate or a lender’s evidence of insurance.',
      parameters: {
        triggerPrompt:
          'When a client needs an ID card, a certificate for a job or landlord, or evidence for a lender. Ask which policy, who it is for with the exact name and address of the holder, by when, and the e-mail it should go to, spelled and read back letter by letter. Start this when all is confirmed. Only the named insured may ask for it: for landlords and general contractors who call themselves, take a message. Never say that a policy is active.',
        triggerMessage: 'Thanks, I have it all. I’m sending the request to our service team.',
        workflowId: '{{proof_workflow}}',
      },
      variables: [proofWorkflow],
    },
    {
      id: 'starter:insurance-quote',
      type: 'CUSTOM_ACTION',
      name: 'Send a quote request to the rater',
      description: 'Puts a new lead straight into your quoting system.',
      parameters: {
        triggerPrompt:
          'When someone wants a quote for {{lines_offered}} from {{agency_name}} and agrees that a licensed agent contacts them. Ask, one at a time: full name, ZIP code, which insurance, and current company if any. Repeat name and ZIP code, then send it once. Do not ask for a Social Security number, driver’s license or date of birth, do not quote a price, and never say that they are covered from now on. For insurance you do not sell, say so and send nothing.',
        triggerMessage: 'Great, I’m setting up your quote with one of our agents.',
        apiDetails: {
          url: '{{quote_address}}',
          method: 'POST',
          headers: [{ key: 'X-Agency-Key', value: '{{quote_key}}' }],
          parameters: [
            { name: 'fullName', description: 'Name as confirmed', type: 'string' },
            { name: 'zip', description: 'Five-digit ZIP code', type: 'string', example: '67202' },
            {
              name: 'line',
              description: 'The insurance they want',
              type: 'string',
              example: 'auto and renters',
            },
            {
              name: 'currentCarrier',
              description: 'Company they are insured with now, or “none”',
              type: 'string',
              example: 'none',
            },
          ],
        },
      },
      variables: [linesOffered, agencyName, quoteAddress, quoteKey],
    },
    {
      id: 'starter:insurance-review',
      type: 'APPOINTMENT_BOOKING',
      name: 'Book a policy review',
      description: 'Offers two meetings a day with a licensed agent over the next five days.',
      parameters: {
        calendarId: '{{review_calendar}}',
        daysOfOfferingDates: 5,
        slotsPerDay: 2,
        hoursBetweenSlots: 3,
      },
      variables: [reviewCalendar],
    },
    {
      id: 'starter:insurance-questions',
      type: 'KNOWLEDGE_BASE',
      name: 'Answer agency questions',
      description: 'Looks up carriers, payments and documents, and explains no coverage.',
      parameters: {
        triggerPrompt:
          'When the caller asks which companies {{agency_name}} works with, how to pay a bill, what to bring for a quote, how to add a driver or car, or office hours. Look it up and answer in two sentences at most. Whether something is covered, how much coverage to buy, and any change to a policy is for a licensed agent: offer a review. Do not repeat policy details, even if the caller knows the policy number.',
        knowledgeBaseId: '{{agency_knowledge_base}}',
      },
      variables: [agencyName, agencyKnowledgeBase],
    },
    {
      id: 'starter:insurance-renewal',
      type: 'IN_CALL_DATA_EXTRACTION',
      name: 'Save the renewal date',
      description: 'Keeps when the caller’s present policy ends, and with whom.',
      parameters: {
        contactFieldId: '{{renewal_field}}',
        description:
          'The date on which the caller’s present policy ends, as year-month-day after you repeated it, or year and month if they do not know the day. With several policies, the one that ends first. Do not take the date of their last payment for it.',
        examples: ['2027-04-30', '2026-12'],
        overwriteExistingValue: true,
      },
      variables: [renewalField],
    },
    {
      id: 'starter:insurance-lines',
      type: 'DATA_EXTRACTION',
      name: 'Save the insurance they asked about',
      description: 'After the call, lists kinds of insurance and what should be insured.',
      parameters: {
        contactFieldId: '{{lines_field}}',
        description:
          'Every kind of insurance the caller asked about, each with what it is for, separated by semicolons. Include what they have elsewhere and may move. Leave it empty for claims, bills and calls from other companies.',
        examples: ['Auto: two cars, teen driver; Home: built 1987', 'General liability: roofer'],
        overwriteExistingValue: false,
      },
      variables: [linesField],
    },
  ],
};
