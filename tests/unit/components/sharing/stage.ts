import type { Services } from '../../../../components/services.ts';
import type {
  KeyView,
  LibraryItem,
  LibraryRow,
  PolicyView,
  SharedDifference,
  SignatureView,
} from '../../../../lib/messaging/messages/share-shapes.ts';
import { settle } from '../quick-add/fake.tsx';
import { fakeBackground, now, settleParts, showWorkspace } from '../workspace/stage.tsx';

export const hour = 3_600_000;

export const fingerprint = '3F2A 91C0 77DE 0B14 A8F3 5C66 E210 9D4B';
export const otherFingerprint = 'B01D 44AA 10F9 C3E7 5512 0F3C 88A1 6E2D';

export const signedBy = (
  known: Extract<SignatureView, { kind: 'signed' }>['known'],
  key = 'key-1',
): SignatureView => ({
  kind: 'signed',
  key,
  fingerprint: key === 'key-1' ? fingerprint : otherFingerprint,
  known,
});

export const everything: PolicyView = {
  managed: false,
  personalTemplates: true,
  exports: true,
  rememberedSecrets: true,
};

export function libraryOf(
  source: LibraryRow['source'],
  changes: Partial<LibraryRow> = {},
): LibraryRow {
  return {
    id: `${source}:1`,
    source,
    name: `The ${source}`,
    description: '',
    publisher: '',
    revision: 7,
    templates: 12,
    packs: 2,
    signature: { kind: 'unsigned' },
    ...(source === 'file'
      ? {}
      : { address: 'https://example.com/team.json', readAt: now - 3 * hour }),
    ...(source === 'subscription' ? { everyHours: 12 } : {}),
    apply: 'auto',
    changedAt: now - 30 * hour,
    conflicts: 0,
    unsent: 0,
    hasLogin: false,
    refused: [],
    ...changes,
  };
}

export const item = (at: number, changes: Partial<LibraryItem> = {}): LibraryItem => ({
  id: `t${at}`,
  kind: 'template',
  type: 'SMS',
  name: `Template ${at}`,
  revision: at + 1,
  changedAt: now - at * hour,
  changedBy: 'Anna',
  ...changes,
});

export const phoneChange: SharedDifference = {
  label: 'Phone number',
  before: '+1 555 0100',
  after: '+1 555 9999',
  path: 'parameters.phone',
  sensitive: true,
};
export const wordChange: SharedDifference = {
  label: 'Description',
  before: 'For patients',
  after: 'For new patients',
  path: 'description',
  sensitive: false,
};

export const keyOf = (changes: Partial<KeyView> = {}): KeyView => ({
  key: 'key-1',
  name: 'Carla',
  fingerprint,
  createdAt: now - 50 * hour,
  signs: [],
  ...changes,
});

type Answers = Parameters<typeof fakeBackground>[0];

/** Shows a page of sharing; `access` is what the person answers to the browser's question. */
export async function showSharing(hash: string, answers: Answers, changes: Partial<Services> = {}) {
  const background = fakeBackground({
    'library/list': { libraries: [], policy: everything },
    'key/list': { keys: [] },
    ...answers,
  });
  const asked: string[] = [];
  const shown = await showWorkspace(background, hash, {
    requestAccess: async (origin) => {
      asked.push(origin);
      return true;
    },
    ...changes,
  });
  await settleParts();
  // What the page asks for once it is there.
  await settle(5);
  return { ...shown, ...background, asked };
}

/** Shows a library's page. */
export const showLibrary = (
  library: LibraryRow,
  answers: Answers = {},
  items: LibraryItem[] = [item(0), item(1)],
) =>
  showSharing(`#/sharing/library/${encodeURIComponent(library.id)}`, {
    'library/open': { library, items, total: items.length },
    'library/change': { kind: 'changed', library },
    ...answers,
  });
