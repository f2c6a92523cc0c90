import type { Listed } from './listed.ts';
import { starterTemplates } from './starter/as-template.ts';

/** How a list may be sorted. `usual`: see `usualOrder`. */
export type Sort = 'usual' | 'name' | 'changed' | 'lastUsed' | 'uses';

/** Templates that come first in the usual order. */
export interface First {
  /** With a half-filled form. */
  drafts: string[];
  /** Used last where it is asked for; without it those used last anywhere. */
  recent?: string[];
}

/** How many of those used last come before the rest. */
export const recents = 8;

/** All of them in an order; in the usual one `first` come first. */
export function order<One extends Listed>(
  all: One[],
  { sort, first = { drafts: [] } }: { sort: Sort; first?: First | undefined },
): One[] {
  const by = (value: (one: One) => number) => byName(all).sort((a, b) => value(b) - value(a));
  switch (sort) {
    case 'usual':
      return usualOrder(all, first);
    case 'name':
      return byName(all);
    case 'changed':
      return by((one) => one.changedAt ?? 0);
    case 'lastUsed':
      return by((one) => one.lastUsedAt);
    case 'uses':
      return by((one) => one.uses);
  }
}

/** Those that are not in the bin. */
export const inUse = <One extends Listed>(all: One[]) =>
  all.filter(({ deletedAt }) => deletedAt === undefined);

// By code unit and then by id, as the indexes of the database sort.
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byName = <One extends Listed>(all: One[]) =>
  [...all].sort((a, b) => compare(a.sortName, b.sortName) || compare(a.id, b.id));

/** Half-filled ones, favourites, those used last, then one's own and the team's by name, then starters as offered. */
export function usualOrder<One extends Listed>(all: One[], { drafts, recent }: First): One[] {
  const byId = new Map(all.map((one) => [one.id, one]));
  const of = (ids: string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const lately = all
    .filter((one) => one.lastUsedAt > 0)
    .sort((a, b) => b.lastUsedAt - a.lastUsedAt || compare(b.id, a.id))
    .slice(0, recents);
  const own = byName(all.filter(({ origin }) => origin !== 'starter'));
  const usual = [
    ...(recent ? of(recent) : lately),
    ...own,
    ...of(starterTemplates().map(({ id }) => id)),
  ];
  return [...new Set([...of(drafts), ...usual.filter((one) => one.favourite), ...usual])];
}
