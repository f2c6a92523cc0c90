import type { Key } from '../i18n/catalog.ts';
import { t } from '../i18n/t.ts';
import type { PackRecord, TemplateRecord } from '../storage/template-records.ts';
import { checkTemplate } from '../templates/check.ts';
import { same } from '../templates/compare-words.ts';
import { emptyContent, type LibraryContent } from './content.ts';
import type { LibraryPack, LibraryTemplate, Tombstone } from './document.ts';
import { packItem, templateItem } from './items.ts';
import type { Members } from './libraries.ts';
import { saysSame } from './merge.ts';
import type { Library } from './schema.ts';

/** A shared folder as it is here, beside what it was when here and there were the same. */
export interface Mine {
  content: LibraryContent;
  /** Ids of what was changed, added or deleted here since then. */
  changed: Set<string>;
  /** Those of them that must not be sent as they are, and why; '' is the library's own words. */
  held: Map<string, { name: string; message: string }>;
}

/** Why something must not be sent as it is; undefined when it may. */
export type HeldBack = (value: unknown) => Promise<string | undefined>;

type Item = LibraryTemplate | LibraryPack;
type Base = Pick<LibraryContent, 'head' | 'templates' | 'packs' | 'tombstones' | 'others'>;

/**
 * What is here of a shared folder as a document. What says the same as `base` is taken from it, stamps
 * and all; what differs gets a revision above it. Only a record in the bin, or one that was removed
 * from there, is a deletion.
 */
export async function mineOf(
  library: Library,
  { templates, packs }: Members,
  base: Base | undefined,
  heldBack: HeldBack,
): Promise<Mine> {
  const before = base ?? emptyContent(library.head);
  const known = new Map<string, Item>(
    [...before.templates, ...before.packs].map((one) => [one.id, one]),
  );
  const gone = new Map(before.tombstones.map((one) => [one.id, one]));
  const mine: Mine = {
    content: emptyContent({ ...library.head, revision: before.head.revision }),
    changed: new Set(),
    held: new Map(),
  };
  const { content, changed, held } = mine;
  if (!same(content.head, before.head)) {
    const message = await heldBack(content.head);
    if (message !== undefined) {
      held.set('', { name: content.head.name, message });
      content.head = before.head;
    }
  }
  const present = new Set<string>();
  const deleted = new Set<string>();

  /** The item as it would be sent; undefined for one that is in the bin. */
  async function take<T extends Item>(
    record: TemplateRecord | PackRecord,
    item: T,
    wrongIn: (item: T) => string | undefined,
  ): Promise<T | undefined> {
    const last = known.get(item.id);
    if (record.deletedAt !== undefined) {
      deleted.add(item.id);
      if (!last) return undefined;
      const revision = Math.max(last.revision, record.revision) + 1;
      gone.set(item.id, tombstoneOf(item.id, revision, record.deletedAt, library.me));
      changed.add(item.id);
      return undefined;
    }
    present.add(item.id);
    if (last && saysSame(last, item)) return last as T;
    const least = (last ?? gone.get(item.id))?.revision ?? 0;
    const next = {
      ...item,
      revision: Math.max(item.revision, least + 1),
      // Moving and tagging leave the time of the last edit as it is: no two versions have the same.
      changedAt: item.changedAt === last?.changedAt ? item.changedAt + 1 : item.changedAt,
      ...(library.me === undefined ? {} : { changedBy: library.me }),
    };
    changed.add(item.id);
    const message = wrongIn(next) ?? (await heldBack(next));
    if (message !== undefined) held.set(item.id, { name: item.name, message });
    return next;
  }

  for (const record of templates) {
    if (!record.library) continue;
    const item = await take(record, templateItem(record, record.library.item), wrongInTemplate);
    if (item) content.templates.push(item);
  }
  const prefix = `${library.id}/`;
  const itemOf = (id: string) => (id.startsWith(prefix) ? id.slice(prefix.length) : undefined);
  for (const record of packs) {
    if (!record.library) continue;
    const isForeign = record.templateIds.some((id) => itemOf(id) === undefined);
    // Kept in the list: without it, the pack would seem to be as it was.
    const asSent = packItem(record, record.library.item, (id) => itemOf(id) ?? id);
    const item = await take(record, asSent, () => (isForeign ? t(foreign) : undefined));
    if (item) content.packs.push(item);
  }
  for (const one of library.tombstones) {
    // Removed from the bin, too: there is no record that could say otherwise.
    if (present.has(one.id) || deleted.has(one.id)) continue;
    const last = gone.get(one.id);
    if ((known.get(one.id)?.revision ?? one.revision) < one.revision) changed.add(one.id);
    if (!last || last.revision < one.revision) gone.set(one.id, one);
  }
  content.others = library.others.filter((one) => !present.has(String(one.id)));
  content.tombstones = [...gone.values()];
  return mine;
}

const foreign: Key =
  'It has templates that are not in this shared folder. Add those to the folder, or take them out of the pack.';

/** Others would refuse it. */
const wrongInTemplate = (item: LibraryTemplate) =>
  checkTemplate(item).find(({ level }) => level === 'error')?.message;

const tombstoneOf = (
  id: string,
  revision: number,
  deletedAt: number,
  deletedBy: string | undefined,
): Tombstone => ({ id, revision, deletedAt, ...(deletedBy === undefined ? {} : { deletedBy }) });
