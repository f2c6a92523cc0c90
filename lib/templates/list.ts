import { type ActionType, actions } from '../actions/index.ts';
import { speaking } from '../i18n/t.ts';
import type { Database } from '../storage/database.ts';
import type { MarkRecord, TemplateRecord } from '../storage/template-records.ts';
import { type First, inUse, order, recents, type Sort, usualOrder } from './list-order.ts';
import {
  type Findable,
  findable,
  isShown,
  type Listed,
  listed,
  marksFrom,
  marksOf,
  told,
} from './listed.ts';
import type { Marks } from './marks.ts';
import { type Origin, originOf, type Template } from './schema.ts';
import { type Hit, search, withPlace } from './search.ts';
import { findStarter, spokenBy, starterTemplates } from './starter/as-template.ts';
import type { PromptLanguage } from './starter/define.ts';
import { readTally } from './tally.ts';

export interface ListQuery {
  query: string;
  folder?: string | undefined;
  tag?: string | undefined;
  type?: ActionType | undefined;
  timing?: 'during' | 'after' | undefined;
  origin?: Origin | undefined;
  favourite?: true | undefined;
  used?: true | undefined;
  library?: string | undefined;
  /** Personal ones are switched off. */
  withoutPersonal?: boolean | undefined;
  bin?: true | undefined;
  sort: Sort;
  offset: number;
  limit: number;
  first?: First;
}

export interface ListPage {
  hits: Hit<Listed>[];
  total: number;
  all: number;
  folders: { name: string; count: number }[];
  tags: { name: string; count: number }[];
  /** How many templates of each library there are. */
  libraries: { id: string; count: number }[];
}

export interface FirstPage {
  hits: Hit<Listed>[];
  /** How many there are in all. */
  total: number;
  /** Those of personal templates, by name. */
  folders: string[];
}

/**
 * Lists and searches all templates. What lists show of them is read once and kept in memory while
 * the worker lives and speaks the same language; the first page is read from the indexes, so that it
 * needs none of that. `offered`: the languages whose starters are listed.
 */
export function createList(
  db: Database,
  marks: Marks,
  offered: () => Promise<readonly PromptLanguage[]>,
) {
  let loading: Promise<Map<string, Findable>> | undefined;
  let loadedIn = speaking().language;

  async function load(): Promise<Map<string, Findable>> {
    const [records, marked] = await Promise.all([db.getAll('templates'), marks.all()]);
    const byId = new Map(marked.map((mark) => [mark.key, mark]));
    const all = [
      ...records.map((record) => findable(record, originOf(record), byId.get(record.id))),
      ...starterTemplates().map((one) => findable(one, 'starter', byId.get(one.id))),
    ];
    return new Map(all.map((one) => [one.id, one]));
  }
  const everything = () => {
    const { language } = speaking();
    if (loadedIn !== language) loading = undefined;
    loadedIn = language;
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };

  /** The ids of those used last, without packs and what is in the bin or gone. */
  async function usedLately(speaks: readonly PromptLanguage[]): Promise<string[]> {
    for (let limit = recents; ; limit *= 2) {
      const marked = await marks.recent(limit);
      const ids = await Promise.all(
        marked.map(async ({ key, favourite }) => {
          const spoken = findStarter(key) && spokenBy(key);
          if (spoken) return speaks.includes(spoken) || favourite === 1 ? [key] : [];
          const record = await db.get('templates', key);
          return record && record.deletedAt === undefined ? [key] : [];
        }),
      );
      if (ids.flat().length >= recents || marked.length < limit) {
        return ids.flat().slice(0, recents);
      }
    }
  }

  return {
    /** Takes in what the store has changed. */
    async onChanged(changed: { id: string; record: TemplateRecord | undefined }[]): Promise<void> {
      const known = await loading?.catch(() => undefined);
      if (!known) return;
      for (const { id, record } of changed) {
        const before = known.get(id);
        if (!record) known.delete(id);
        else
          known.set(id, { ...findable(record, originOf(record), undefined), ...marksOf(before) });
      }
    },

    async onMarked(changed: MarkRecord[]): Promise<void> {
      const known = await loading?.catch(() => undefined);
      for (const mark of changed) {
        const before = known?.get(mark.key);
        if (before) known?.set(mark.key, { ...before, ...marksFrom(mark) });
      }
    },

    /** Forgets what is in memory, after many records were written at once. */
    forget(): void {
      loading = undefined;
    },

    /** The first `limit` in the usual order, from the indexes. */
    async first(limit: number, { drafts, recent }: First): Promise<FirstPage> {
      const asked = offered();
      const [speaks, favourites, lately, personal, tally] = await Promise.all([
        asked,
        marks.favourites(limit + 1),
        recent ?? asked.then(usedLately),
        db.getAll('templates', { index: 'byName', range: named(), limit }),
        readTally(db),
      ]);
      const folders = tally.folders.map(({ name }) => name).sort((a, b) => a.localeCompare(b));
      const shown = (all: Listed[]) => inUse(all).filter((one) => isShown(one, speaks, drafts));
      if (favourites.length > limit) {
        // Their names would have to be known to tell which of them come first.
        const all = shown([...(await everything()).values()]);
        const listed = usualOrder(all, { drafts, recent: lately }).slice(0, limit);
        return {
          hits: listed.map((one) => ({ entry: told(one, speaks) })),
          total: all.length,
          folders,
        };
      }
      const starred = new Map(favourites.map((mark) => [mark.key, mark]));
      const asListed = (one: Template | TemplateRecord, origin: Origin) =>
        [one.id, listed(one, origin, starred.get(one.id))] as const;
      const known = new Map([
        ...personal.map((one) => asListed(one, originOf(one))),
        ...starterTemplates(speaks).map((one) => asListed(one, 'starter')),
      ]);
      const others = new Set([...drafts, ...lately, ...starred.keys()]);
      for (const id of others) {
        if (known.has(id)) continue;
        const starter = findStarter(id);
        const record = starter ?? (await db.get('templates', id));
        if (record) known.set(...asListed(record, starter ? 'starter' : originOf(record)));
      }
      const all = shown([...known.values()]);
      const first = usualOrder(all, { drafts, recent: lately }).slice(0, limit);
      const marked = await marks.of(first.map(({ id }) => id));
      const hits = first.map((one, i) => ({
        entry: { ...told(one, speaks), ...marksFrom(marked[i]) },
      }));
      // Not all of one's own were read.
      const starters = all.filter(({ origin }) => origin === 'starter').length;
      return { hits, total: tally.count + starters, folders };
    },

    /** The same where an administrator allows no templates of one's own. */
    async withoutPersonal(limit: number, first: First): Promise<FirstPage> {
      const asked = { query: '', sort: 'usual', offset: 0, limit, first } as const;
      const { hits, total } = await this.page({ ...asked, withoutPersonal: true });
      return { hits, total, folders: [] };
    },

    /** A page of those that fit. */
    async page(asked: ListQuery): Promise<ListPage> {
      const [speaks, all] = await Promise.all([offered(), everything()]);
      const known = [...all.values()];
      const here = known.filter(
        (one) =>
          (one.deletedAt !== undefined) === (asked.bin === true) &&
          !(asked.withoutPersonal && one.origin === 'personal') &&
          isShown(one, speaks, asked.first?.drafts ?? []),
      );
      const fitting = here.filter((one) => fits(one, asked));
      const ordered = order(fitting, asked);
      const hits = search(ordered, asked.query);
      if (asked.query.trim() !== '' && asked.sort !== 'usual') {
        const rank = new Map(ordered.map((one, index) => [one, index]));
        hits.sort((a, b) => (rank.get(a.entry) ?? 0) - (rank.get(b.entry) ?? 0));
      }
      return {
        hits: hits
          .slice(asked.offset, asked.offset + asked.limit)
          .map((hit) => withPlace(hit, asked.query))
          .map((hit) => ({ ...hit, entry: told(hit.entry, speaks) })),
        total: hits.length,
        all: here.length,
        folders: count(
          here.flatMap(({ folder, origin }) => (folder && origin === 'personal' ? [folder] : [])),
        ),
        tags: count(here.flatMap(({ tags }) => tags)),
        libraries: count(here.flatMap(({ libraryId }) => libraryId ?? [])).map(
          ({ name: id, count: total }) => ({ id, count: total }),
        ),
      };
    },
  };
}
export type TemplateList = ReturnType<typeof createList>;

/** All names of templates that are not in the bin. */
const named = () => IDBKeyRange.bound([0], [1], false, true);

function fits(one: Listed, asked: ListQuery): boolean {
  const { folder, tag, type, timing, origin, favourite, used, library } = asked;
  return (
    (folder === undefined || (one.folder === folder && one.origin === 'personal')) &&
    (library === undefined || one.libraryId === library) &&
    (tag === undefined || one.tags.includes(tag)) &&
    (type === undefined || one.type === type) &&
    (timing === undefined || actions[one.type].timing === timing) &&
    (origin === undefined || one.origin === origin) &&
    (!favourite || one.favourite) &&
    (!used || one.uses > 0)
  );
}

function count(names: string[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, total]) => ({ name, count: total }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
