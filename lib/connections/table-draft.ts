import * as z from 'zod/mini';
import { TableRow } from '../messaging/messages/shapes.ts';
import type { SessionArea } from '../storage/session-secrets.ts';

const key = 'token-table';
const Rows = z.array(TableRow);
type Rows = z.infer<typeof Rows>;

/** A pasted table of tokens that are not saved yet: in memory only, so that a closed page loses none. */
export function createTableDraft(session: SessionArea) {
  return {
    async open(): Promise<Rows> {
      const parsed = Rows.safeParse((await session.get(key))[key]);
      return parsed.success ? parsed.data : [];
    },
    keep: (rows: Rows): Promise<void> =>
      rows.length === 0 ? session.remove(key) : session.set({ [key]: rows }),
  };
}
