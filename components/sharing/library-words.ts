import type { LibraryRow } from '../../lib/messaging/messages/share-shapes.ts';
import { ago } from '../ago.ts';
import { countOf } from '../count.ts';

/** What people call the four ways to share. */
export const sourceWords: Record<LibraryRow['source'], string> = {
  file: 'Yours',
  subscription: 'Subscription',
  folder: 'Shared folder',
  managed: 'From your administrator',
};

/** "12 templates, 2 packs"; no packs are not spoken of. */
export function holdings({ templates, packs }: { templates: number; packs: number }): string {
  const first = countOf(templates, 'template');
  return packs > 0 ? `${first}, ${countOf(packs, 'pack')}` : first;
}

/** How old the copy is: when it was read, or for one's own when it was changed. */
export function ageOf(library: LibraryRow, now: number): string {
  if (library.source === 'file') return `changed ${ago(library.changedAt, now)}`;
  if (library.readAt !== undefined) return `read ${ago(library.readAt, now)}`;
  return library.address === undefined ? `set ${ago(library.changedAt, now)}` : 'never read yet';
}

export function revisionOf({ source, revision }: LibraryRow): string {
  return source === 'file' && revision === 0 ? 'not exported yet' : `revision ${revision}`;
}

/** "in 3 h", "within the hour"; for what is due. */
export function dueIn(at: number, now: number): string {
  const hours = Math.round((at - now) / 3_600_000);
  if (at <= now) return 'soon';
  if (hours < 1) return 'within the hour';
  return hours < 48 ? `in ${hours} h` : `in ${Math.round(hours / 24)} days`;
}

/** The site that an address belongs to; nothing for what is no https address. */
export function siteOf(address: string | undefined): { origin: string; host: string } | undefined {
  try {
    const { origin, host, protocol } = new URL(address ?? '');
    return protocol === 'https:' ? { origin, host } : undefined;
  } catch {
    return undefined;
  }
}

/** What a check has brought, in one line. */
export function checkWords(before: LibraryRow, after: LibraryRow | null) {
  const name = `“${before.name}”`;
  if (!after) return { tone: 'warning' as const, text: `${name} is not here any more.` };
  if (after.problem) return { tone: 'error' as const, text: `${name}: ${after.problem.message}` };
  if (after.pending && after.pending.revision !== before.pending?.revision) {
    return { tone: 'warning' as const, text: `An update of ${name} waits for your approval.` };
  }
  if (after.conflicts > before.conflicts) {
    const word = `${countOf(after.conflicts, 'change')} to look at`;
    return { tone: 'warning' as const, text: `${name} has ${word} for you to settle.` };
  }
  const news = after.revision !== before.revision || after.changedAt !== before.changedAt;
  const sent = before.unsent > after.unsent ? ' Your changes were sent.' : '';
  const text = news ? `${name} is at revision ${after.revision} now.` : `Nothing new in ${name}.`;
  return { tone: 'success' as const, text: text + sent };
}
