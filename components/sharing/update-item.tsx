import { useState } from 'preact/hooks';
import type { Key } from '../../lib/i18n/catalog.ts';
import { t } from '../../lib/i18n/t.ts';
import { Button } from '../ui/button.tsx';
import { ItemLine } from './item-line.tsx';
import { CheckMark, SharedDifferences } from './shared-differences.tsx';
import type { Update } from './use-update.ts';

type Item = Update['items'][number];

const stateWords: Record<Item['state'], Key> = {
  new: 'New',
  changed: 'Changed',
  removed: 'Removed',
};

/** One template or pack of an update. What can divert a call is open from the start. */
export function UpdateItem({ item }: { item: Item }) {
  const { name, state, differences } = item;
  const sensitive = differences.filter((one) => one.sensitive).length;
  const [open, setOpen] = useState(sensitive > 0);
  const labels = [...new Set(differences.map(({ label }) => label))];
  const rest = labels.length - 4;
  const first = labels.slice(0, 4).join(', ');
  const fields = rest > 0 ? t('{fields} and {count} more', { fields: first, count: rest }) : first;
  return (
    <li>
      <ItemLine
        item={item}
        marks={
          <>
            <span class="badge">{t(stateWords[state])}</span>
            {sensitive > 0 && <CheckMark>{t('{count} to check', { count: sensitive })}</CheckMark>}
          </>
        }
        detail={state === 'changed' ? fields : item.kind === 'pack' ? t('Pack') : undefined}
      >
        {differences.length > 0 && (
          <Button
            small
            label={t('{action}: {name}', { action: open ? t('Hide') : t('Show'), name })}
            expanded={open}
            onClick={() => setOpen(!open)}
          >
            {open ? t('Hide') : t('Show')}
          </Button>
        )}
      </ItemLine>
      {open && <SharedDifferences differences={differences} plain={state === 'new'} />}
    </li>
  );
}
