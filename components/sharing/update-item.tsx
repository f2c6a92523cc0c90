import { useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { ItemLine } from './item-line.tsx';
import { CheckMark, SharedDifferences } from './shared-differences.tsx';
import type { Update } from './use-update.ts';

const stateWords = { new: 'New', changed: 'Changed', removed: 'Removed' };

/** One template or pack of an update. What can divert a call is open from the start. */
export function UpdateItem({ item }: { item: Update['items'][number] }) {
  const { name, state, differences } = item;
  const sensitive = differences.filter((one) => one.sensitive).length;
  const [open, setOpen] = useState(sensitive > 0);
  const labels = [...new Set(differences.map(({ label }) => label))];
  const rest = labels.length - 4;
  const fields = labels.slice(0, 4).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
  return (
    <li>
      <ItemLine
        item={item}
        marks={
          <>
            <span class="badge">{stateWords[state]}</span>
            {sensitive > 0 && <CheckMark>{`${sensitive} to check`}</CheckMark>}
          </>
        }
        detail={state === 'changed' ? fields : item.kind === 'pack' ? 'Pack' : undefined}
      >
        {differences.length > 0 && (
          <Button
            small
            label={`${open ? 'Hide' : 'Show'}: ${name}`}
            expanded={open}
            onClick={() => setOpen(!open)}
          >
            {open ? 'Hide' : 'Show'}
          </Button>
        )}
      </ItemLine>
      {open && <SharedDifferences differences={differences} plain={state === 'new'} />}
    </li>
  );
}
