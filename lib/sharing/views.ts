import type { Logins } from '../connections/logins.ts';
import type { SigningKeys } from '../connections/signing-keys.ts';
import type { LibraryItem, LibraryRow, SignatureView } from '../messaging/messages/share-shapes.ts';
import type { Database } from '../storage/database.ts';
import { isEditable } from '../templates/schema.ts';
import type { Signature } from './document.ts';
import type { Libraries } from './libraries.ts';
import type { Library } from './schema.ts';
import { fingerprintOf } from './signature.ts';

export interface ViewsDependencies {
  db: Database;
  libraries: Libraries;
  logins: Logins;
  keys: SigningKeys;
  /** Publishers that an administrator trusts. */
  trusted(): Promise<{ name: string; key: string }[]>;
  /** How many changes of a shared folder wait to be sent. */
  unsent(library: Library): Promise<number>;
}

/** Libraries as people see them; never a login, a password or a private key. */
export function createViews(dependencies: ViewsDependencies) {
  const { db, libraries, logins, keys, trusted, unsent } = dependencies;

  async function signature(
    signed: Pick<Signature, 'key'> | undefined,
    pin: string | undefined,
  ): Promise<SignatureView> {
    if (!signed) return { kind: 'unsigned' };
    const { key } = signed;
    const own = (await keys.list()).find((one) => one.key === key);
    const publisher = (await trusted()).find((one) => one.key === key);
    const known = pin === key ? 'pinned' : own ? 'own' : publisher ? 'trusted' : 'new';
    const name = own?.name ?? publisher?.name;
    return {
      kind: 'signed',
      key,
      fingerprint: await fingerprintOf(key),
      known,
      ...(name === undefined ? {} : { name }),
    };
  }

  /** How many templates and packs are in it, without the bin. */
  async function count(library: Library): Promise<{ templates: number; packs: number }> {
    if (library.source === 'file') {
      const items = await ownItems(library);
      const packs = items.filter(({ kind }) => kind === 'pack').length;
      return { templates: items.length - packs, packs };
    }
    const query = { index: 'byLibrary', range: IDBKeyRange.only(library.id) } as const;
    if (!isEditable({ library: { id: library.id, item: '' } })) {
      const [templates, packs] = await Promise.all([
        db.count('templates', query),
        db.count('packs', query),
      ]);
      return { templates, packs };
    }
    const { templates, packs } = await libraries.members(library.id);
    const alive = (all: { deletedAt?: number | undefined }[]) =>
      all.filter(({ deletedAt }) => deletedAt === undefined).length;
    return { templates: alive(templates), packs: alive(packs) };
  }

  async function ownItems({ items = [] }: Library): Promise<LibraryItem[]> {
    const found = await Promise.all(
      items.map(async (id): Promise<LibraryItem[]> => {
        const template = await db.get('templates', id);
        if (template) return template.deletedAt === undefined ? [itemOf('template', template)] : [];
        const pack = await db.get('packs', id);
        return pack && pack.deletedAt === undefined ? [itemOf('pack', pack)] : [];
      }),
    );
    return found.flat();
  }

  return {
    signature,

    async row(library: Library): Promise<LibraryRow> {
      const { id, source, head, apply, check, pending, conflicts } = library;
      const [counts, signed, login, waiting] = await Promise.all([
        count(library),
        signature(library.signature, library.pin),
        logins.view(id),
        source === 'folder' ? unsent(library) : 0,
      ]);
      const { triedAt, readAt, nextAt, problem } = check;
      return {
        id,
        source,
        name: head.name,
        description: head.description,
        publisher: head.publisher,
        revision: head.revision,
        ...counts,
        signature: signed,
        apply,
        ...present({ address: library.address, everyHours: library.everyHours }),
        ...present({ triedAt, readAt, nextAt, problem, me: library.me }),
        ...present({ signWith: library.signWith }),
        changedAt: library.changedAt,
        ...(pending ? { pending: { ...pending, newKey: pending.newKey !== undefined } } : {}),
        conflicts: conflicts.length,
        unsent: waiting,
        ...login,
        refused: library.refused,
      };
    },

    /** What is in it, the last changed first. */
    async items(library: Library): Promise<LibraryItem[]> {
      const all =
        library.source === 'file'
          ? await ownItems(library)
          : await libraries
              .members(library.id)
              .then(({ templates, packs }) => [
                ...templates.filter(isAlive).map((one) => itemOf('template', one)),
                ...packs.filter(isAlive).map((one) => itemOf('pack', one)),
              ]);
      return all.sort((a, b) => b.changedAt - a.changedAt);
    },
  };
}
export type Views = ReturnType<typeof createViews>;

const isAlive = ({ deletedAt }: { deletedAt?: number | undefined }) => deletedAt === undefined;

/** Those that have a value. */
function present<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const all = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(all) as { [K in keyof T]?: NonNullable<T[K]> };
}

function itemOf(
  kind: LibraryItem['kind'],
  one: {
    id: string;
    name: string;
    revision: number;
    changedAt: number;
    changedBy?: string | undefined;
    type?: LibraryItem['type'];
  },
): LibraryItem {
  const { id, name, revision, changedAt, changedBy, type } = one;
  return {
    id,
    kind,
    name,
    revision,
    changedAt,
    ...(type ? { type } : {}),
    ...(changedBy === undefined ? {} : { changedBy }),
  };
}
