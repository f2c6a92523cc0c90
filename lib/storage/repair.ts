import { isObject } from '../actions/paths.ts';
import { parse } from './database.ts';
import { type StoreName, stores } from './records.ts';

/** Where something stands in a record: keys, and numbers in lists. */
export type Path = readonly (string | number)[];

/** What can become of a record that did not parse. `record` is what would be stored. */
export type Repair =
  /** It can be read as it is, maybe since an update. */
  | { kind: 'whole'; record: unknown }
  /** It can be read without these optional fields and entries of lists. */
  | { kind: 'partly'; record: unknown; dropped: Path[] }
  /** What would have to go is needed. */
  | { kind: 'none' };

/** What a record's schema finds wrong, by its place; `missing`: nothing stands there. */
export interface Wrong {
  path: Path;
  missing: boolean;
}

/**
 * What is optional and still never dropped: without it the record would say something else. A
 * library without its pinned key would take unsigned documents, a team's template without its library
 * would be a personal one, a run without one of its steps would not tell what was created.
 */
const needed: Partial<Record<StoreName, readonly string[]>> = {
  libraries: [
    'pin',
    'signature',
    'hash',
    'pending',
    'declined',
    'published',
    'unsent',
    'conflicts.*',
    'tombstones.*',
  ],
  templates: ['library', 'deletedAt'],
  packs: ['library', 'deletedAt'],
  runs: [
    'steps.*',
    'stopped',
    'planId',
    'place',
    'undoes',
    ...['stopped', 'actionId', 'baseline', 'on', 'undoes'].map((key) => `steps.*.${key}`),
  ],
  plans: ['undoes', 'undoneBy', 'startedAt', 'endedAt'],
  // Steps name templates by their place, and one without what it changes would create.
  planTargets: ['steps.*', 'steps.*.on', 'steps.*.undoes', 'steps.*.why', 'runId'],
  planSources: ['templates.*'],
  planContents: ['contents.*', 'contents.*.why'],
  drafts: ['of', 'leftOut'],
  agencies: ['clientId', 'accessEndsAt'],
  // Without them it would lock later, or not at all.
  vault: ['lock', 'idleMinutes'],
  setAside: ['record'],
};

/** Each round drops something more, or goes one level up. */
const mostRounds = 64;
/** A record with more than these wrong in it is no longer what it was, and takes long to look through. */
const mostWrong = 5_000;

/** A store of today; broken records may name others. */
export const isStoreName = (name: string): name is StoreName => Object.hasOwn(stores, name);

/**
 * Looks for the least that has to be left out of a raw record so that it can be read again: optional
 * fields and entries of lists that do not parse, nothing else. What is left is as it was, keys that
 * nobody knows too. Never throws, and changes nothing of `raw`.
 */
export function repairRecord(store: StoreName, raw: unknown): Repair {
  try {
    return repaired(store, migrated(store, raw));
  } catch {
    // Nested deeper than can be walked, or a migration that stumbled over it.
    return { kind: 'none' };
  }
}

/** What does not parse, at most `most` places. Never throws. */
export function whatIsWrong(store: StoreName, raw: unknown, most = 5): Wrong[] {
  try {
    const now = migrated(store, raw);
    const { error } = read(store, now);
    return (error?.issues ?? []).slice(0, most).map(({ path }) => ({
      path: path.map(asKey),
      missing: !has(now, path.map(asKey)),
    }));
  } catch {
    return [{ path: [], missing: false }];
  }
}

function repaired(store: StoreName, raw: unknown): Repair {
  let dropped: Path[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const { value, at } = without(raw, dropped);
    const { error } = read(store, value);
    if (!error) {
      if (!hasKey(store, raw, value)) return { kind: 'none' };
      return dropped.length === 0
        ? { kind: 'whole', record: value }
        : { kind: 'partly', record: value, dropped };
    }
    if (error.issues.length > mostWrong) return { kind: 'none' };
    const next = new Map(dropped.map((path) => [JSON.stringify(path), path]));
    for (const { path } of error.issues) {
      const there = has(value, path.map(asKey));
      const place = at(path.map(asKey));
      // What is missing is needed: whatever holds it has to go.
      const drop = there ? place : place.slice(0, -1);
      if (drop.length === 0 || isNeeded(store, drop)) return { kind: 'none' };
      next.set(JSON.stringify(drop), drop);
    }
    const all = outermost([...next.values()]);
    if (all.length === dropped.length && all.every((path, index) => same(path, dropped[index]))) {
      return { kind: 'none' };
    }
    dropped = all;
  }
  return { kind: 'none' };
}

/** The same key as before, and one that the database can find it by. */
function hasKey(store: StoreName, before: unknown, after: unknown): boolean {
  const { key } = stores[store];
  return (
    isObject(before) &&
    isObject(after) &&
    typeof after[key] === 'string' &&
    after[key] === before[key]
  );
}

function isNeeded(store: StoreName, path: Path): boolean {
  const place = path.map((key) => (typeof key === 'number' ? '*' : key)).join('.');
  return (needed[store] ?? []).some((one) => one === place);
}

function migrated(store: StoreName, raw: unknown): unknown {
  const { migrate } = stores[store] as { migrate?: (raw: unknown) => unknown };
  return migrate ? migrate(raw) : raw;
}

/** Migrating twice is migrating once, so this is what reading the stored record will say. */
const read = (store: StoreName, value: unknown) => parse(store, value);

const asKey = (key: PropertyKey): string | number => (typeof key === 'symbol' ? '' : key);

const same = (one: Path, other: Path = []): boolean =>
  one.length === other.length && one.every((key, index) => key === other[index]);

/** Without those that go with another one, in the order they stand in. */
function outermost(paths: Path[]): Path[] {
  const known = new Set(paths.map((path) => JSON.stringify(path)));
  return paths.filter((path) => {
    for (let length = 1; length < path.length; length += 1) {
      if (known.has(JSON.stringify(path.slice(0, length)))) return false;
    }
    return true;
  });
}

function has(value: unknown, path: Path): boolean {
  let here = value;
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return false;
    here = (here as Record<string | number, unknown>)[key];
  }
  return here !== undefined || path.length === 0;
}

interface Node {
  gone: boolean;
  inside: Map<string, Node>;
  /** The entries of a list that are gone, in order; found when they are asked for. */
  entries?: number[];
}

/** A copy without what stands at these places; `at` tells where something of the copy stood before. */
function without(raw: unknown, paths: Path[]): { value: unknown; at: (path: Path) => Path } {
  const root: Node = { gone: false, inside: new Map() };
  for (const path of paths) {
    let node = root;
    for (const key of path) {
      const next = node.inside.get(`${key}`) ?? { gone: false, inside: new Map() };
      node.inside.set(`${key}`, next);
      node = next;
    }
    node.gone = true;
  }
  const copy = (value: unknown, node: Node | undefined): unknown => {
    if (!node || node.inside.size === 0) return value;
    if (Array.isArray(value)) {
      return value.flatMap((item: unknown, index) => {
        const its = node.inside.get(`${index}`);
        return its?.gone ? [] : [copy(item, its)];
      });
    }
    if (!isObject(value)) return value;
    const cells = Object.entries(value).flatMap(([key, item]) => {
      const its = node.inside.get(key);
      return its?.gone ? [] : [[key, copy(item, its)] as const];
    });
    return Object.fromEntries(cells);
  };
  const at = (path: Path): Path => {
    let before = raw;
    let node: Node | undefined = root;
    return path.map((key) => {
      let place = key;
      if (Array.isArray(before) && typeof key === 'number' && node) {
        // Those before it that are gone do not count in the copy.
        for (const index of goneIn(node)) if (index <= Number(place)) place = Number(place) + 1;
      }
      before =
        isObject(before) || Array.isArray(before)
          ? (before as Record<string | number, unknown>)[place]
          : undefined;
      node = node?.inside.get(`${place}`);
      return place;
    });
  };
  return { value: copy(raw, root), at };
}

function goneIn(node: Node): number[] {
  node.entries ??= [...node.inside]
    .flatMap(([index, { gone }]) => (gone ? [Number(index)] : []))
    .sort((one, other) => one - other);
  return node.entries;
}
