import type { Issue } from '../actions/index.ts';
import { t } from '../i18n/t.ts';
import type { Database } from '../storage/database.ts';
import { bury } from './bury.ts';
import { isEditable, type Origin, originOf, type Pack, PackContent } from './schema.ts';
import { findStarterPack, starterPackList } from './starter/as-template.ts';
import { binnedFor } from './store.ts';
import { lengthWord } from './values.ts';

export type PackReply =
  | { kind: 'saved'; pack: Pack }
  | { kind: 'changed-since'; pack: Pack }
  | { kind: 'invalid'; issues: Issue[] }
  | { kind: 'gone' }
  | { kind: 'read-only' };

/** More actions than these no agent takes. */
const mostTemplates = 60;
const nameLimit = 200;
const descriptionLimit = 5_000;

/** The personal packs with their bin; those that ship with the extension can be read here too. */
export function createPackStore(db: Database, now: () => number, newId: () => string) {
  const put = async (pack: Pack) => {
    await db.put('packs', { ...pack, version: 2 });
    return pack;
  };

  return {
    async find(id: string): Promise<{ pack: Pack; origin: Origin } | undefined> {
      const starter = findStarterPack(id);
      if (starter) return { pack: starter, origin: 'starter' };
      const record = await db.get('packs', id);
      return record && { pack: packOf(record), origin: originOf(record) };
    },

    /** Kept ones by name, then the extension's own; or those in the bin. */
    async list(bin: boolean): Promise<{ pack: Pack; origin: Origin }[]> {
      const all = (await db.getAll('packs')).map(packOf);
      const own = all
        .filter(({ deletedAt }) => (deletedAt !== undefined) === bin)
        .sort((a, b) => a.name.localeCompare(b.name))
        .map((pack) => ({ pack, origin: originOf(pack) }));
      const starters = starterPackList().map((pack) => ({ pack, origin: 'starter' as const }));
      return bin ? own : [...own, ...starters];
    },

    async save(wish: {
      packId?: string | undefined;
      base: number;
      content: PackContent;
      anyway: boolean;
    }): Promise<PackReply> {
      const content = tidy(wish.content);
      const issues = checkPack(content);
      if (issues.length > 0) return { kind: 'invalid', issues };
      const { packId } = wish;
      return db.change(['packs'], async (changes): Promise<PackReply> => {
        const before = packId ? await changes.get('packs', packId) : undefined;
        if (packId && !before) return { kind: 'gone' };
        if (before && !isEditable(before)) return { kind: 'read-only' };
        if (before && before.revision !== wish.base && !wish.anyway) {
          return { kind: 'changed-since', pack: packOf(before) };
        }
        // Who changed it last is known once it is shared.
        const { changedBy: _, ...kept } = before ? packOf(before) : {};
        const pack: Pack = {
          ...kept,
          ...content,
          id: packId ?? newId(),
          revision: (before?.revision ?? 0) + 1,
          createdAt: before?.createdAt ?? now(),
          changedAt: now(),
        };
        await changes.put('packs', { ...pack, version: 2 });
        return { kind: 'saved', pack };
      });
    },

    /** A personal copy, of the same templates. */
    async duplicate(id: string): Promise<Pack | undefined> {
      const known = await this.find(id);
      if (!known) return undefined;
      const content = PackContent.parse(known.pack);
      const name =
        known.origin === 'personal' ? t('{name} (copy)', { name: content.name }) : content.name;
      const times = { createdAt: now(), changedAt: now() };
      return put({ ...content, name, id: newId(), revision: 1, ...times });
    },

    /** Into the bin or out of it; answers how many were changed. */
    bin: (ids: string[], inBin: boolean): Promise<number> =>
      db.change(['packs'], async (changes) => {
        let changed = 0;
        for (const id of ids) {
          const record = await changes.get('packs', id);
          if (!record || !isEditable(record)) continue;
          if ((record.deletedAt !== undefined) === inBin) continue;
          const { deletedAt: _, ...pack } = record;
          await changes.put('packs', inBin ? { ...pack, deletedAt: now() } : pack);
          changed += 1;
        }
        return changed;
      }),

    /** Removes packs that are in the bin for good. */
    purge: (ids: string[]): Promise<number> =>
      db.change(['packs', 'marks', 'edits', 'libraries'], async (changes) => {
        let gone = 0;
        for (const id of ids) {
          const record = await changes.get('packs', id);
          if (record?.deletedAt === undefined || !isEditable(record)) continue;
          await bury(changes, record);
          await changes.delete('packs', id);
          await changes.delete('marks', id);
          const range = IDBKeyRange.only(id);
          for (const one of await changes.getAll('edits', { index: 'byOf', range })) {
            await changes.delete('edits', one.key);
          }
          gone += 1;
        }
        return gone;
      }),

    /** Empties the bin of what has been in it for 30 days. */
    async prune(): Promise<void> {
      const binned = await this.list(true);
      const old = binned.filter(({ pack }) => now() - (pack.deletedAt ?? now()) > binnedFor);
      await this.purge(old.map(({ pack }) => pack.id));
    },
  };
}
export type PackStore = ReturnType<typeof createPackStore>;

const packOf = ({ version: _, ...pack }: Pack & { version: number }): Pack => pack;

/** Two equal actions on one agent would be taken for copies: each template is in it once. */
const tidy = (content: PackContent): PackContent => ({
  ...content,
  name: content.name.trim(),
  templateIds: [...new Set(content.templateIds)],
});

function checkPack({ name, description, templateIds }: PackContent): Issue[] {
  const issues: Issue[] = [];
  const wrong = (path: string, message: string) => issues.push({ path, message, level: 'error' });
  if (name === '') wrong('$name', t('Give the pack a name.'));
  if (name.length > nameLimit) wrong('$name', lengthWord(name.length, nameLimit));
  if (description.length > descriptionLimit) {
    wrong('$description', lengthWord(description.length, descriptionLimit));
  }
  if (templateIds.length === 0) wrong('templateIds', t('Add at least one template.'));
  if (templateIds.length > mostTemplates) {
    wrong('templateIds', t('A pack has at most {most} templates.', { most: mostTemplates }));
  }
  return issues;
}
