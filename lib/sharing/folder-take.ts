import type { Changes } from '../storage/database.ts';
import type { PackRecord, TemplateRecord } from '../storage/template-records.ts';
import { same } from '../templates/compare-words.ts';
import { recordOf, templateOf, versionKey, versionOf } from '../templates/store.ts';
import type { LibraryContent } from './content.ts';
import type { LibraryPack, LibraryTemplate } from './document.ts';
import { localId, packOfItem, templateOfItem } from './items.ts';
import type { Members } from './libraries.ts';

/** Writing what a shared folder says over what is here, inside one transaction. */

/** Earlier versions that are kept of one template. */
const mostVersions = 100;

type Moves = { before?: TemplateRecord | undefined; after?: TemplateRecord | undefined }[];

/** What a document says of one id. */
export type Said =
  | { kind: 'template'; item: LibraryTemplate }
  | { kind: 'pack'; item: LibraryPack }
  /** Deleted. */
  | { kind: 'gone' }
  /** There, but of no use to this version. */
  | { kind: 'other' };

/** Looks up what a document says of ids. */
export function sayings({ templates, packs, others }: Omit<LibraryContent, 'head' | 'tombstones'>) {
  const said = new Map<string, Said>();
  for (const one of others) said.set(String(one.id), { kind: 'other' });
  for (const item of templates) said.set(item.id, { kind: 'template', item });
  for (const item of packs) said.set(item.id, { kind: 'pack', item });
  return (id: string): Said => said.get(id) ?? { kind: 'gone' };
}

/**
 * Puts what is said of one id in the place of what is here of it. What was here stays among the
 * versions; what is gone there goes into the bin here.
 */
export async function takeItem(
  changes: Changes,
  libraryId: string,
  item: string,
  said: Said,
  now: number,
): Promise<Moves> {
  const id = localId(libraryId, item);
  const [template, pack] = await Promise.all([
    changes.get('templates', id),
    changes.get('packs', id),
  ]);
  const library = { id: libraryId, item };
  const moves: Moves = [];
  if (said.kind === 'template') {
    const taken = templateOfItem(said.item, template?.createdAt ?? now);
    // Never below what is here: its versions are numbered by it.
    const revision = Math.max(taken.revision, (template?.revision ?? 0) + 1);
    const after = recordOf({ ...taken, revision, id, library });
    await changes.put('templates', after);
    if (template) await changes.put('versions', versionOf(templateOf(template)));
    await changes.put('versions', versionOf(after));
    await changes.delete('versions', versionKey(id, revision - mostVersions));
    moves.push({ before: template, after });
  } else if (template) {
    moves.push(await leave(changes, template, said, now));
  }
  if (said.kind === 'pack') {
    const taken = packOfItem(said.item, pack?.createdAt ?? now, (one) => localId(libraryId, one));
    const revision = Math.max(taken.revision, (pack?.revision ?? 0) + 1);
    await changes.put('packs', { ...taken, revision, id, library, version: 2 });
  } else if (pack && said.kind === 'gone') {
    if (pack.deletedAt === undefined) await changes.put('packs', { ...pack, deletedAt: now });
  } else if (pack) {
    await changes.delete('packs', id);
  }
  return moves;
}

/**
 * A template that is gone there. One that goes on there as something this version cannot use leaves
 * the bin out: from there an old copy could be brought back over it.
 */
async function leave(changes: Changes, before: TemplateRecord, said: Said, now: number) {
  if (said.kind !== 'gone') {
    await changes.put('versions', versionOf(templateOf(before)));
    await changes.delete('templates', before.id);
    return { before };
  }
  if (before.deletedAt !== undefined) return { before, after: before };
  const after = recordOf({ ...templateOf(before), deletedAt: now });
  await changes.put('templates', after);
  return { before, after };
}

/** Notes on what was sent who has changed it, unless it went on meanwhile. */
export async function stampSent(
  changes: Changes,
  libraryId: string,
  item: LibraryTemplate | LibraryPack,
  members: Lookup,
): Promise<Moves> {
  const id = localId(libraryId, item.id);
  const { revision, changedBy } = item;
  const by = changedBy === undefined ? {} : { changedBy };
  const template = await changes.get('templates', id);
  if (template && same(template, members.template(id))) {
    const after = { ...template, ...by, revision: Math.max(revision, template.revision) };
    if (same(after, template)) return [];
    await changes.put('templates', after);
    await changes.put('versions', versionOf(templateOf(after)));
    return [{ before: template, after }];
  }
  const pack = await changes.get('packs', id);
  if (pack && same(pack, members.pack(id))) {
    await changes.put('packs', { ...pack, ...by, revision: Math.max(revision, pack.revision) });
  }
  return [];
}

/** The records as they were when a merge began. */
export interface Lookup {
  template(id: string): TemplateRecord | undefined;
  pack(id: string): PackRecord | undefined;
}
export function lookup({ templates, packs }: Members): Lookup {
  const [byId, packsById] = [
    new Map(templates.map((one) => [one.id, one])),
    new Map(packs.map((one) => [one.id, one])),
  ];
  return { template: (id) => byId.get(id), pack: (id) => packsById.get(id) };
}

/** Whether nothing was done to one id since a merge began. */
export async function isAsBefore(
  changes: Changes,
  libraryId: string,
  item: string,
  before: Lookup,
): Promise<boolean> {
  const id = localId(libraryId, item);
  const [template, pack] = await Promise.all([
    changes.get('templates', id),
    changes.get('packs', id),
  ]);
  return same(template, before.template(id)) && same(pack, before.pack(id));
}
