import type * as z from 'zod/mini';
import { isObject } from '../actions/paths.ts';
import { plural, t } from '../i18n/t.ts';
import { type PrivateSpot, privateSpots } from '../sharing/private-spots.ts';
import { mapTexts } from '../templates/variables.ts';
import { atRest, isManaged } from './backup.ts';
import type { Changes, Database } from './database.ts';
import { placeWords, wrongWords } from './field-words.ts';
import { isSecretStore, type RecordOf, SetAsideRecord, type StoreName, stores } from './records.ts';
import { isStoreName, type Repair, repairRecord, whatIsWrong } from './repair.ts';
import type { Way } from './secret-records.ts';
import type { SetAsideView } from './set-aside-view.ts';

export interface SetAsideDependencies {
  db: Database;
  /** Every secret that this browser knows, so that none leaves. */
  secrets(): Promise<readonly string[]>;
  /** Templates were written past their store. */
  onTemplates(): Promise<void>;
}

/** Looks at the records that did not parse: lists, exports, repairs and removes them. */
export function createSetAside({ db, secrets, onTemplates }: SetAsideDependencies) {
  /** Why a record that can be read must not be put back where it was. */
  async function hindrance(
    { store }: Aside,
    { record }: { record: unknown },
    way: Way,
  ): Promise<'taken' | 'plain' | undefined> {
    if (!isStoreName(store) || store === 'setAside') return undefined;
    if (wouldBePlain(store, record, way)) return 'plain';
    const key = keyOf(store, record);
    return key !== undefined && (await db.get(store, key)) !== undefined ? 'taken' : undefined;
  }

  return {
    /** Those behind `after`, in the order of their keys; `next` is absent with the last ones. */
    async list(after: string | undefined, limit: number) {
      const range = after === undefined ? undefined : IDBKeyRange.lowerBound(after, true);
      const raw = await db.raw('setAside', range, limit);
      const records: SetAsideView[] = [];
      const way = wayOf(await db.get('vault', 'vault'));
      for (const one of raw) {
        const aside = read(one);
        const repair = repairOf(aside);
        const why = repair.kind === 'none' ? undefined : await hindrance(aside, repair, way);
        records.push(viewOf(aside, repair, why));
      }
      const last = raw.length === limit ? records.at(-1)?.key || undefined : undefined;
      const total = await db.count('setAside');
      return { total, records, ...(last === undefined ? {} : { next: last }) };
    },

    /**
     * Lines of a file that “Restore” takes in. Of tokens, logins and keys only the shape leaves; in
     * the others everything that is known as a secret, or looks like one, is left out.
     */
    async lines(keys: string[]): Promise<string[]> {
      const known = { secrets: await secrets(), ids: [] };
      const open = (text: string) => leftOut(text, privateSpots(text, known));
      const found = await Promise.all(
        keys.map(async (key) => (await db.raw('setAside', IDBKeyRange.only(key), 1))[0]),
      );
      return found.flatMap((one) => {
        if (one === undefined) return [];
        const aside = read(one);
        const { store, at } = secretOf(aside);
        // What an administrator gives is nobody's to carry elsewhere.
        if (store !== undefined || isManaged('setAside', aside)) {
          const shape = shapeOf(store ?? aside.store, aside.record);
          return JSON.stringify({
            kind: 'switchboard.shape',
            store: store ?? aside.store,
            at,
            shape,
          });
        }
        return JSON.stringify({ store: 'setAside', record: mapTexts(plain(one), open) });
      });
    },

    /**
     * Puts back what can be read again, and takes it out of here, in one transaction; what has a good
     * record in its place, cannot be mended, or would bring a secret back in plain text, stays. Of runs,
     * what had not left is not sent.
     */
    async repair(keys: string[]): Promise<{ repaired: number; left: number }> {
      const given = new Set(keys);
      const found = await Promise.all(
        [...given].map(async (key) => (await db.raw('setAside', IDBKeyRange.only(key), 1))[0]),
      );
      const ready = found.flatMap((one) => {
        const aside = read(one);
        const repair = repairOf(aside);
        const { store } = aside;
        return one !== undefined && repair.kind !== 'none' && isStoreName(store)
          ? [{ key: aside.key, store, record: repair.record }]
          : [];
      });
      const into = [...new Set(ready.map(({ store }) => store))];
      const done = new Set<StoreName>();
      let repaired = 0;
      if (ready.length > 0) {
        await db.change([...into, 'vault'], async (changes) => {
          repaired = 0;
          const way = wayOf(await changes.get('vault', 'vault'));
          for (const one of ready) {
            if (wouldBePlain(one.store, one.record, way)) continue;
            if (!(await putBack(changes, one))) continue;
            repaired += 1;
            done.add(one.store);
          }
        });
      }
      if (done.has('templates')) await onTemplates();
      return { repaired, left: given.size - repaired };
    },

    /** Forgets them for good. */
    async remove(keys: string[]): Promise<void> {
      await db.change(['setAside'], async (changes) => {
        for (const key of new Set(keys)) await changes.delete('setAside', key);
      });
    },
  };
}

type Aside = z.infer<typeof SetAsideRecord>;

/** One as it is stored; what is broken itself has no store, so that it can only be removed. */
function read(raw: unknown): Aside {
  const parsed = SetAsideRecord.safeParse(raw);
  if (parsed.success) return parsed.data;
  const key = isObject(raw) && typeof raw.key === 'string' ? raw.key : '';
  return { key, store: '', record: raw, at: 0 };
}

function repairOf({ store, record }: Aside): Repair {
  return isStoreName(store) ? repairRecord(store, record) : { kind: 'none' };
}

function viewOf(
  aside: Aside,
  repair: Repair,
  hindered: 'taken' | 'plain' | undefined,
): SetAsideView {
  const { key, store, record, at } = aside;
  const known = isStoreName(store);
  const dropped = repair.kind === 'partly' ? repair.dropped.slice(0, 20).map(placeWords) : [];
  if (repair.kind === 'partly' && repair.dropped.length > 20) {
    dropped.push(plural(repair.dropped.length - 20, '{count} more', '{count} more'));
  }
  return {
    key,
    store: known ? store : '',
    at,
    wrong: known
      ? wrongWords(whatIsWrong(store, record))
      : [t('This version of Switchboard knows no such records.')],
    secret: secretOf(aside).store !== undefined,
    mend: { kind: hindered ?? repair.kind, dropped },
  };
}

/** How secrets are kept now; without its record they are on the device. */
const wayOf = (vault: RecordOf<'vault'> | undefined): Way => vault?.way ?? 'device';

/** Secrets are kept another way now, and this one would come back in plain text. */
function wouldBePlain(store: StoreName, record: unknown, way: Way): boolean {
  if (way === 'device' || !isSecretStore(store)) return false;
  const kept = isObject(record) ? record.kept : undefined;
  return !isObject(kept) || kept.way === 'device';
}

function keyOf(store: StoreName, record: unknown): string | undefined {
  const key = isObject(record) ? record[stores[store].key] : undefined;
  return typeof key === 'string' ? key : undefined;
}

/** Whether it was put back: not where a good record is by now, or when it is gone from here. */
async function putBack(
  changes: Changes,
  { key, store, record }: { key: string; store: StoreName; record: unknown },
): Promise<boolean> {
  const at = keyOf(store, record);
  if (at === undefined || !(await changes.get('setAside', key))) return false;
  if (await changes.get(store, at)) return false;
  await changes.put(store, atRest(store, record) as RecordOf<typeof store>);
  await changes.delete('setAside', key);
  return true;
}

/** The store with secrets that it is of, also where it was set aside twice, or names no store of today. */
function secretOf(aside: Aside): { store?: string; at: number } {
  let here: Aside = aside;
  for (let depth = 0; here.store === 'setAside' && depth < 10; depth += 1) here = read(here.record);
  if (here.store === 'setAside' || here.store === '') return { store: 'setAside', at: aside.at };
  // A store of a newer version may hold anything.
  // What shows that a passphrase is the right one helps to guess it.
  const open = isStoreName(here.store) && !isSecretStore(here.store) && here.store !== 'vault';
  return open ? { at: aside.at } : { store: here.store, at: aside.at };
}

/** The fields that the store has, and what kind of thing stands in each; no value and no other key. */
function shapeOf(store: string, record: unknown): Record<string, string> | string {
  if (!isObject(record) || !isStoreName(store)) return kindOf(record);
  const { shape } = stores[store].schema as { shape: Record<string, unknown> };
  const own = Object.entries(record).filter(([key]) => Object.hasOwn(shape, key));
  const fields = Object.fromEntries(own.map(([key, value]) => [key, kindOf(value)]));
  const others = Object.keys(record).length - own.length;
  return others > 0 ? { ...fields, 'other fields': `${others}` } : fields;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return `list of ${value.length}`;
  if (isObject(value)) return `${Object.keys(value).length} fields`;
  if (typeof value === 'string') return value === '' ? 'empty text' : 'text';
  return value === null ? 'nothing' : typeof value;
}

const leftOut = (text: string, spots: PrivateSpot[]): string =>
  spots
    .filter(({ kind }) => kind === 'secret')
    .reduceRight(
      (all, { start, end }) => `${all.slice(0, start)}[left out]${all.slice(end)}`,
      text,
    );

/** As JSON: what the database can hold and a file cannot becomes nothing. */
function plain(raw: unknown): unknown {
  try {
    return JSON.parse(
      JSON.stringify(raw, (_, value) => (typeof value === 'bigint' ? `${value}` : value)),
    );
  } catch {
    return { key: read(raw).key, store: read(raw).store, at: read(raw).at };
  }
}
