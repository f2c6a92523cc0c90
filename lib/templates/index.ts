import type { Connections } from '../connections/connections.ts';
import type { Directory } from '../highlevel/directory.ts';
import type { DirectoryList } from '../messaging/messages/directory-list.ts';
import type { Database } from '../storage/database.ts';
import type { SessionSecrets } from '../storage/session-secrets.ts';
import { createBindings } from './bindings.ts';
import { type BlanksWish, createBlanks } from './blanks.ts';
import { createCatalog } from './catalog.ts';
import { createDrafts } from './drafts.ts';
import { createEdits } from './edits.ts';
import { createList } from './list.ts';
import { createMarks } from './marks.ts';
import { createPackStore } from './pack-store.ts';
import type { ReferenceVariableKind } from './schema.ts';
import type { PromptLanguage } from './starter/define.ts';
import { createStore } from './store.ts';

export interface TemplatesDependencies {
  db: Database;
  secrets: SessionSecrets;
  connections: Connections;
  directory: Directory;
  /** The languages whose starters are listed. */
  starterLanguages(): Promise<readonly PromptLanguage[]>;
  now(): number;
  newId(): string;
  wait(ms: number): Promise<void>;
}

/** A form does not wait longer than this for a list that was never read, in ms. */
const patience = 2_500;

/** Everything about templates that the background needs, wired together. */
export function createTemplates(dependencies: TemplatesDependencies) {
  const { db, secrets, connections, directory, starterLanguages, now, newId, wait } = dependencies;
  const marks = createMarks(db, now);
  const list = createList(db, marks, starterLanguages);
  const store = createStore({ db, now, newId, onChanged: (all) => void list.onChanged(all) });
  const packs = createPackStore(db, now, newId);
  const bindings = createBindings(db, now);

  async function listOf(
    locationId: string,
    kind: ReferenceVariableKind,
    age: BlanksWish['listAge'],
  ): Promise<DirectoryList> {
    const known = await directory.known(locationId, kind);
    if (age === 'cached') return known;
    if (known.fetchedAt === undefined) {
      const reading = directory.list(locationId, kind, true);
      return age === Number.POSITIVE_INFINITY
        ? Promise.race([reading, wait(patience).then(() => known)])
        : reading;
    }
    // When it cannot be read now the last good one is what there is.
    return now() - known.fetchedAt > age ? directory.list(locationId, kind, true) : known;
  }

  const blanksOf = createBlanks({
    db,
    bindings,
    list: listOf,
    keptSecrets: connections.secretNames,
    locationName: async (locationId) => (await directory.names(locationId)).locationName,
  });
  const catalog = createCatalog({
    ...{ db, store, list, marks, bindings, blanksOf, connections, starterLanguages, now },
  });
  const drafts = createDrafts(db, secrets, now);
  const edits = createEdits(db, secrets, now);
  return {
    ...{ marks, list, store, packs, bindings, blanksOf, catalog, drafts, edits },
    starterLanguages,
  };
}
