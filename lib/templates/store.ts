import type { Issue } from '../actions/index.ts';
import { t } from '../i18n/t.ts';
import type { Changes, Database } from '../storage/database.ts';
import type { TemplateRecord, VersionRecord } from '../storage/template-records.ts';
import { bury } from './bury.ts';
import { checkTemplate } from './check.ts';
import {
  isEditable,
  type Origin,
  originOf,
  type Template,
  TemplateContent,
  type TemplateOrigin,
} from './schema.ts';
import { findStarter } from './starter/as-template.ts';
import { retally } from './tally.ts';
import { tidy, tidyTags } from './tidy.ts';

/** How long deleted templates and packs stay in the bin. */
export const binnedFor = 30 * 24 * 3_600_000;
/** Earlier versions that are kept of one template. */
const mostVersions = 100;

export type SaveReply =
  | { kind: 'saved'; template: Template }
  | { kind: 'changed-since'; template: Template }
  | { kind: 'invalid'; issues: Issue[] }
  | { kind: 'gone' }
  | { kind: 'read-only' };

export type TemplateChange =
  | { kind: 'move'; folder: string }
  | { kind: 'tag'; add: string[]; remove: string[] }
  | { kind: 'delete' }
  | { kind: 'restore' };

export interface StoreDependencies {
  db: Database;
  now(): number;
  newId(): string;
  /** What is listed has changed; `undefined`: it is gone for good. */
  onChanged(changed: { id: string; record: TemplateRecord | undefined }[]): void;
}

/** The personal templates with their versions and their bin. Starters can be read here too. */
export function createStore({ db, now, newId, onChanged }: StoreDependencies) {
  async function keep(
    changes: Changes,
    id: string,
    content: TemplateContent & Pick<Template, 'origin'>,
    before: TemplateRecord | undefined,
  ): Promise<TemplateRecord> {
    const record = recordOf({
      ...pick(before, 'deletedAt', 'library', 'extra', 'origin'),
      ...content,
      id,
      revision: (before?.revision ?? 0) + 1,
      createdAt: before?.createdAt ?? now(),
      changedAt: now(),
    });
    await changes.put('templates', record);
    await changes.put('versions', versionOf(record));
    await changes.delete('versions', versionKey(id, record.revision - mostVersions));
    await retally(changes, [{ before, after: record }]);
    return record;
  }

  return {
    /** A template by its id, from the bin too. */
    async find(id: string): Promise<{ template: Template; origin: Origin } | undefined> {
      const starter = findStarter(id);
      if (starter) return { template: starter, origin: 'starter' };
      const record = await db.get('templates', id);
      return record && { template: templateOf(record), origin: originOf(record) };
    },

    /** Saves a new version; what was there before stays among the versions. */
    async save(wish: {
      templateId?: string | undefined;
      base: number;
      content: TemplateContent;
      anyway: boolean;
    }): Promise<SaveReply> {
      const content = tidy(wish.content);
      const issues = checkTemplate(content);
      if (issues.some(({ level }) => level === 'error')) return { kind: 'invalid', issues };
      const reply = await db.change(['templates', 'versions', 'tallies'], async (changes) => {
        const { templateId } = wish;
        const before = templateId ? await changes.get('templates', templateId) : undefined;
        if (templateId && !before) return { kind: 'gone' as const };
        if (before && !isEditable(before)) return { kind: 'read-only' as const };
        if (before && before.revision !== wish.base && !wish.anyway) {
          return { kind: 'changed-since' as const, template: templateOf(before) };
        }
        const record = await keep(changes, templateId ?? newId(), content, before);
        return { kind: 'saved' as const, record };
      });
      if (reply.kind !== 'saved') return reply;
      onChanged([{ id: reply.record.id, record: reply.record }]);
      return { kind: 'saved', template: templateOf(reply.record) };
    },

    /** What a copy of a team template remembers of it. */
    async originOf(template: Template): Promise<TemplateOrigin> {
      const library = template.library && (await db.get('libraries', template.library.id));
      return {
        kind: 'copy',
        templateId: template.id,
        libraryName: library?.head.name ?? '',
        revision: template.revision,
        content: TemplateContent.parse(template),
      };
    },

    /** What a copy says now, and what it knows of its origin from now on; a new version where it differs. */
    async replant(
      id: string,
      base: number,
      content: TemplateContent,
      origin: TemplateOrigin,
    ): Promise<SaveReply> {
      const issues = checkTemplate(content);
      if (issues.some(({ level }) => level === 'error')) return { kind: 'invalid', issues };
      const reply = await db.change(['templates', 'versions', 'tallies'], async (changes) => {
        const before = await changes.get('templates', id);
        if (!before) return { kind: 'gone' as const };
        if (before.revision !== base) {
          return { kind: 'changed-since' as const, template: templateOf(before) };
        }
        if (!isEqual(before, content)) {
          const record = await keep(changes, id, { ...content, origin }, before);
          return { kind: 'saved' as const, record };
        }
        const record = { ...before, origin };
        await changes.put('templates', record);
        return { kind: 'saved' as const, record };
      });
      if (reply.kind !== 'saved') return reply;
      onChanged([{ id, record: reply.record }]);
      return { kind: 'saved', template: templateOf(reply.record) };
    },

    /** A personal copy of any template; that of a team template remembers it. */
    async duplicate(id: string): Promise<Template | undefined> {
      const known = await this.find(id);
      if (!known) return undefined;
      const { template, origin } = known;
      const content = TemplateContent.parse(template);
      const copy =
        origin === 'starter'
          ? { ...content, folder: '' }
          : template.library
            ? { ...content, origin: await this.originOf(template) }
            : {
                ...content,
                name: t('{name} (copy)', { name: content.name }),
                actionName: content.actionName ?? content.name,
              };
      const record = await db.change(['templates', 'versions', 'tallies'], (changes) =>
        keep(changes, newId(), copy, undefined),
      );
      onChanged([{ id: record.id, record }]);
      return templateOf(record);
    },

    /** Changes where templates are listed; answers how many were changed. No new versions. */
    async change(ids: string[], change: TemplateChange): Promise<number> {
      const changed = await db.change(['templates', 'tallies'], async (changes) => {
        const moves: { before: TemplateRecord; after: TemplateRecord }[] = [];
        for (const id of ids) {
          const before = await changes.get('templates', id);
          if (!before || !isEditable(before)) continue;
          const after = apply(before, change, now());
          if (after === before) continue;
          await changes.put('templates', after);
          moves.push({ before, after });
        }
        await retally(changes, moves);
        return moves.map(({ after }) => after);
      });
      onChanged(changed.map((record) => ({ id: record.id, record })));
      return changed.length;
    },

    /** Removes templates that are in the bin for good, with their versions, edits and marks. */
    async purge(ids: string[]): Promise<number> {
      const gone: string[] = [];
      await db.change(['templates', 'versions', 'edits', 'marks', 'libraries'], async (changes) => {
        for (const id of ids) {
          const record = await changes.get('templates', id);
          if (record?.deletedAt === undefined || !isEditable(record)) continue;
          await bury(changes, record);
          await changes.delete('templates', id);
          await changes.delete('marks', id);
          const range = IDBKeyRange.only(id);
          for (const one of await changes.getAll('versions', { index: 'byTemplate', range })) {
            await changes.delete('versions', one.key);
          }
          for (const one of await changes.getAll('edits', { index: 'byOf', range })) {
            await changes.delete('edits', one.key);
          }
          gone.push(id);
        }
      });
      onChanged(gone.map((id) => ({ id, record: undefined })));
      return gone.length;
    },

    /** Empties the bin of what has been in it for 30 days. */
    async prune(): Promise<void> {
      const binned = await db.getAll('templates', {
        index: 'byName',
        range: IDBKeyRange.bound([1], [2]),
      });
      const old = binned.filter(({ deletedAt = now() }) => now() - deletedAt > binnedFor);
      if (old.length > 0) await this.purge(old.map(({ id }) => id));
    },

    /** The kept versions, the latest first: what it says now. */
    async versions(id: string): Promise<VersionRecord[]> {
      const range = IDBKeyRange.only(id);
      const [record, all] = await Promise.all([
        db.get('templates', id),
        db.getAll('versions', { index: 'byTemplate', range }),
      ]);
      // Of a library's templates only what they said before is kept as versions.
      const isKept = all.some(({ revision }) => revision === record?.revision);
      if (record && !isKept) all.push(versionOf(record));
      return all.sort((a, b) => b.revision - a.revision);
    },
  };
}
export type TemplateStore = ReturnType<typeof createStore>;

const isEqual = (one: TemplateContent, other: TemplateContent) =>
  JSON.stringify(TemplateContent.parse(one)) === JSON.stringify(TemplateContent.parse(other));

export const sortNameOf = (name: string) => name.toLocaleLowerCase();

/** A template as it is stored. */
export function recordOf(template: Template): TemplateRecord {
  return {
    ...template,
    version: 2,
    inBin: template.deletedAt === undefined ? 0 : 1,
    sortName: sortNameOf(template.name),
  };
}

/** A stored template without what only its indexes need. */
export function templateOf({ version: _, inBin: __, sortName: ___, ...template }: TemplateRecord) {
  return template as Template;
}

/** The key of one version of a template. */
export const versionKey = (id: string, revision: number) => `${id}/${revision}`;

/** Those of the keys that are there. */
function pick<T extends object, K extends keyof T>(from: T | undefined, ...keys: K[]): Pick<T, K> {
  const found = keys.flatMap((key) => (from?.[key] === undefined ? [] : [[key, from[key]]]));
  return Object.fromEntries(found) as Pick<T, K>;
}

/** What a template says now, as one of its versions. */
export function versionOf(record: Template): VersionRecord {
  const { id, revision, changedAt } = record;
  return {
    version: 1,
    key: versionKey(id, revision),
    templateId: id,
    revision,
    savedAt: changedAt,
    content: TemplateContent.parse(record),
  };
}

function apply(record: TemplateRecord, change: TemplateChange, now: number): TemplateRecord {
  switch (change.kind) {
    case 'move':
      return { ...record, folder: change.folder.trim() };
    case 'tag': {
      const left = record.tags.filter((tag) => !change.remove.includes(tag));
      return { ...record, tags: tidyTags([...left, ...change.add]) };
    }
    case 'delete':
      return record.deletedAt === undefined
        ? recordOf({ ...templateOf(record), deletedAt: now })
        : record;
    case 'restore': {
      const { deletedAt, ...template } = templateOf(record);
      return deletedAt === undefined ? record : recordOf(template);
    }
  }
}
