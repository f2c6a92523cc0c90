import {
  type LibraryDocument,
  type LibraryPack,
  type LibraryTemplate,
  libraryKind,
} from '../../../lib/sharing/document.ts';
import { type KeyPair, sign } from '../../../lib/sharing/signature.ts';

/** Library documents as publishers write them. */

const at = 1_790_000_000_000;

export const textTemplate = (
  id: string,
  changes: Partial<LibraryTemplate> = {},
): LibraryTemplate => ({
  id,
  revision: 1,
  changedAt: at,
  type: 'SMS',
  name: `Text ${id}`,
  description: '',
  parameters: { triggerPrompt: 'When the caller asks where we are', messageBody: 'At {{street}}.' },
  variables: [{ name: 'street', label: 'Street', kind: 'text', required: true }],
  folder: '',
  tags: [],
  ...changes,
});

export const transferTemplate = (id: string, phone: string, revision = 1): LibraryTemplate => ({
  ...textTemplate(id),
  revision,
  type: 'CALL_TRANSFER',
  name: 'Transfer to the desk',
  parameters: {
    triggerPrompt: 'When the caller wants a person',
    triggerMessage: 'One moment.',
    transferToType: 'number',
    transferToValue: phone,
    hearWhisperMessage: false,
  },
  variables: [],
});

export const packOf = (
  id: string,
  templateIds: string[],
  changes: Partial<LibraryPack> = {},
): LibraryPack => ({
  id,
  revision: 1,
  changedAt: at,
  name: `Pack ${id}`,
  description: '',
  templateIds,
  ...changes,
});

export const documentOf = (
  revision: number,
  templates: LibraryTemplate[],
  changes: Partial<LibraryDocument> = {},
): LibraryDocument => ({
  kind: libraryKind,
  version: 1,
  id: 'team-library',
  name: 'Team',
  description: '',
  publisher: 'Head office',
  revision,
  templates,
  packs: [],
  tombstones: [],
  ...changes,
});

/** The text of a document, signed where there is a key. */
export async function textOf(document: LibraryDocument, pair?: KeyPair): Promise<string> {
  return JSON.stringify(pair ? await sign(document, pair) : document);
}
