import * as z from 'zod/mini';
import { isObject } from '../actions/paths.ts';
import { type Database, parse } from './database.ts';
import { type RecordOf, type StoreName, stores } from './records.ts';

/** What a backup holds, in this order. Tokens and the secrets beside them are in none. */
const kept = [
  'templates',
  'versions',
  'packs',
  'marks',
  'remembered',
  'bindings',
  'drafts',
  'edits',
  'runs',
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
  const lines = records.map((record) => JSON.stringify({ store, record }));
  if (after === undefined) lines.unshift(JSON.stringify(first));
  const last = records.at(-1);
  if (last && records.length === part) {
    const lastKey = (last as Record<string, unknown>)[stores[store].key];
    return { lines, next: `${store}\n${String(lastKey)}` };
  }
  const following = kept[kept.indexOf(store) + 1];
  return following ? { lines, next: `${following}\n` } : { lines };
}

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
  for (const line of lines) {
    if (line.trim() === '') continue;
    const refuse = (message: string) => result.refused.push({ line: line.slice(0, 80), message });
    const raw = parsed(line);
    if (raw === undefined) {
      refuse('This line is not whole.');
      continue;
    }
    if (isObject(raw) && raw.kind === first.kind) {
      if (raw.version !== first.version) {
        refuse('This backup is of a newer version of Switchboard. Update the extension first.');
        return result;
      }
      continue;
    }
    const entry = Line.safeParse(raw);
    if (!entry.success) {
      refuse('This line is not part of a backup.');
      continue;
    }
    const { store } = entry.data;
    const { data: record, success } = parse(store, entry.data.record);
    if (!success) {
      refuse('This record is broken, or of a newer version.');
      continue;
    }
    const taken = await db.change([store], async (changes) => {
      const key = (record as Record<string, unknown>)[stores[store].key] as string;
      const here = await changes.get(store, key);
      if (here && changedAt(here) >= changedAt(record)) return false;
      await changes.put(store, record as RecordOf<typeof store>);
      return true;
    });
    if (taken) result.added += 1;
    else result.kept += 1;
  }
  return result;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
