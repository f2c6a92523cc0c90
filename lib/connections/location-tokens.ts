import * as z from 'zod/mini';
import type { SessionArea } from '../storage/session-secrets.ts';

const Minted = z.object({ token: z.string(), endsAt: z.number() });
export type Minted = z.infer<typeof Minted>;

/**
 * Sub-accounts' tokens that were made from an agency's: in memory only, out of reach of content
 * scripts, for the next worker too.
 */
export function createLocationTokens(session: SessionArea) {
  const prefix = 'agency/token/';
  const keyOf = (companyId: string, locationId: string) => `${prefix}${companyId}/${locationId}`;
  return {
    async get(companyId: string, locationId: string): Promise<Minted | undefined> {
      const key = keyOf(companyId, locationId);
      const parsed = Minted.safeParse((await session.get(key))[key]);
      return parsed.success ? parsed.data : undefined;
    },
    keep: (companyId: string, locationId: string, minted: Minted) =>
      session.set({ [keyOf(companyId, locationId)]: minted }),
    forget: (companyId: string, locationId: string) => session.remove(keyOf(companyId, locationId)),
    async all(): Promise<string[]> {
      return Object.entries(await session.get(null)).flatMap(([key, value]) => {
        const parsed = key.startsWith(prefix) ? Minted.safeParse(value) : undefined;
        return parsed?.success ? [parsed.data.token] : [];
      });
    },
    /** Of one agency, or all there are. */
    async forgetAll(companyId?: string): Promise<void> {
      const start = companyId === undefined ? prefix : `${prefix}${companyId}/`;
      const keys = Object.keys(await session.get(null)).filter((key) => key.startsWith(start));
      await Promise.all(keys.map((key) => session.remove(key)));
    },
  };
}
export type LocationTokens = ReturnType<typeof createLocationTokens>;
