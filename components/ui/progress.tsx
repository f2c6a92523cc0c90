import { useRef } from 'preact/hooks';
import { timeLeft } from '../../lib/i18n/format.ts';
import { leftOf, type Seen } from './left-of.ts';

/**
 * How far something has come, and about how long it still takes; `of` absent while nobody knows how
 * much there is.
 */
export function Progress(props: { label: string; done: number; of?: number }) {
  const { label, done, of } = props;
  const first = useRef<Seen>(undefined);
  const now: Seen = { done, at: performance.now() };
  const last = useRef(done);
  // Less than before: it has begun anew.
  if (!first.current || done < last.current) first.current = now;
  last.current = done;
  const left = of === undefined ? undefined : leftOf(first.current, now, of);
  return (
    <div class="progress">
      <div class="progress-words">
        <span role="status">{label}</span>
        {/* Its place is kept: nothing moves when it comes. */}
        <span class="progress-left">{left === undefined ? '' : timeLeft(left)}</span>
      </div>
      <progress
        aria-label={label}
        {...(of === undefined ? {} : { value: done, max: Math.max(1, of) })}
      />
    </div>
  );
}
