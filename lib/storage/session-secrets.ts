import * as z from 'zod/mini';

/** The part of `browser.storage.session` that is needed: memory only, gone with the browser. */
export interface SessionArea {
  /** All there is for `null`. */
  get(key: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

const Held = z.record(z.string(), z.string());

/**
 * Secrets that were typed into a form (an API key of a custom action), kept beside the draft or the
 * run they belong to but never on the disk. `owner` is a draft (`draft/…`) or a run (`run/…`).
 */
export function createSessionSecrets(area: SessionArea) {
  const prefix = 'secrets/';
  const keyOf = (owner: string) => prefix + owner;
  return {
    /** Path → secret; empty when there are none or the browser was restarted. */
    async read(owner: string): Promise<Record<string, string>> {
      const key = keyOf(owner);
      const parsed = Held.safeParse((await area.get(key))[key]);
      return parsed.success ? parsed.data : {};
    },
    async keep(owner: string, secrets: Record<string, string>): Promise<void> {
      if (Object.keys(secrets).length === 0) return area.remove(keyOf(owner));
      return area.set({ [keyOf(owner)]: secrets });
    },
    forget: (owner: string) => area.remove(keyOf(owner)),
    async owners(): Promise<string[]> {
      const keys = Object.keys(await area.get(null));
      return keys.flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
    },
  };
}
export type SessionSecrets = ReturnType<typeof createSessionSecrets>;
