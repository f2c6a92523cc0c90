import { canonical } from '../../lib/sharing/canonical.ts';
import { toCode } from '../../lib/sharing/code.ts';
import {
  type LibraryDocument,
  type LibraryTemplate,
  libraryKind,
} from '../../lib/sharing/document.ts';
import { asId } from '../../lib/sharing/earlier.ts';
import { templateItem } from '../../lib/sharing/items.ts';
import { mergeLibraries } from '../../lib/sharing/merge.ts';
import { type ReadLibrary, readDocument } from '../../lib/sharing/read-document.ts';
import { starterTemplates } from '../../lib/templates/starter/as-template.ts';
import { median } from './stats.ts';
import { record } from './templates.ts';

/** The documents that are measured. `note`: added to what the first `changed` templates say. */
export const documentOf = (
  count: number,
  revision = 1,
  note = '',
  changed = count,
): LibraryDocument => ({
  kind: libraryKind,
  version: 1,
  id: 'bench',
  name: 'Bench library',
  description: '',
  publisher: 'The bench',
  revision,
  templates: Array.from({ length: count }, (_, index) =>
    index < changed ? item(index, revision, note) : item(index, 1, ''),
  ),
  packs: [],
  tombstones: [],
});

function item(index: number, revision: number, note: string): LibraryTemplate {
  const { version: _, createdAt: __, inBin: ___, sortName: ____, ...content } = record(index);
  const description = `${content.description}${note}`;
  return { ...content, description, revision } as LibraryTemplate;
}

/** Milliseconds of a three-way merge in which each side has changed a tenth, in Node. */
export function mergeTime(count: number): number {
  const side = (wanted: number, note: string) =>
    read({
      ...documentOf(count),
      templates: documentOf(count).templates.map((one, index) =>
        index % 10 === wanted ? { ...one, revision: 2, description: note } : one,
      ),
    });
  const [base, mine, theirs] = [side(-1, ''), side(1, 'Mine'), side(2, 'Theirs')];
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    const { conflicts, theirsChanged } = mergeLibraries(base, mine, theirs);
    if (conflicts.length > 0 || theirsChanged.length !== count / 10) throw new Error('Not merged');
    return performance.now() - start;
  });
  return median(times);
}

function read(document: LibraryDocument): ReadLibrary {
  const result = readDocument(JSON.stringify(document));
  if (result.kind === 'unreadable') throw new Error(result.problem.message);
  return result.library;
}

const places = ['the front desk', 'the workshop', 'the clinic', 'the office', 'the showroom'];
/** What thirty text messages are about, and when they are sent. */
const topics: [what: string, when: string][] = [
  ['the booking link', 'wants to choose a time online'],
  ['directions and parking', 'asks where to park or which door to take'],
  ['the price list', 'asks what a visit costs'],
  ['the intake form', 'has booked a first visit'],
  ['the opening hours', 'asks when somebody is there'],
  ['what to bring', 'asks how to get ready'],
  ['the menu', 'asks what is served today'],
  ['the estimate', 'has been promised a price in writing'],
  ['the invoice', 'says that a bill has not arrived'],
  ['the payment page', 'wants to pay by card'],
  ['the insurance list', 'asks whether their insurance is taken'],
  ['the emergency number', 'has pain or a leak after hours'],
  ['the review page', 'says that they were happy'],
  ['the referral form', 'was sent by another practice'],
  ['the gift cards', 'looks for a present'],
  ['the waiting list', 'would come earlier if a time got free'],
  ['the cancellation rules', 'cannot come and asks what that costs'],
  ['the class schedule', 'asks about courses for beginners'],
  ['the floor plan', 'asks how large the apartment is'],
  ['the listing', 'has seen the sign in front of the house'],
  ['the warranty', 'reports that something broke again'],
  ['the tracking page', 'asks where a delivery is'],
  ['the job openings', 'would like to work with you'],
  ['the catering form', 'plans a party of more than ten'],
  ['the consent form', 'calls for a child'],
  ['the aftercare sheet', 'asks what to do after a treatment'],
  ['the loan calculator', 'asks about monthly payments'],
  ['the membership page', 'comes more than once a month'],
  ['the lost property form', 'has left something behind'],
  ['the newsletter', 'asks to be told of news and offers'],
];

/** A text message as people write them: a name, some sentences, two blanks. */
function message([what, when]: [string, string], index: number): LibraryTemplate {
  const where = places[index % places.length];
  return {
    id: `text-${index}`,
    revision: 1 + (index % 4),
    changedAt: 1_790_000_000_000 + index * 3_600_000,
    type: 'SMS',
    name: `Text ${what}`,
    description: '',
    parameters: {
      triggerPrompt: `When a caller ${when}. Ask first whether a text message is fine.`,
      triggerMessage: `Sure, I am sending you ${what} right away.`,
      messageBody: `Hi {{contact.first_name}}, here is ${what} of {{business_name}}: {{link}}. See you at ${where}!`,
    },
    variables: [
      { name: 'business_name', label: 'Business name', kind: 'text', required: true },
      { name: 'link', label: `Link to ${what}`, kind: 'url', required: true },
    ],
    folder: '',
    tags: ['texts'],
  };
}

export interface CodeSize {
  /** Of the code, in bytes. */
  bytes: number;
  /** Of the document in canonical form, in bytes. */
  unpacked: number;
}

/** Codes of thirty text messages, and of the thirty longest templates that ship with the extension. */
export async function codeSizes(): Promise<{ messages: CodeSize; starters: CodeSize }> {
  const size = async (templates: LibraryTemplate[]): Promise<CodeSize> => {
    const document = { ...documentOf(0), selection: true as const, templates };
    const code = await toCode(document);
    return { bytes: code.length, unpacked: Buffer.byteLength(canonical(document)) };
  };
  const starters = starterTemplates(['en'])
    .map((one) => templateItem(one, asId(one.id)))
    .sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length);
  return {
    messages: await size(topics.map(message)),
    starters: await size(starters.slice(0, topics.length)),
  };
}
