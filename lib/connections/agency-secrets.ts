import * as z from 'zod/mini';
import { HighLevelError, type Problem } from '../highlevel/errors.ts';
import type { AgencyView } from '../messaging/messages/agency-shapes.ts';
import type { AgencyRecord } from '../storage/agency-record.ts';
import type { Database } from '../storage/database.ts';
import type { SessionArea } from '../storage/session-secrets.ts';
import type { Vault } from './vault.ts';

/** The part of the vault that agencies need. */
export type AgencyVault = Pick<
  Vault,
  'seal' | 'open' | 'inTurn' | 'forget' | 'view' | 'onLocked' | 'onUnlocked'
>;

const Secrets = z.object({
  clientSecret: z.optional(z.string()),
  refreshToken: z.optional(z.string()),
  accessToken: z.optional(z.string()),
});
export type AgencySecrets = z.infer<typeof Secrets>;

export const idOf = (companyId: string) => `agencies/${companyId}`;

export const unavailable = (kind: Problem['kind'], messages: string[] = []) =>
  new HighLevelError({ kind, messages });

/** Changes what is known of an agency, in one transaction; nothing where it has been removed. */
export const changeAgency = (
  db: Database,
  vault: AgencyVault,
  companyId: string,
  work: (record: AgencyRecord) => AgencyRecord,
): Promise<void> =>
  // In turn: no record may be put back as it was sealed before a move.
  vault.inTurn(() =>
    db.change(['agencies'], async (changes) => {
      const record = await changes.get('agencies', companyId);
      if (record) await changes.put('agencies', work(record));
    }),
  );

export async function openSecrets(
  vault: AgencyVault,
  record: AgencyRecord,
): Promise<AgencySecrets | 'locked' | 'ended'> {
  const opened = await vault.open(idOf(record.companyId), record.kept);
  if (opened.state !== 'open') return opened.state;
  try {
    return Secrets.parse(JSON.parse(opened.value));
  } catch {
    return 'ended';
  }
}

export async function agencyView(vault: AgencyVault, record: AgencyRecord): Promise<AgencyView> {
  const { version: _, kept: __, locations, ...open } = record;
  const secrets = await openSecrets(vault, record);
  return {
    ...open,
    secrets: typeof secrets === 'string' ? secrets : 'open',
    locations: locations.length,
  };
}

/** What HighLevel answered to a renewal, until it is in the agency's record. */
const Arrived = z.object({
  companyId: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  refreshToken: z.string(),
  accessToken: z.string(),
  accessEndsAt: z.number(),
  endsAbout: z.optional(z.boolean()),
  name: z.optional(z.string()),
  /** The agency was connected by it: there may be no record yet. */
  isNew: z.boolean(),
});
export type Arrived = z.infer<typeof Arrived>;

/**
 * A refresh token that has arrived, in memory until the disk has it: the worker may be stopped, the
 * vault be locked, the disk be full before that, and the one before it is used up.
 */
export function createArrivals(session: SessionArea) {
  const prefix = 'agency/arrived/';
  /** As well, for when the browser refuses: as long as this worker lives. */
  const here = new Map<string, Arrived>();
  return {
    async keep(arrived: Arrived): Promise<void> {
      here.set(arrived.companyId, arrived);
      await session.set({ [prefix + arrived.companyId]: arrived }).catch(() => undefined);
    },
    async forget(companyId: string): Promise<void> {
      here.delete(companyId);
      await session.remove(prefix + companyId);
    },
    async all(): Promise<Arrived[]> {
      const items = await session.get(null);
      const held = Object.entries(items).flatMap(([key, value]) => {
        const parsed = key.startsWith(prefix) ? Arrived.safeParse(value) : undefined;
        return parsed?.success && !here.has(parsed.data.companyId) ? [parsed.data] : [];
      });
      return [...held, ...here.values()];
    },
  };
}
export type Arrivals = ReturnType<typeof createArrivals>;
