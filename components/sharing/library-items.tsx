import { X } from 'lucide';
import { useState } from 'preact/hooks';
import { ago, number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { LibraryItem, LibraryRow } from '../../lib/messaging/messages/share-shapes.ts';
import { useServices } from '../services.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { rich } from '../ui/rich.ts';
import { packHash, templateHash } from '../workspace/route.ts';
import { AddItems } from './add-items.tsx';
import { ItemLine } from './item-line.tsx';
import { useLibraryChange } from './use-library-change.ts';
import { useTitle } from './use-title.ts';

const atOnce = 100;

/** The templates and packs of a library: who changed what, and when. */
export function LibraryItems(props: {
  library: LibraryRow;
  items: LibraryItem[];
  total: number;
  again: () => Promise<void>;
}) {
  const { library, items, total, again } = props;
  const { now } = useServices();
  const [shown, setShown] = useState(atOnce);
  const { change } = useLibraryChange(library, again);
  const { title, rescue } = useTitle();
  const takeOut = async ({ id, name }: LibraryItem) => {
    const said = t('“{name}” is not in the library any more. The template stays.', { name });
    await change({ kind: 'items', add: [], remove: [id] }, said);
    rescue();
  };
  const own = library.source === 'file';
  const more = Math.min(items.length, total) - shown;
  return (
    <section class="library-items" aria-label={t('Templates and packs')}>
      <h2 class="section-title" tabIndex={-1} ref={title}>
        {t('Templates and packs')}
      </h2>
      {items.length === 0 && (
        <p class="quiet">
          {own
            ? t('There is nothing in it yet. Add some below.')
            : library.source === 'folder'
              ? t(
                  'There is nothing in it yet. Select templates in the list of templates and export them to this folder.',
                )
              : t('There is nothing in it.')}
        </p>
      )}
      <ul class="item-list" aria-label={t('Templates and packs')}>
        {items.slice(0, shown).map((item) => (
          <li key={item.id}>
            <ItemLine
              item={item}
              href={item.kind === 'pack' ? packHash(item.id) : templateHash(item.id)}
              detail={detailOf(item, now())}
            >
              {own && (
                <IconButton
                  icon={X}
                  label={t('{action}: {name}', { action: t('Take out'), name: item.name })}
                  onClick={() => void takeOut(item)}
                />
              )}
            </ItemLine>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button small onClick={() => setShown(shown + atOnce)}>
          {t('Show more ({count} left)', { count: more })}
        </Button>
      )}
      {total > items.length && more <= 0 && (
        <p class="quiet">
          {rich('{count} more that were changed longer ago are in {list}.', {
            count: number(total - items.length),
            list: (
              <a href={`#/templates?${new URLSearchParams({ library: library.id })}`}>
                {t('the list of templates')}
              </a>
            ),
          })}
        </p>
      )}
      {own && <AddItems chosen={items.map(({ id }) => id)} {...{ library, again }} />}
    </section>
  );
}

function detailOf(item: LibraryItem, now: number): string {
  const { kind, revision: version, changedBy: name } = item;
  const change = { version, ago: ago(item.changedAt, now) };
  if (kind === 'pack') {
    return name
      ? t('Pack, version {version}, changed by {name} {ago}', { ...change, name })
      : t('Pack, version {version}, changed {ago}', change);
  }
  return name
    ? t('Version {version}, changed by {name} {ago}', { ...change, name })
    : t('Version {version}, changed {ago}', change);
}
