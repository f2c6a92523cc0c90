import type { ActionType } from '../actions/index.ts';
import type { Database } from '../storage/database.ts';
import type { TemplateRecord } from '../storage/template-records.ts';
import { same } from '../templates/compare-words.ts';
import { type Pack, PackContent, TemplateContent } from '../templates/schema.ts';
import { readings } from '../templates/starter/as-template.ts';
import { comparePackContents } from './compare-library.ts';
import type { LibraryPack, LibraryTemplate } from './document.ts';
import { saysSame, templateOfItem } from './items.ts';
import type { ReadLibrary } from './read-document.ts';
import { compareShared, mayDivert, type SharedDifference } from './sensitive.ts';

/**
 * new: not here · changed: it went on since it was taken, and is unchanged here · same: nothing to
 * take · conflicting: changed here too, or written here under the same id · removed: deleted there
 */
export type PreviewState = 'new' | 'changed' | 'same' | 'conflicting' | 'removed';

/** A template or pack of a document against what is kept here as one's own. */
export interface Previewed {
  id: string;
  kind: 'template' | 'pack';
  type?: ActionType;
  name: string;
  state: PreviewState;
  changedAt: number;
  changedBy?: string;
  /** What it is here; absent when it is new. */
  localId?: string;
  differences(): SharedDifference[];
  sensitive(): number;
}

/** What is kept as one's own, by id. */
export interface Own {
  templates: Map<string, TemplateRecord>;
  packs: Map<string, Pack>;
}

export async function readOwn(db: Pick<Database, 'getAll'>): Promise<Own> {
  const [templates, packs] = await Promise.all([db.getAll('templates'), db.getAll('packs')]);
  const own = <R extends { id: string; library?: unknown }>(all: R[]) =>
    new Map(all.filter(({ library }) => !library).map((one) => [one.id, one]));
  return { templates: own(templates), packs: own(packs) };
}

const byName = new Intl.Collator('en').compare;

/** Everything in a document, as it stands to what is here: conflicts first, then what is new. */
export function previewDocument(document: ReadLibrary, own: Own): Previewed[] {
  const equals = new Map<string, TemplateRecord[]>();
  for (const record of own.templates.values()) {
    if (record.deletedAt !== undefined) continue;
    const named = equals.get(record.name);
    if (named) named.push(record);
    else equals.set(record.name, [record]);
  }
  const templates = document.templates.map((item) => previewTemplate(item, own, equals));
  const localIds = new Map(templates.map(({ id, localId }) => [id, localId ?? id]));
  const names = new Map(document.templates.map(({ id, name }) => [localIds.get(id) ?? id, name]));
  const packs = document.packs.map((item) => previewPack(item, own, localIds, names));
  const removed = document.tombstones.flatMap(({ id, deletedAt, deletedBy }): Previewed[] => {
    const record = own.templates.get(id) ?? own.packs.get(id);
    if (!record || record.deletedAt !== undefined) return [];
    const kind = own.templates.has(id) ? 'template' : 'pack';
    const by = deletedBy === undefined ? {} : { changedBy: deletedBy };
    return [
      {
        id,
        kind,
        ...('type' in record ? { type: record.type as ActionType } : {}),
        name: record.name,
        state: 'removed',
        changedAt: deletedAt,
        ...by,
        localId: id,
        ...nothing,
      },
    ];
  });
  const order: PreviewState[] = ['conflicting', 'changed', 'new', 'removed', 'same'];
  return [...templates, ...packs, ...removed].sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || byName(a.name, b.name),
  );
}

const nothing = { differences: () => [], sensitive: () => 0 };

function previewTemplate(
  item: LibraryTemplate,
  own: Own,
  equals: Map<string, TemplateRecord[]>,
): Previewed {
  const { id, type, name, changedAt, changedBy } = item;
  const after = templateOfItem(item, 0);
  const by = changedBy === undefined ? {} : { changedBy };
  const about = { id, kind: 'template' as const, type, name, changedAt, ...by };
  const { templates } = readings(starterId(id));
  // Whoever exported it may read another language than who takes it in.
  const starter = templates.find((one) => isContent(one, item));
  if (starter) return { ...about, state: 'same', localId: starter.id, ...nothing };
  const record = own.templates.get(id);
  if (!record || record.deletedAt !== undefined) {
    const equal = record ? undefined : equals.get(name)?.find((one) => saysSame(one, after));
    if (equal) return { ...about, state: 'same', localId: equal.id, ...nothing };
    return {
      ...about,
      state: 'new',
      ...(record ? { localId: id } : {}),
      differences: () => compareShared(undefined, after),
      sensitive: () => (mayDivert(undefined, after) ? count(compareShared(undefined, after)) : 0),
    };
  }
  const state = stateOf(record, item);
  if (state === 'same') return { ...about, state, localId: id, ...nothing };
  const differences = () => compareShared(record, after);
  return { ...about, state, localId: id, differences, sensitive: () => count(differences()) };
}

/** What a starter is called here, of its id in a document. */
const starterId = (id: string) => id.replace(/^starter\./, 'starter:');

const count = (differences: SharedDifference[]) =>
  differences.filter(({ sensitive }) => sensitive).length;

const isContent = (one: TemplateContent, other: TemplateContent) =>
  same(TemplateContent.parse(one), TemplateContent.parse(other));

/** Three ways: what it said when it was taken, what it says here, what it says in the document. */
function stateOf(record: TemplateRecord, item: LibraryTemplate): PreviewState {
  if (saysSame(record, templateOfItem(item, 0))) return 'same';
  const base = record.origin?.kind === 'import' ? record.origin.content : undefined;
  if (!base) return 'conflicting';
  // Changed here only: there is nothing to take.
  if (isContent(base, item)) return 'same';
  return isContent(base, record) ? 'changed' : 'conflicting';
}

function previewPack(
  item: LibraryPack,
  own: Own,
  localIds: Map<string, string>,
  names: Map<string, string>,
): Previewed {
  const { id, name, changedAt, changedBy } = item;
  const by = changedBy === undefined ? {} : { changedBy };
  const about = { id, kind: 'pack' as const, name, changedAt, ...by };
  const templateIds = item.templateIds.map((one) => localIds.get(one) ?? one);
  const after: PackContent = { ...PackContent.parse(item), templateIds };
  const known = own.packs.get(id);
  const here = known?.deletedAt === undefined ? known : undefined;
  const equal = [...readings(starterId(id)).packs, here, ...own.packs.values()].find(
    (one) => one && one.deletedAt === undefined && same(PackContent.parse(one), after),
  );
  if (equal) return { ...about, state: 'same', localId: equal.id, ...nothing };
  const nameOf = (templateId: string) =>
    names.get(templateId) ?? own.templates.get(templateId)?.name ?? templateId;
  return {
    ...about,
    // What it said when it was taken is not kept, so whoever changed it is asked.
    state: here ? 'conflicting' : 'new',
    ...(known ? { localId: id } : {}),
    differences: () => comparePackContents(here && PackContent.parse(here), after, nameOf),
    sensitive: () => 0,
  };
}
