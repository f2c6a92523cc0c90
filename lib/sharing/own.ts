import type { SigningKeys } from '../connections/signing-keys.ts';
import { plural, t } from '../i18n/t.ts';
import type { Database } from '../storage/database.ts';
import { canonical } from './canonical.ts';
import type { LibraryDocument, LibraryHead, Tombstone } from './document.ts';
import { asId } from './earlier.ts';
import { type Exporter, type Made, makeDocument } from './exporter.ts';
import type { Libraries } from './libraries.ts';
import type { Choices } from './open-content.ts';
import type { Known } from './private-spots.ts';
import { problem } from './problem.ts';
import { publishedHash, type Said } from './published.ts';
import { byId } from './read-document.ts';
import type { Library } from './schema.ts';
import { verifyText } from './signature.ts';

export interface OwnDependencies {
  db: Database;
  libraries: Libraries;
  exporter: Exporter;
  keys: SigningKeys;
  known(): Promise<Known>;
  now(): number;
  newId(): string;
}

/** One's own libraries: which templates and packs they are of, and their publications. */
export function createOwn({ db, libraries, exporter, keys, known, now, newId }: OwnDependencies) {
  return {
    async create(
      details: Pick<LibraryHead, 'name' | 'description' | 'publisher'>,
      ids: string[],
    ): Promise<Library> {
      const library: Library = {
        version: 1,
        id: `file:${newId()}`,
        source: 'file',
        head: { ...trimmed(details), id: newId(), revision: 0 },
        tombstones: [],
        refused: [],
        others: [],
        addedAt: now(),
        changedAt: now(),
        apply: 'ask',
        check: {},
        conflicts: [],
        items: [...new Set(ids)],
      };
      await db.put('libraries', library);
      return library;
    },

    /** Other words on the cover. */
    rename: (libraryId: string, details: Pick<LibraryHead, 'name' | 'description' | 'publisher'>) =>
      libraries.change(libraryId, (library) => ({
        ...library,
        head: { ...library.head, ...trimmed(details) },
        changedAt: now(),
      })),

    /** Templates and packs that come in or go out. */
    changeItems: (libraryId: string, add: string[], remove: string[]) =>
      libraries.change(libraryId, (library) => {
        const gone = new Set(remove);
        const items = (library.items ?? []).filter((id) => !gone.has(id));
        return { ...library, items: [...new Set([...items, ...add])], changedAt: now() };
      }),

    /**
     * The document of a library as it is to be published: with a new revision when it says something
     * else than the one before, and signed where it has a key. Noted as published.
     */
    async publish(library: Library, choices: Choices): Promise<Made> {
      const items = library.items ?? [];
      const exported = await exporter.collect(items, { ...library.choices, ...choices });
      if (exported.templates.length === 0) {
        const message = t('There is no template in this library. Nothing was exported.');
        return { kind: 'problem', problem: problem('empty', message) };
      }
      const { templates, packs } = exported;
      const present = new Set([...templates, ...packs].map(({ id }) => id));
      const [tombstones, others] = await exporter.openRest([
        await buried(library, present),
        library.others,
      ] as const);
      const head = await exporter.openHead(library.head);
      const said: Said = { head, templates, packs, tombstones, others };
      const published = await publishedHash(said);
      const isSame = published === library.published;
      const revision = isSame ? head.revision : head.revision + 1;
      const made = makeDocument({ ...said, head: { ...head, revision } }, await known());
      if (made.kind === 'problem') return made;
      const signed = await withSignature(made.document, library, isSame);
      if (signed.kind === 'problem') return signed;
      const { signature } = signed.document;
      await libraries.change(library.id, ({ signature: _, ...latest }) => ({
        ...latest,
        head: { ...latest.head, revision },
        tombstones,
        choices: { ...latest.choices, ...choices },
        published,
        publishedItems: Object.fromEntries(
          [...templates, ...packs].map((one) => [one.id, one.revision]),
        ),
        ...(signature ? { signature } : {}),
      }));
      return signed;
    },
  };

  /** What was published once and is not in it any more. */
  async function buried(library: Library, present: Set<string>): Promise<Tombstone[]> {
    const kept = library.tombstones.filter(({ id }) => !present.has(id));
    const known = new Set(kept.map(({ id }) => id));
    const gone = Object.entries(library.publishedItems ?? {}).filter(
      ([id]) => !present.has(id) && !known.has(id),
    );
    const deletedAt = now();
    const added = gone.map(([id, revision]) => ({ id, revision: revision + 1, deletedAt }));
    return [...kept, ...added].sort(byId);
  }

  /** An unchanged document keeps its signature; another key signs it anew. */
  async function withSignature(
    document: LibraryDocument,
    library: Library,
    isSame: boolean,
  ): Promise<Made> {
    const { signature, signWith } = library;
    const mayStay = isSame && signature && (!signWith || signWith === signature.key);
    // What somebody else has written in another order says the same, but was not signed like this.
    if (mayStay && (await verifyText(canonical(document), signature))) {
      return { kind: 'document', document: { ...document, signature } };
    }
    return signWith ? keys.sign(document, signWith) : { kind: 'document', document };
  }
}

const trimmed = ({
  name,
  description,
  publisher,
}: Pick<LibraryHead, 'name' | 'description' | 'publisher'>) => ({
  name: name.trim(),
  description: description.trim(),
  publisher: publisher.trim(),
});

/** The document of a few templates and packs, made once. */
export function selectionHead(
  shown: { templates: { name: string }[]; packs: { name: string }[] },
  id: string,
): LibraryHead {
  const [template, other] = shown.templates;
  const [pack, secondPack] = shown.packs;
  const only = pack && !secondPack ? pack.name : other ? undefined : template?.name;
  const name = only ?? plural(shown.templates.length, '{count} template', '{count} templates');
  return { id: asId(id), name, description: '', publisher: '', revision: 1, selection: true };
}
