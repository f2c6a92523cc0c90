import type { Variable } from '../schema.ts';
import type { StarterPack } from './define.ts';

const brokerageName: Variable = {
  name: 'brokerage_name',
  label: 'Brokerage or team',
  kind: 'text',
  required: true,
  help: 'As it stands on your signs.',
  sample: 'Bluebird Realty Group',
};

const agentPhone: Variable = {
  name: 'agent_phone',
  label: 'Agent who takes live calls',
  kind: 'phone',
  required: true,
  help: 'Rings the agent on floor duty, with its country code.',
  sample: '+16155550172',
};

const liveCallHours: Variable = {
  name: 'live_call_hours',
  label: 'Hours for live calls',
  kind: 'text',
  required: true,
  help: 'When an agent takes calls, in words.',
  sample: 'every day from 8 a.m. to 8 p.m.',
};

const listingAddress: Variable = {
  name: 'listing_lookup_address',
  label: 'Address of the listing search',
  kind: 'url',
  required: true,
  help: 'The API of your IDX or listing feed.',
  sample: 'https://idx.example.com/v1/listings',
};

const listingKey: Variable = {
  name: 'listing_lookup_key',
  label: 'Key of the listing search',
  kind: 'secret',
  required: true,
  help: 'Sent in the header x-api-key.',
  sample: 'sample-listing-key',
};

const listingsPage: Variable = {
  name: 'listings_page',
  label: 'Page with your listings',
  kind: 'url',
  required: true,
  help: 'Where photos and floor plans can be seen.',
  sample: 'https://bluebird.example.com/homes',
};

const showingCalendar: Variable = {
  name: 'showing_calendar',
  label: 'Calendar for showings',
  kind: 'calendar',
  required: true,
  help: 'Where visits to homes are booked.',
  default: 'Property showing',
  aliases: ['Showing', 'Showings', 'Home tour', 'Buyer tour'],
  sample: 'Property showing',
};

const valuationWorkflow: Variable = {
  name: 'valuation_workflow',
  label: 'Workflow for valuations',
  kind: 'workflow',
  required: true,
  help: 'Asks an agent to prepare a market analysis.',
  default: 'Home valuation request',
  aliases: ['CMA request', 'Seller lead', 'Home value request'],
  sample: 'Home valuation request',
};

const financingField: Variable = {
  name: 'financing_field',
  label: 'Field for the financing',
  kind: 'contactField',
  required: true,
  help: 'A text field on the contact.',
  default: 'Pre-approval status',
  aliases: ['Financing', 'Preapproved', 'Pre-approved', 'Mortgage status'],
  sample: 'Pre-approval status',
};

const wishField: Variable = {
  name: 'wish_field',
  label: 'Field for the wish list',
  kind: 'contactField',
  required: true,
  help: 'A text field on the contact.',
  default: 'Home wish list',
  aliases: ['Looking for', 'Buyer criteria', 'Property preferences'],
  sample: 'Home wish list',
};

const timelineField: Variable = {
  name: 'timeline_field',
  label: 'Field for the timeline',
  kind: 'contactField',
  required: true,
  help: 'A text field, or a list with the five answers of this template.',
  default: 'Moving timeline',
  aliases: ['Timeline', 'Timeframe', 'Buying timeline'],
  sample: 'Moving timeline',
};

const processKnowledgeBase: Variable = {
  name: 'process_knowledge_base',
  label: 'Knowledge base',
  kind: 'knowledgeBase',
  required: true,
  help: 'Holds your buying and selling process, commission and service area.',
  default: 'Buyer and seller guide',
  aliases: ['Real estate FAQ', 'Buyer guide', 'FAQ'],
  sample: 'Buyer and seller guide',
};

/** Sign calls, showings and sellers; careful with fair housing. */
export const realEstate: StarterPack = {
  id: 'starter:real-estate',
  name: 'Real estate',
  description: 'Sign calls, showings, seller leads and buyer profiles for agents and teams.',
  templates: [
    {
      id: 'starter:real-estate-live-buyer',
      type: 'CALL_TRANSFER',
      name: 'Serious buyer to a live agent',
      description: 'Puts through callers at the house, with an offer, or another agent’s client.',
      parameters: {
        triggerPrompt:
          'When the caller stands in front of a listing and wants in today, is ready to write an offer, or is an agent presenting one. Agents take calls {{live_call_hours}}; otherwise book a showing. Ask which property it is and whether they already work with an agent: if they have signed with another one, transfer only that agent, not the buyer. Do not transfer lenders, vendors and recruiters, or people who only ask for the price.',
        transferToValue: '{{agent_phone}}',
        triggerMessage: 'Great timing. Let me see if I can catch the agent for you right now.',
        hearWhisperMessage: true,
      },
      variables: [liveCallHours, agentPhone],
    },
    {
      id: 'starter:real-estate-listing',
      type: 'CUSTOM_ACTION',
      name: 'Look up a listing',
      description: 'Gets price, status and key facts of a home while the caller is on the line.',
      parameters: {
        triggerPrompt:
          'When the caller asks for the price, the size or whether a home is still available, and gave you the street address or the number on the sign. Repeat it before you search. Say the status first, then the price; add bedrooms and baths only if asked. If nothing is found, have the street name spelled and try once more, then offer that an agent calls back. Never guess a price or say what the seller would accept.',
        triggerMessage: 'Let me pull that home up. One second.',
        apiDetails: {
          url: '{{listing_lookup_address}}',
          method: 'GET',
          headers: [{ key: 'x-api-key', value: '{{listing_lookup_key}}' }],
          parameters: [
            {
              name: 'search',
              description: 'Street address with house number, or the MLS number on the sign',
              type: 'string',
              example: '214 Sycamore Drive',
            },
          ],
        },
        selectedPaths: ['status', 'price', 'bedrooms', 'bathrooms', 'squareFeet'],
      },
      variables: [listingAddress, listingKey],
    },
    {
      id: 'starter:real-estate-showing',
      type: 'APPOINTMENT_BOOKING',
      name: 'Book a showing',
      description: 'Offers three tours a day, two hours apart, for the next three days.',
      parameters: {
        calendarId: '{{showing_calendar}}',
        daysOfOfferingDates: 3,
        slotsPerDay: 3,
        hoursBetweenSlots: 2,
      },
      variables: [showingCalendar],
    },
    {
      id: 'starter:real-estate-photos',
      type: 'SMS',
      name: 'Text the listings page',
      description: 'Sends the page with photos and floor plans.',
      parameters: {
        triggerPrompt:
          'When the caller wants to see pictures, a floor plan or other homes before they decide on a tour. Ask whether you may send a text with the page, and send it after they agree. One link covers all homes, so do not send it again when they ask about a second property. Do not use it to end a call with someone who is ready to book.',
        triggerMessage: 'The photos are all on our page. I’m texting you the link.',
        messageBody:
          'Photos and floor plans from {{brokerage_name}}: {{listings_page}} Reply with an address you like and we will set up a tour.',
      },
      variables: [brokerageName, listingsPage],
    },
    {
      id: 'starter:real-estate-valuation',
      type: 'WORKFLOW_TRIGGER',
      name: 'Request a home valuation',
      description: 'Starts a market analysis for an owner who thinks about selling.',
      parameters: {
        triggerPrompt:
          'When an owner asks what their home is worth or considers selling. Ask for the property address, whether they own it alone, what has been renovated, and by when they want to move. Then take an e-mail address for the report: have it spelled and read it back letter by letter. Start this after their final yes. Do not name a value. If the home is listed with another brokerage right now, do not start it and wish them well.',
        triggerMessage: 'Wonderful. I’m asking an agent to prepare your report.',
        workflowId: '{{valuation_workflow}}',
      },
      variables: [valuationWorkflow],
    },
    {
      id: 'starter:real-estate-process',
      type: 'KNOWLEDGE_BASE',
      name: 'Answer buying and selling questions',
      description: 'Explains steps, costs and service area from your own guide.',
      parameters: {
        triggerPrompt:
          'When the caller asks how buying or selling works with {{brokerage_name}}, about commission, earnest money, inspections, closing costs, open houses or the area you serve. Look it up and keep it to two sentences. If they ask who lives in a neighborhood, whether it is safe or good for families, do not answer: fair housing law applies, so point them to public sources. Contracts, taxes and loans go to an attorney, accountant or lender.',
        knowledgeBaseId: '{{process_knowledge_base}}',
      },
      variables: [brokerageName, processKnowledgeBase],
    },
    {
      id: 'starter:real-estate-financing',
      type: 'IN_CALL_DATA_EXTRACTION',
      name: 'Save the buyer’s financing',
      description: 'Notes cash or loan, and how far the buyer is with a lender.',
      parameters: {
        contactFieldId: '{{financing_field}}',
        description:
          'How the buyer pays, as they said it: cash, pre-approved (with lender and amount if they offer them), talking to a lender, or not started. Ask once, kindly, and accept no answer. Nothing about income, credit score, family or health.',
        examples: ['Pre-approved to $425,000 with First Cumberland', 'Cash', 'Not started'],
        overwriteExistingValue: true,
      },
      variables: [financingField],
    },
    {
      id: 'starter:real-estate-wish-list',
      type: 'DATA_EXTRACTION',
      name: 'Save the home wish list',
      description: 'After the call, sums up area, size, budget and must-haves.',
      parameters: {
        contactFieldId: '{{wish_field}}',
        description:
          'What the buyer or renter is looking for: area, kind of home, bedrooms, budget, must-haves and what they ruled out, in that order, separated by commas. Facts about the home only, nothing about the people who will live in it.',
        examples: [
          'East Nashville, house, 3 bedrooms, up to $450,000, fenced yard, no HOA',
          'Downtown condo, 1 bedroom, parking',
        ],
        overwriteExistingValue: true,
      },
      variables: [wishField],
    },
    {
      id: 'starter:real-estate-timeline',
      type: 'DATA_EXTRACTION',
      name: 'Save the moving timeline',
      description: 'After the call, sorts the lead by how soon they want to move.',
      parameters: {
        contactFieldId: '{{timeline_field}}',
        description:
          'How soon the caller wants to buy or sell, as exactly one of: Now, 1–3 months, 3–6 months, Over 6 months, Just looking. A lease end or a closing date they mentioned counts. Leave it empty if there was no hint at all.',
        examples: ['Now', '1–3 months', '3–6 months', 'Over 6 months', 'Just looking'],
        overwriteExistingValue: true,
      },
      variables: [timelineField],
    },
  ],
};
