import type { Chromium } from '../e2e/harness/chromium.ts';

/** What writing the journal takes, measured in the background around its own database. */
export interface JournalTime {
  /** Transactions that changed runs. */
  commits: number;
  /** Runs that were written in them: several steps go into one. */
  writes: number;
  /** From the beginning of a transaction to its end, in milliseconds, on average. */
  perCommit: number;
  /** What the writes waited for their transactions, added up, in milliseconds. */
  waited: number;
}

interface Counts {
  commits: number;
  writes: number;
  ms: number;
  waited: number;
}
type Scope = typeof globalThis & { journalTime: Counts };

/** Begins to measure; what it gives ends it with what was found. The worker must live until then. */
export async function watchJournal(browser: Chromium): Promise<() => Promise<JournalTime>> {
  const { worker } = browser;
  // While something is attached the worker is not ended for being idle.
  const held = await worker.attach();
  await worker.evaluate(() => {
    const counts = { commits: 0, writes: 0, ms: 0, waited: 0 };
    (globalThis as Scope).journalTime = counts;
    const writes = new WeakMap<IDBTransaction, { count: number }>();
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...given) {
      const made = transaction.apply(this, given);
      if (made.mode === 'readwrite' && made.objectStoreNames.contains('runs')) {
        const own = { count: 0 };
        const from = performance.now();
        writes.set(made, own);
        made.addEventListener('complete', () => {
          const ms = performance.now() - from;
          counts.commits += 1;
          counts.writes += own.count;
          counts.ms += ms;
          counts.waited += ms * own.count;
        });
      }
      return made;
    };
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given) {
      const own = this.name === 'runs' ? writes.get(this.transaction) : undefined;
      if (own) own.count += 1;
      return put.apply(this, given);
    };
  });
  return async () => {
    const found = await worker.evaluate(() => (globalThis as Scope).journalTime);
    await held.detach();
    if (!found) throw new Error('The worker was ended meanwhile');
    const { commits, writes, ms, waited } = found;
    return { commits, writes, perCommit: ms / Math.max(1, commits), waited };
  };
}
