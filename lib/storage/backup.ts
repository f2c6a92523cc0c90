import * as z from 'zod/mini';
import { isObject } from '../actions/paths.ts';
import { t } from '../i18n/t.ts';
import { withoutRunning, withoutWaiting } from '../runs/without-waiting.ts';
import { type Changes, type Database, parse } from './database.ts';
import { isSecretStore, type RecordOf, type StoreName, stores } from './records.ts';
import { takeTemplate, takeVersion } from './take-versions.ts';

/** What a backup holds, in this order. Tokens and the secrets beside them are in none. */
const kept = [
  'templates',
  'versions',
  'packs',
  'libraries',
  'libraryDocs',
  'marks',
  'remembered',
  'bindings',
  'drafts',
  'edits',
  'runs',
  'plans',
  'planTargets',
  'planSources',
  'planContents',
  'targetSets',
  'setAside',
] as const satisfies StoreName[];
type Kept = (typeof kept)[number];

/** Records in one part of a backup. */
const part = 200;

const first = { kind: 'switchboard.backup', version: 1 };

const Line = z.object({ store: z.enum(kept), record: z.unknown() });

/** When a record was last changed, as far as it tells (ms since 1970). */
function changedAt(record: unknown): number {
  if (!isObject(record)) return 0;
  const times = [
    record.changedAt,
    record.usedAt,
    record.lastUsedAt,
    record.activeAt,
    record.savedAt,
  ];
  return Math.max(0, ...times.filter((time) => typeof time === 'number'));
}

/**
 * Reads everything into lines of JSON, part by part: `after` is `next` of the part before. Broken
 * records are carried as they are, so that one of them takes nothing else with it.
 */
export async function readBackup(
  db: Database,
  after: string | undefined,
): Promise<{ lines: string[]; next?: string }> {
  const [store, key] = after ? placeOf(after) : [kept[0], undefined];
  const range = key === undefined ? undefined : IDBKeyRange.lowerBound(key, true);
  const records = await db.raw(store, range, part);
  // A token or key that could not be read is one still.
  const open = records.filter(
    (record) =>
      !isObject(record) || !(isSecretStore(`${record.store}`) || isManaged(store, record)),
  );
  const lines = open.map((record) => JSON.stringify({ store, record }));
  if (after === undefined) lines.unshift(JSON.stringify(first));
  const last = records.at(-1);
  if (last && records.length === part) {
    const lastKey = (last as Record<string, unknown>)[stores[store].key];
    return { lines, next: `${store}\n${String(lastKey)}` };
  }
  const following = kept[kept.indexOf(store) + 1];
  return following ? { lines, next: `${following}\n` } : { lines };
}

/** Of an administrator: it comes and goes with the policy, and is nobody's to carry elsewhere. */
export function isManaged(store: Kept, record: Record<string, unknown>): boolean {
  if (store === 'setAside') {
    const { store: from, record: broken } = record;
    const parsed = z.enum(kept).safeParse(from);
    return parsed.success && parsed.data !== 'setAside' && isObject(broken)
      ? isManaged(parsed.data, broken)
      : false;
  }
  const id =
    store === 'versions' ? record.templateId : store === 'libraryDocs' ? record.key : record.id;
  return ofLibraries.has(store) && `${id}`.startsWith('managed:');
}

const ofLibraries = new Set<Kept>(['templates', 'versions', 'packs', 'libraries', 'libraryDocs']);

function placeOf(after: string): [Kept, string | undefined] {
  const [store = '', ...key] = after.split('\n');
  const parsed = z.enum(kept).safeParse(store);
  if (!parsed.success) throw new Error('A backup has no such part');
  const at = key.join('\n');
  return [parsed.data, at === '' ? undefined : at];
}

export interface Restored {
  added: number;
  kept: number;
  refused: { line: string; message: string }[];
}

/**
 * Takes in lines of a backup. What is missing is added; where both exist the one changed later stays,
 * and versions of templates are all kept. Doing it twice changes nothing.
 */
export async function restoreBackup(db: Database, lines: string[]): Promise<Restored> {
  const result: Restored = { added: 0, kept: 0, refused: [] };
  const good = new Map<Kept, unknown[]>();
  for (const line of lines) {
    const read = readLine(line);
    if (read === 'nothing') continue;
    if (typeof read === 'object') group(good, read);
    else result.refused.push({ line: line.slice(0, 80), message: read });
  }
  for (const [store, records] of good) {
    const added = await db.change([store, 'versions'], async (changes) => {
      let count = 0;
      for (const record of records) if (await take(changes, store, record)) count += 1;
      return count;
    });
    result.added += added;
    result.kept += records.length - added;
  }
  return result;
}

/** Puts a record where there is none, or an earlier one; tells whether it did. */
async function take(changes: Changes, store: Kept, record: unknown): Promise<boolean> {
  if (store === 'versions') return takeVersion(changes, record as RecordOf<'versions'>);
  const key = (record as Record<string, unknown>)[stores[store].key] as string;
  const here = await changes.get(store, key);
  if (here && changedAt(here) >= changedAt(record)) return false;
  if (store === 'templates') {
    await takeTemplate(changes, record as RecordOf<'templates'>, here as RecordOf<'templates'>);
  } else {
    await changes.put(store, atRest(store, record) as RecordOf<typeof store>);
  }
  return true;
}

/** A record that starts nothing by itself, wherever it is restored. */
export function atRest(store: StoreName, record: unknown): unknown {
  if (store === 'runs') return withoutWaiting(record as RecordOf<'runs'>);
  return store === 'plans' ? withoutRunning(record as RecordOf<'plans'>) : record;
}

/** A good record, or why a line is none, in plain words; `nothing` for empty lines and the first. */
function readLine(line: string): { store: Kept; record: unknown } | 'nothing' | string {
  if (line.trim() === '') return 'nothing';
  const raw = parsed(line);
  if (raw === undefined) return t('This line is not whole.');
  if (isObject(raw) && raw.kind === first.kind) {
    return raw.version === first.version
      ? 'nothing'
      : t('This backup is of a newer version of Switchboard. Update the extension first.');
  }
  const entry = Line.safeParse(raw);
  if (!entry.success) return t('This line is not part of a backup.');
  const { store } = entry.data;
  const { data: record, success } = parse(store, entry.data.record);
  if (!success) return t('This record is broken, or of a newer version.');
  return isManaged(store, record as Record<string, unknown>)
    ? t('This belongs to a library that an administrator gives; it comes with the policy only.')
    : { store, record };
}

function group(good: Map<Kept, unknown[]>, { store, record }: { store: Kept; record: unknown }) {
  const all = good.get(store);
  if (all) all.push(record);
  else good.set(store, [record]);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
