import type { Page } from 'puppeteer-core';

/** What the harness does inside a page of the extension; the same in both browsers. */

interface Runtime {
  runtime: { sendMessage(message: unknown): Promise<unknown> };
}

interface Permitting {
  developerPrivate: { addHostPermission(extensionId: string, pattern: string): Promise<void> };
  permissions: { request(asked: { origins: string[] }): Promise<boolean> };
}
/** Runs in `chrome://extensions`: the extension may have these hosts when it asks for them. */
export const giveAccess = (extensionId: string, pattern: string): Promise<void> =>
  (globalThis as unknown as { chrome: Permitting }).chrome.developerPrivate.addHostPermission(
    extensionId,
    pattern,
  );

/** Runs in a page of the extension: asks for the hosts; tells whether they were granted. */
export const takeAccess = (pattern: string): Promise<boolean> =>
  (globalThis as unknown as { chrome: Permitting }).chrome.permissions.request({
    origins: [pattern],
  });

/** Sends one of the extension's own messages and gives back the whole reply. */
export function sendMessage(page: Page, name: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    (switchboard, value) =>
      (globalThis as unknown as { chrome: Runtime }).chrome.runtime.sendMessage({
        switchboard,
        input: value,
      }),
    name,
    input,
  );
}

/** Keeps a token as the interface does; throws when the extension does not take it. */
export async function saveToken(page: Page, locationId: string, token: string): Promise<void> {
  const reply = await sendMessage(page, 'connection/save', { locationId, token, untested: false });
  const saved = (reply as { output?: { saved?: boolean } } | undefined)?.output?.saved;
  if (!saved) throw new Error(`The token was not saved: ${JSON.stringify(reply)}`);
}

/** Every record of a store in the extension's databases, read past the extension's own code. */
export function readStore(page: Page, store: string): Promise<unknown[]> {
  return page.evaluate(async (name) => {
    const records: unknown[] = [];
    for (const { name: database } of await indexedDB.databases()) {
      if (!database) continue;
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(database);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      try {
        if (!db.objectStoreNames.contains(name)) continue;
        const request = db.transaction(name).objectStore(name).getAll();
        await new Promise((resolve, reject) => {
          request.onsuccess = resolve;
          request.onerror = () => reject(request.error);
        });
        records.push(...request.result);
      } finally {
        db.close();
      }
    }
    return records;
  }, store);
}
