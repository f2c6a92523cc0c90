import type { Timing } from '../../lib/actions/define.ts';
import { t } from '../../lib/i18n/t.ts';

/** When the agent carries the action out, in the builder's words; `short` shows the first of them. */
export function TimingBadge({ timing, short }: { timing: Timing; short?: boolean }) {
  return (
    <span class="badge" data-timing={timing}>
      {timing === 'during' ? 'During' : 'After'}
      <span class={short ? 'visually-hidden' : undefined}>{t(' the call')}</span>
    </span>
  );
}
