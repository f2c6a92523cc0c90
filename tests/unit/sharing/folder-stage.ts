import { deviceVault } from '../connections/vault-stage.ts';
import 'fake-indexeddb/auto';
import { createLogins } from '../../../lib/connections/logins.ts';
import { createChecks } from '../../../lib/sharing/checks.ts';
import { createFolders } from '../../../lib/sharing/folders.ts';
import { createLibraries } from '../../../lib/sharing/libraries.ts';
import { type ReadLibrary, readDocument } from '../../../lib/sharing/read-document.ts';
import type { Library } from '../../../lib/sharing/schema.ts';
import type { Way } from '../../../lib/sharing/sources/index.ts';
import { type Database, openDatabase } from '../../../lib/storage/database.ts';
import { createPackStore } from '../../../lib/templates/pack-store.ts';
import { createStore } from '../../../lib/templates/store.ts';
import { smsTemplate } from '../templates/examples.ts';
import { createWebDavServer } from './webdav-server.ts';

/** When a worker is stopped: at its n-th write, before or after it is stored. */
export interface Death {
  atWrite: number;
  moment: 'before' | 'after';
}

export const address = 'https://dav.example/team/library.json';
export const libraryId = 'folder:team';
const never = new Promise<never>(() => undefined);
let databases = 0;

/** A server with a shared folder, and people who each have a browser of their own. */
export function createFolderStage() {
  const clock = { time: 1_700_000_000_000 };
  const now = () => clock.time;
  const server = createWebDavServer();
  let ids = 0;
  const newId = () => `id${++ids}`;

  function person(me: string, secret = 'tok-') {
    databases += 1;
    const db = openDatabase(now, `folder-${databases}`);

    /** What a worker is made of; after its death nothing of it is stored, sent or answered. */
    function worker(death?: Death) {
      const { promise: died, resolve: tell } = Promise.withResolvers<'died'>();
      const life = { dead: false, writes: 0, changes: 0 };
      const living = async <T>(work: () => Promise<T>): Promise<T> => {
        if (life.dead) return never;
        const result = await work();
        return life.dead ? never : result;
      };
      const die = () => {
        life.dead = true;
        tell('died');
        return never;
      };
      const write = <T>(work: () => Promise<T>): Promise<T> =>
        living(async () => {
          life.writes += 1;
          const isLast = life.writes === death?.atWrite;
          if (isLast && death.moment === 'before') return die();
          const result = await work();
          return isLast ? die() : result;
        });
      const mortal: Database = {
        get: (store, key) => living(() => db.get(store, key)),
        getAll: (store, query) => living(() => db.getAll(store, query)),
        last: (...query) => living(() => db.last(...query)),
        raw: (...query) => living(() => db.raw(...query)),
        keys: (store, query) => living(() => db.keys(store, query)),
        count: (store, query) => living(() => db.count(store, query)),
        put: (store, record) => write(() => db.put(store, record)),
        delete: (store, key) => write(() => db.delete(store, key)),
        change: (inStores, work) => write(() => db.change(inStores, work)),
        close: () => db.close(),
      };
      const logins = createLogins(mortal, deviceVault(mortal));
      const libraries = createLibraries({ db: mortal, now, newId, onChanged: () => undefined });
      const folders = createFolders({
        db: mortal,
        logins,
        now,
        newId,
        wait: async () => undefined,
        fetch: (input, init) =>
          init?.method === 'PUT'
            ? write(() => server.fetch(input, init))
            : living(() => server.fetch(input, init)),
        hasAccess: async () => true,
        isOnline: () => true,
        timeLimit: () => new AbortController().signal,
        heldBack: async (value) =>
          JSON.stringify(value).includes(secret) ? 'It holds a secret.' : undefined,
        onChanged: () => {
          life.changes += 1;
        },
      });
      const folder: Way = {
        isRead: () => true,
        update: ({ id }) => folders.sync(id, { asked: true }),
      };
      const ways = { file: folder, subscription: folder, folder, managed: folder };
      const checks = createChecks({ libraries, ways, now });
      return { folders, checks, died, life };
    }

    const alive = worker();
    const store = createStore({ db, now, newId, onChanged: () => undefined });
    const packs = createPackStore(db, now, newId);
    const idOf = (item: string) => `${libraryId}/${item}`;
    const record = async () => {
      const library = await db.get('libraries', libraryId);
      if (!library) throw new Error('There is no library');
      return library;
    };
    return {
      me,
      db,
      store,
      packs,
      worker,
      ...alive,
      idOf,
      library: record,
      /** Uses the folder, without looking into it first. */
      async connect(head: Library['head']) {
        await db.put('libraries', {
          version: 1,
          id: libraryId,
          source: 'folder',
          head,
          tombstones: [],
          refused: [],
          others: [],
          addedAt: now(),
          changedAt: now(),
          apply: 'auto',
          check: {},
          address,
          me,
          conflicts: [],
        });
        return await alive.folders.sync(libraryId);
      },
      sync: () => alive.folders.sync(libraryId),
      /** Templates that are not in the bin: item → name. */
      async names(): Promise<Record<string, string>> {
        const all = await db.getAll('templates');
        return Object.fromEntries(
          all
            .filter((one) => one.library && one.deletedAt === undefined)
            .map((one) => [one.library?.item ?? '', one.name]),
        );
      },
      async add(item: string, name = item) {
        clock.time += 1000;
        await alive.folders.put(libraryId, {
          templates: [{ ...smsTemplate, name, id: item, revision: 1, changedAt: now() }],
          packs: [],
        });
      },
      async edit(item: string, name: string) {
        clock.time += 1000;
        const reply = await store.save({
          templateId: idOf(item),
          base: 0,
          content: { ...smsTemplate, name },
          anyway: true,
        });
        if (reply.kind !== 'saved') throw new Error(reply.kind);
      },
      async remove(item: string) {
        clock.time += 1000;
        await store.change([idOf(item)], { kind: 'delete' });
      },
      /** All that is stored, as text. */
      async dump(): Promise<string> {
        const names = ['templates', 'packs', 'versions', 'libraries', 'libraryDocs', 'tallies'];
        const all = await Promise.all(names.map((name) => db.getAll(name as 'templates')));
        return JSON.stringify(all);
      },
    };
  }

  return {
    clock,
    server,
    person,
    /** What is in the file: item → name. */
    there(): Record<string, string> {
      return Object.fromEntries(document().templates.map(({ id, name }) => [id, name]));
    },
    document,
  };

  function document(): ReadLibrary {
    const read = readDocument(server.text(address) ?? '');
    if (read.kind === 'unreadable') throw new Error(read.problem.message);
    return read.library;
  }
}
export type FolderStage = ReturnType<typeof createFolderStage>;
export type Person = ReturnType<FolderStage['person']>;

export const teamHead = {
  id: 'team',
  name: 'Team',
  description: '',
  publisher: '',
  revision: 0,
};

/** Two people on one folder that has two templates. */
export async function twoPeople() {
  const stage = createFolderStage();
  const [ann, bob] = [stage.person('Ann'), stage.person('Bob')];
  await ann.connect(teamHead);
  await ann.add('a', 'Way');
  await ann.add('b', 'Hours');
  await ann.sync();
  await bob.connect(teamHead);
  return { ...stage, ann, bob };
}
