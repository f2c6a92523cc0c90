import type { Page } from 'puppeteer-core';

/** Writes raw records straight into the extension's database, past its own code and checks. */
export function writeRaw(page: Page, store: string, records: unknown[]): Promise<void> {
  return page.evaluate(
    async (name, all) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('switchboard');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      try {
        const transaction = db.transaction(name, 'readwrite');
        for (const record of all) transaction.objectStore(name).put(record);
        await new Promise((resolve, reject) => {
          transaction.oncomplete = resolve;
          transaction.onerror = () => reject(transaction.error);
        });
      } finally {
        db.close();
      }
    },
    store,
    records,
  );
}
