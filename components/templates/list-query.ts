import type { ActionType, Timing } from '../../lib/actions/define.ts';
import { isActionType } from '../../lib/actions/index.ts';
import type { Input } from '../../lib/messaging/messages/index.ts';
import { type Origin, origins } from '../../lib/templates/schema.ts';

/** What a list of templates shows. */
export interface ListQuery {
  /** Words to look for; '' for all. */
  text: string;
  view: 'all' | 'favourites' | 'recent';
  folder?: string;
  tag?: string;
  type?: ActionType;
  timing?: Timing;
  origin?: Origin;
  /** The id of the library they belong to. */
  library?: string;
  /** Absent: as the view is usually sorted. */
  sort?: Sort;
}

const sorts = ['usual', 'name', 'changed', 'lastUsed', 'uses'] as const;
export type Sort = (typeof sorts)[number];

/** Reads the query part of the list's hash; what it does not know it leaves out. */
export function queryOf(params: URLSearchParams): ListQuery {
  const given = (key: string) => params.get(key) || undefined;
  const type = given('type');
  const timing = given('timing');
  const origin = origins.find((one) => one === given('origin'));
  const library = given('library');
  const view = given('view');
  const folder = given('folder');
  const tag = given('tag');
  const sort = sorts.find((one) => one === given('sort'));
  return {
    text: (params.get('q') ?? '').slice(0, 500),
    view: view === 'favourites' || view === 'recent' ? view : 'all',
    ...(folder ? { folder } : {}),
    ...(tag ? { tag } : {}),
    ...(isActionType(type) ? { type } : {}),
    ...(timing === 'during' || timing === 'after' ? { timing } : {}),
    ...(origin ? { origin } : {}),
    ...(library ? { library } : {}),
    ...(sort ? { sort } : {}),
  };
}

const filters = ['folder', 'tag', 'type', 'timing', 'origin', 'library', 'sort'] as const;

/** The list's hash for a query; `queryOf` reads the same query from it. */
export function hashOf(query: ListQuery): string {
  const { text, view } = query;
  const params = new URLSearchParams();
  if (text) params.set('q', text);
  if (view !== 'all') params.set('view', view);
  for (const key of filters) {
    const value = query[key];
    if (value) params.set(key, value);
  }
  const search = params.toString();
  return search ? `#/templates?${search}` : '#/templates';
}

/** What the background is asked for a query, but for the place in the list. */
export function inputOf(query: ListQuery): Omit<Input<'template/list'>, 'offset' | 'limit'> {
  const { text, view, sort, ...filters } = query;
  return {
    ...filters,
    query: text,
    sort: sort ?? (view === 'recent' && !text ? 'lastUsed' : 'usual'),
    ...(view === 'favourites' ? { favourite: true as const } : {}),
    ...(view === 'recent' ? { used: true as const } : {}),
  };
}

/** Tells whether a query leaves anything out. */
export const isNarrowed = ({ sort: _, ...query }: ListQuery): boolean =>
  query.text.trim() !== '' || query.view !== 'all' || Object.keys(query).length > 2;
