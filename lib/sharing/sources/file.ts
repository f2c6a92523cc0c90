import { t } from '../../i18n/t.ts';
import type { Changes, Database } from '../../storage/database.ts';
import type { PackRecord, TemplateRecord, VersionRecord } from '../../storage/template-records.ts';
import { TemplateContent } from '../../templates/schema.ts';
import { recordOf, versionOf } from '../../templates/store.ts';
import { retally } from '../../templates/tally.ts';
import type { LibraryPack, LibraryTemplate } from '../document.ts';
import { packOfItem, templateOfItem } from '../items.ts';
import { type Own, type Previewed, previewDocument, readOwn } from '../preview.ts';
import { publishedHash } from '../published.ts';
import type { ReadLibrary } from '../read-document.ts';
import type { Library } from '../schema.ts';
import type { Way } from './index.ts';

/**
 * The first way: a document comes as a file or a code, and what a person chooses of it becomes their
 * own. Each keeps the id it has in the document, so that the next one finds it again.
 */
export interface FileDependencies {
  db: Database;
  now(): number;
  newId(): string;
  /** Templates were written past their store. */
  onChanged(): void;
}

/** Its documents come through people: there is nothing to read again. */
export const fileWay: Way = { isRead: () => false, update: async () => undefined };

export type Choice = 'take' | 'leave' | 'both';

export interface Taken {
  templates: number;
  packs: number;
  same: number;
  left: number;
  refused: { name: string; message: string }[];
}

export function createFileSource({ db, now, newId, onChanged }: FileDependencies) {
  return {
    /** What is in a document, as it stands to what is here. */
    preview: async (document: ReadLibrary): Promise<Previewed[]> =>
      previewDocument(document, await readOwn(db)),

    /** The record of a whole library that came as a file before; a selection has none. */
    async known(documentId: string): Promise<Library | undefined> {
      return (await db.getAll('libraries')).find(
        ({ source, head }) => source === 'file' && head.id === documentId,
      );
    },

    /** Takes what was chosen, all of it in one transaction. */
    async take(
      document: ReadLibrary,
      wish: {
        choices: Record<string, Choice>;
        onlyNamed: boolean;
        approvedKey?: string | undefined;
      },
    ): Promise<Taken> {
      // Made outside the transaction, which ends when anything else is waited for.
      const published = await publishedHash(document);
      const stores = ['templates', 'versions', 'packs', 'tallies', 'libraries'] as const;
      const taken = await db.change([...stores], async (changes) => {
        const own = await readOwn(changes);
        const result = await takeItems(changes, document, own, wish, { now: now(), newId });
        const { templates, packs, same } = result.taken;
        // Of what is left as a whole nothing stays, nor its name.
        if (!document.head.selection && templates + packs + same > 0) {
          await putLibrary(changes, document, result, { ...wish, published, now: now(), newId });
        }
        return result.taken;
      });
      onChanged();
      return taken;
    },
  };
}
export type FileSource = ReturnType<typeof createFileSource>;

interface Result {
  taken: Taken;
  /** What is here now of the document, by its ids there. */
  localIds: Map<string, string>;
}

async function takeItems(
  changes: Changes,
  document: ReadLibrary,
  own: Own,
  { choices, onlyNamed }: { choices: Record<string, Choice>; onlyNamed: boolean },
  { now, newId }: { now: number; newId: () => string },
): Promise<Result> {
  const taken: Taken = { templates: 0, packs: 0, same: 0, left: 0, refused: document.refused };
  const localIds = new Map<string, string>();
  const moves: { before?: TemplateRecord | undefined; after: TemplateRecord }[] = [];
  const versions: VersionRecord[] = [];
  const packs: PackRecord[] = [];
  const items = new Map([...document.templates, ...document.packs].map((one) => [one.id, one]));
  const previewed = previewDocument(document, own);
  const chosen = (one: Previewed): Choice => {
    const named = Object.hasOwn(choices, one.id) ? choices[one.id] : undefined;
    const usual = !onlyNamed && (one.state === 'new' || one.state === 'changed');
    return named ?? (usual ? 'take' : 'leave');
  };

  for (const one of previewed.filter(({ kind }) => kind === 'template')) {
    if (one.localId !== undefined) localIds.set(one.id, one.localId);
    if (one.state === 'same') {
      taken.same += 1;
      continue;
    }
    const choice = chosen(one);
    if (choice === 'leave') {
      taken.left += 1;
      continue;
    }
    const before = one.localId === undefined ? undefined : own.templates.get(one.localId);
    const after =
      one.state === 'removed'
        ? before && recordOf({ ...withoutIndexes(before), deletedAt: now })
        : importedTemplate(items.get(one.id) as LibraryTemplate, document, before, {
            beside: choice === 'both',
            now,
            newId,
          });
    if (!after) continue;
    const replaced = after.id === before?.id ? before : undefined;
    moves.push({ before: replaced, after });
    if (one.state !== 'removed') versions.push(versionOf(after));
    localIds.set(one.id, one.state === 'removed' ? one.id : after.id);
    taken.templates += 1;
  }
  for (const one of previewed.filter(({ kind }) => kind === 'pack')) {
    if (one.state === 'same') {
      taken.same += 1;
      localIds.set(one.id, one.localId ?? one.id);
      continue;
    }
    if (chosen(one) === 'leave') {
      taken.left += 1;
      continue;
    }
    const item = items.get(one.id) as LibraryPack | undefined;
    const before = own.packs.get(one.id);
    if (!item) {
      if (before) packs.push({ ...before, version: 2, deletedAt: now });
      continue;
    }
    if (!item.templateIds.every((id) => localIds.has(id))) {
      taken.refused = [
        ...taken.refused,
        {
          name: item.name,
          message: t('Not all of its templates were taken, so the pack was not.'),
        },
      ];
      continue;
    }
    const pack = packOfItem(item, before?.createdAt ?? now, (id) => localIds.get(id) ?? id);
    const beside = before !== undefined && chosen(one) === 'both';
    const revision = before ? Math.max(pack.revision, before.revision + 1) : pack.revision;
    const put = beside
      ? { ...pack, id: newId(), name: `${pack.name} (${document.head.name})` }
      : { ...pack, id: item.id, revision };
    packs.push({ ...put, version: 2 });
    localIds.set(one.id, put.id);
    taken.packs += 1;
  }
  changes.putAll(
    'templates',
    moves.map(({ after }) => after),
  );
  changes.putAll('versions', versions);
  changes.putAll('packs', packs);
  await retally(changes, moves);
  return { taken, localIds };
}

/** A template of a document as one's own, in the place of `before`, or beside it. */
function importedTemplate(
  item: LibraryTemplate,
  { head }: ReadLibrary,
  before: TemplateRecord | undefined,
  { beside, now, newId }: { beside: boolean; now: number; newId: () => string },
): TemplateRecord {
  const imported = templateOfItem(item, now);
  const origin = {
    kind: 'import' as const,
    templateId: item.id,
    libraryName: head.name,
    revision: item.revision,
    content: TemplateContent.parse(item),
  };
  if (beside && before) {
    const name = `${item.name} (${head.name})`;
    return recordOf({ ...imported, name, actionName: item.actionName ?? item.name, id: newId() });
  }
  // Never below what is here: its versions are numbered by it.
  const revision = before ? Math.max(item.revision, before.revision + 1) : item.revision;
  const createdAt = before?.createdAt ?? now;
  return recordOf({ ...imported, revision, createdAt, id: item.id, origin });
}

function withoutIndexes({ version: _, inBin: __, sortName: ___, ...template }: TemplateRecord) {
  return template;
}

/** A whole library is one's own from now on: it can be exported again, and the next one compared. */
async function putLibrary(
  changes: Changes,
  document: ReadLibrary,
  { localIds, taken }: Result,
  more: { approvedKey?: string | undefined; published: string; now: number; newId: () => string },
): Promise<void> {
  const { head, tombstones, signature, refused, others } = document;
  const all = await changes.getAll('libraries');
  const known = all.find(({ source, head: one }) => source === 'file' && one.id === head.id);
  const { signature: _, published: __, ...before } = known ?? { signature: undefined };
  const items = [...document.templates, ...document.packs].flatMap(
    ({ id }) => localIds.get(id) ?? [],
  );
  const isLatest = head.revision >= (known?.head.revision ?? 0);
  // What nobody here can use goes along as it is, but for what has no id to go by.
  const whole = isLatest && taken.left === 0 && taken.refused.length === others.length;
  await changes.put('libraries', {
    version: 1,
    id: `file:${more.newId()}`,
    source: 'file',
    addedAt: more.now,
    apply: 'ask',
    check: {},
    conflicts: [],
    ...before,
    // Never below what was published from here: subscribers would take that for a rollback.
    head: { ...head, revision: Math.max(head.revision, known?.head.revision ?? 0) },
    tombstones,
    refused,
    others,
    changedAt: more.now,
    items: [...new Set([...(known?.items ?? []), ...items])],
    ...(signature && whole ? { signature } : {}),
    ...(whole ? { published: more.published } : {}),
    // What was left was never here: it is not told as deleted when this is published.
    publishedItems: Object.fromEntries(
      [...document.templates, ...document.packs].flatMap(({ id, revision }) =>
        localIds.has(id) ? [[id, revision]] : [],
      ),
    ),
    ...(more.approvedKey !== undefined && signature?.key === more.approvedKey
      ? { pin: more.approvedKey }
      : {}),
  });
}
