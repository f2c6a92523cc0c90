import type { ActionType } from '../actions/index.ts';
import type { MarkRecord, TemplateRecord } from '../storage/template-records.ts';
import type { Origin, Template } from './schema.ts';
import { type Searchable, searchable } from './search.ts';
import { spokenBy } from './starter/as-template.ts';
import type { PromptLanguage } from './starter/define.ts';
import { isOffered, toldLanguage } from './starter/offered.ts';
import { sortNameOf } from './store.ts';

/** What a list shows of a template, whatever the sub-account. */
export interface Listed {
  id: string;
  type: ActionType;
  name: string;
  sortName: string;
  description: string;
  origin: Origin;
  /** The key of the library it belongs to. */
  libraryId?: string;
  folder: string;
  tags: string[];
  /** What agents speak with a starter; in hits only where lists hold starters of several languages. */
  speaks?: PromptLanguage;
  changedAt?: number;
  deletedAt?: number;
  favourite: boolean;
  uses: number;
  lastUsedAt: number;
}

/** The same, with what a search needs. */
export type Findable = Listed & Searchable;

export function listed(
  template: Template | TemplateRecord,
  origin: Origin,
  mark: MarkRecord | undefined,
): Listed {
  const { id, type, name, description, folder, tags, changedAt, deletedAt } = template;
  const speaks = origin === 'starter' ? spokenBy(id) : undefined;
  return {
    id,
    type,
    name,
    sortName: sortNameOf(name),
    description,
    origin,
    ...(template.library ? { libraryId: template.library.id } : {}),
    folder,
    tags,
    ...(speaks ? { speaks } : { changedAt }),
    ...(deletedAt === undefined ? {} : { deletedAt }),
    ...marksFrom(mark),
  };
}

/** The same with what a search needs; that takes longer to make. */
export const findable = (...of: Parameters<typeof listed>): Findable => ({
  ...listed(...of),
  ...searchable(of[0], of[0].folder),
});

export const marksFrom = (mark: MarkRecord | undefined) => ({
  favourite: mark?.favourite === 1,
  uses: mark?.uses ?? 0,
  lastUsedAt: mark?.lastUsedAt ?? 0,
});

export const marksOf = (one: Listed | undefined) => ({
  favourite: one?.favourite ?? false,
  uses: one?.uses ?? 0,
  lastUsedAt: one?.lastUsedAt ?? 0,
});

/** Starters of languages that are not offered are left out, but for what was starred or begun. */
export const isShown = (
  { id, speaks, favourite }: Listed,
  offered: readonly PromptLanguage[],
  drafts: string[],
): boolean => isOffered(speaks, offered) || favourite || drafts.includes(id);

/** As lists tell it: its language where it is not that of all starters in them. */
export function told({ speaks, ...one }: Listed, offered: readonly PromptLanguage[]): Listed {
  const language = toldLanguage(speaks, offered);
  return language ? { ...one, speaks: language } : one;
}
