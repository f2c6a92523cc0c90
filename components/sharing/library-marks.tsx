import { ClockAlert, GitMerge, type IconNode, Send, TriangleAlert } from 'lucide';
import { plural, t } from '../../lib/i18n/t.ts';
import type { LibraryRow } from '../../lib/messaging/messages/share-shapes.ts';
import { Icon } from '../ui/icon.tsx';

/** What waits in a library for somebody to do something, each with its sign and in words. */
export function LibraryMarks({ library }: { library: LibraryRow }) {
  const { pending, conflicts, unsent, refused } = library;
  const marks: [IconNode, 'warning' | 'progress', string][] = [];
  if (pending) marks.push([ClockAlert, 'warning', pendingWords(pending)]);
  if (conflicts > 0) {
    const words = plural(conflicts, '{count} change to look at', '{count} changes to look at');
    marks.push([GitMerge, 'warning', words]);
  }
  if (unsent > 0) {
    const words = plural(unsent, '{count} change not sent yet', '{count} changes not sent yet');
    marks.push([Send, 'progress', words]);
  }
  if (refused.length > 0) {
    const words = plural(refused.length, '{count} part left out', '{count} parts left out');
    marks.push([TriangleAlert, 'progress', words]);
  }
  if (marks.length === 0) return null;
  return (
    <ul class="library-marks" aria-label={t('What waits')}>
      {marks.map(([icon, tone, words]) => (
        <li key={words} class="library-mark" data-tone={tone}>
          <Icon node={icon} size={14} />
          {words}
        </li>
      ))}
    </ul>
  );
}

function pendingWords({ sensitive, newKey }: NonNullable<LibraryRow['pending']>): string {
  if (sensitive === 0) {
    return newKey
      ? t('Update waits for your approval: new key')
      : t('Update waits for your approval');
  }
  return newKey
    ? plural(
        sensitive,
        'Update waits for your approval: {count} can divert a call, new key',
        'Update waits for your approval: {count} can divert a call, new key',
      )
    : plural(
        sensitive,
        'Update waits for your approval: {count} can divert a call',
        'Update waits for your approval: {count} can divert a call',
      );
}
