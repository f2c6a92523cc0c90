import { ClockAlert, GitMerge, type IconNode, Send, TriangleAlert } from 'lucide';
import { t } from '../../lib/i18n/t.ts';
import type { LibraryRow } from '../../lib/messaging/messages/share-shapes.ts';
import { countOf } from '../count.ts';
import { Icon } from '../ui/icon.tsx';

/** What waits in a library for somebody to do something, each with its sign and in words. */
export function LibraryMarks({ library }: { library: LibraryRow }) {
  const { pending, conflicts, unsent, refused } = library;
  const marks: [IconNode, 'warning' | 'progress', string][] = [];
  if (pending) marks.push([ClockAlert, 'warning', pendingWords(pending)]);
  if (conflicts > 0)
    marks.push([GitMerge, 'warning', `${countOf(conflicts, 'change')} to look at`]);
  if (unsent > 0) marks.push([Send, 'progress', `${countOf(unsent, 'change')} not sent yet`]);
  if (refused.length > 0) {
    const words = `${countOf(refused.length, 'part')} left out`;
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
  const can = sensitive > 0 ? `: ${sensitive.toLocaleString('en-US')} can divert a call` : '';
  return `Update waits for your approval${can}${newKey ? `${can ? ',' : ':'} new key` : ''}`;
}
