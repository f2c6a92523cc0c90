import { emptyContent, type LibraryContent } from '../../../lib/sharing/content.ts';
import type { LibraryPack, LibraryTemplate, Tombstone } from '../../../lib/sharing/document.ts';
import { smsTemplate } from '../templates/examples.ts';

/** Small documents for the tests of merging and of shared folders. */

export const template = (id: string, changes: Partial<LibraryTemplate> = {}): LibraryTemplate => ({
  ...smsTemplate,
  name: id,
  id,
  revision: 1,
  changedAt: 1_000,
  ...changes,
});

export const pack = (
  id: string,
  templateIds: string[],
  changes: Partial<LibraryPack> = {},
): LibraryPack => ({
  id,
  revision: 1,
  changedAt: 1_000,
  name: id,
  description: '',
  templateIds,
  ...changes,
});

export const tombstone = (
  id: string,
  revision: number,
  changes: Partial<Tombstone> = {},
): Tombstone => ({
  id,
  revision,
  deletedAt: 2_000,
  ...changes,
});

export const head = {
  id: 'team',
  name: 'Team',
  description: '',
  publisher: '',
  revision: 1,
};

export const content = (changes: Partial<LibraryContent> = {}): LibraryContent => ({
  ...emptyContent(head),
  ...changes,
});
