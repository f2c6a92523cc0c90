import type { ComponentChildren } from 'preact';
import { ago } from '../../lib/i18n/format.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';

/** How long something stays in the bin (ms). */
const stay = 30 * 24 * 3_600_000;

/** Something in the bin: a template or a pack. */
export interface Thrown {
  id: string;
  name: string;
  deletedAt?: number | undefined;
}

/** One thing in the bin: since when, until when, and the two ways out. */
export function BinRow(props: {
  thrown: Thrown;
  icon: ComponentChildren;
  /** In the tab order. */
  active: boolean;
  onRestore: () => void;
  onPurge: () => void;
}) {
  const { thrown, active } = props;
  const { now } = useServices();
  return (
    <div class="bin-row">
      {props.icon}
      <div class="row-text">
        <span class="bin-name">{thrown.name}</span>
        {thrown.deletedAt !== undefined && (
          <span class="row-description">{whenText(thrown.deletedAt, now())}</span>
        )}
      </div>
      <Button
        small
        tabIndex={active ? undefined : -1}
        label={t('Restore: {name}', { name: thrown.name })}
        onClick={props.onRestore}
      >
        {t('Restore')}
      </Button>
      <Button
        small
        kind="quiet"
        tabIndex={active ? undefined : -1}
        label={t('Delete for good: {name}', { name: thrown.name })}
        onClick={props.onPurge}
      >
        {t('Delete for good…')}
      </Button>
    </div>
  );
}

/** "Deleted 3 days ago. Goes for good in 27 days." */
export function whenText(deletedAt: number, now: number): string {
  const days = Math.max(0, Math.ceil((deletedAt + stay - now) / (24 * 3_600_000)));
  const when = ago(deletedAt, now);
  if (days === 0) return t('Deleted {when}. Goes for good today.', { when });
  return plural(
    days,
    'Deleted {when}. Goes for good within a day.',
    'Deleted {when}. Goes for good in {count} days.',
    { when },
  );
}
