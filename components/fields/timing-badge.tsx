import type { Timing } from '../../lib/actions/define.ts';
import type { TextKey } from '../../lib/i18n/catalog.ts';
import { pieces } from '../../lib/i18n/t.ts';

/** What stands after the cut is only heard where there is little room. */
const words = {
  during: 'During{cut} the call',
  after: 'After{cut} the call',
} satisfies Record<Timing, TextKey>;

/** When the agent carries the action out, in the builder's words; `short` shows the first of them. */
export function TimingBadge({ timing, short }: { timing: Timing; short?: boolean }) {
  const [first, , rest] = pieces(words[timing]);
  return (
    <span class="badge" data-timing={timing}>
      {String(first)}
      <span class={short ? 'visually-hidden' : undefined}>{String(rest)}</span>
    </span>
  );
}
