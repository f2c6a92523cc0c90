import type { Key } from '../../lib/i18n/catalog.ts';
import { ago } from '../../lib/i18n/format.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import type { LibraryRow } from '../../lib/messaging/messages/share-shapes.ts';

/** What people call the four ways to share. */
export const sourceWords: Record<LibraryRow['source'], Key> = {
  file: 'Yours',
  subscription: 'Subscription',
  folder: 'Shared folder',
  managed: 'From your administrator',
};

interface Counts {
  templates: number;
  packs: number;
}

/** "12 templates", "2 packs"; what there is none of is not spoken of, unless there is nothing. */
export function partsOf({ templates, packs }: Counts): string[] {
  return [
    ...(templates > 0 || packs === 0
      ? [plural(templates, '{count} template', '{count} templates')]
      : []),
    ...(packs > 0 ? [plural(packs, '{count} pack', '{count} packs')] : []),
  ];
}

/** "12 templates, 2 packs" */
export const holdings = (counts: Counts): string => partsOf(counts).join(', ');

/** How old the copy is: when it was read, or for one's own when it was changed. */
export function ageOf(library: LibraryRow, now: number): string {
  const { source, readAt, address } = library;
  const changed = { ago: ago(library.changedAt, now) };
  if (source === 'file') return t('changed {ago}', changed);
  if (readAt !== undefined) return t('read {ago}', { ago: ago(readAt, now) });
  return address === undefined ? t('set {ago}', changed) : t('never read yet');
}

export function revisionOf({ source, revision }: LibraryRow): string {
  return source === 'file' && revision === 0
    ? t('not exported yet')
    : t('revision {revision}', { revision });
}

/** "in 3 h", "within the hour"; for what is due. */
export function dueIn(at: number, now: number): string {
  const hours = Math.round((at - now) / 3_600_000);
  if (at <= now) return t('soon');
  if (hours < 1) return t('within the hour');
  return hours < 48
    ? t('in {count} h', { count: hours })
    : t('in {count} days', { count: Math.round(hours / 24) });
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
  const { name } = before;
  if (!after) {
    return { tone: 'warning' as const, text: t('“{name}” is not here any more.', { name }) };
  }
  const { problem, pending, conflicts, revision } = after;
  if (problem) return { tone: 'error' as const, text: `“${name}”: ${problem.message}` };
  if (pending && pending.revision !== before.pending?.revision) {
    const text = t('An update of “{name}” waits for your approval.', { name });
    return { tone: 'warning' as const, text };
  }
  if (conflicts > before.conflicts) {
    const text = plural(
      conflicts,
      '“{name}” has {count} change to look at for you to settle.',
      '“{name}” has {count} changes to look at for you to settle.',
      { name },
    );
    return { tone: 'warning' as const, text };
  }
  const news =
    revision !== before.revision || after.changedAt !== before.changedAt
      ? t('“{name}” is at revision {revision} now.', { name, revision })
      : t('Nothing new in “{name}”.', { name });
  const sent = before.unsent > after.unsent ? ` ${t('Your changes were sent.')}` : '';
  return { tone: 'success' as const, text: news + sent };
}
