import { shortId, uuid } from './ids.ts';
import type { ContactField, World } from './types.ts';

/** Names that every sub-account has: only the ids tell them apart. */
const CUSTOM = [
  ['Reason for Call', 'TEXT'],
  ['Service Interest', 'SINGLE_OPTIONS'],
  ['Preferred Day', 'TEXT'],
  ['Insurance Provider', 'TEXT'],
  ['Call Summary', 'LARGE_TEXT'],
  ['Best time to call', 'TEXT'],
  ['How did you hear about us', 'TEXT'],
  ['Call outcome', 'TEXT'],
] as const;
const STANDARD = [
  ['First Name', 'first_name'],
  ['Last Name', 'last_name'],
  ['Email', 'email'],
  ['Phone', 'phone'],
  ['City', 'city'],
] as const;
const WORKFLOWS = [
  ['New Lead Follow-up', 'published'],
  ['Missed Call Text Back', 'published'],
  ['Request a Review', 'published'],
  ['Send Intake Form', 'draft'],
  ['Callback request', 'published'],
  ['Do not contact', 'published'],
] as const;
const CALENDARS = [
  ['New Client Consultation', true, 'round_robin'],
  ['Follow-up Visit', true, 'personal'],
  ['Group Class', true, 'class_booking'],
  ['Holiday Hours', false, 'event'],
  ['Phone consultation', true, 'round_robin'],
] as const;
const KNOWLEDGE = [
  'Services and Prices',
  'Opening Hours and Directions',
  'Frequently Asked Questions',
  'Company FAQ',
];

/** A sub-account, as far as its lists depend on it. */
type Owner = Pick<World['locations'][number], 'id' | 'name'>;

type Lists = Pick<
  World,
  'customFields' | 'standardFields' | 'workflows' | 'calendars' | 'knowledgeBases'
>;

function field(owner: Owner, name: string, fieldKey: string, dataType: string): ContactField {
  const kind = dataType === 'STANDARD_FIELD' ? 'standard' : 'custom';
  const id = shortId(`${kind} field ${owner.name} ${name}`);
  return { id, locationId: owner.id, name, fieldKey: `contact.${fieldKey}`, dataType };
}

function listsOf(owner: Owner): Lists {
  const { id: locationId } = owner;
  // Northside has three pages of twenty.
  const more =
    owner.name === 'Northside Plumbing'
      ? Array.from({ length: 44 }, (_, i) => `Part Sheet ${i + 1}`)
      : [];
  return {
    customFields: CUSTOM.map(([name, type]) =>
      field(owner, name, name.toLowerCase().replaceAll(' ', '_'), type),
    ),
    standardFields: STANDARD.map(([name, key]) => field(owner, name, key, 'STANDARD_FIELD')),
    workflows: WORKFLOWS.map(([name, status]) => ({
      id: uuid(`workflow ${owner.name} ${name}`),
      locationId,
      name,
      status,
    })),
    calendars: CALENDARS.map(([name, isActive, calendarType]) => ({
      id: shortId(`calendar ${owner.name} ${name}`),
      locationId,
      name,
      isActive,
      calendarType,
    })),
    knowledgeBases: [...KNOWLEDGE, ...more].map((name) => ({
      id: shortId(`knowledge base ${owner.name} ${name}`),
      locationId,
      name,
      createdAt: '2026-01-12T09:30:00.000Z',
    })),
  };
}

/** What actions can refer to, in each of the sub-accounts. */
export function everyList(owners: readonly Owner[]): Lists {
  const all = owners.map(listsOf);
  return {
    customFields: all.flatMap((lists) => lists.customFields),
    standardFields: all.flatMap((lists) => lists.standardFields),
    workflows: all.flatMap((lists) => lists.workflows),
    calendars: all.flatMap((lists) => lists.calendars),
    knowledgeBases: all.flatMap((lists) => lists.knowledgeBases),
  };
}
