import { Package, Star } from 'lucide';
import { looks } from '../../lib/actions/looks.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import type { PackRow, TemplateRow } from '../../lib/messaging/messages/template-shapes.ts';
import { ActionIcon } from '../fields/action-icon.tsx';
import { SpeaksBadge } from '../fields/speaks-badge.tsx';
import { TimingBadge } from '../fields/timing-badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { Marked } from '../ui/marked.tsx';

/** Whose it is, where it belongs to a library: two of one name are told apart by it. */
function Of({ library }: Pick<TemplateRow, 'library'>) {
  return library ? (
    <span class="badge badge-long" dir="auto" title={t('Library “{name}”', { name: library.name })}>
      {library.name}
    </span>
  ) : null;
}

function Favourite() {
  return (
    <span class="favourite">
      <Icon node={Star} size={12} />
      <span class="visually-hidden">{t('Favourite')}</span>
    </span>
  );
}

/** What a template's row says; after a search, where it was found. */
export function TemplateContent({ row }: { row: TemplateRow }) {
  return (
    <>
      <ActionIcon type={row.type} />
      <span class="template-text">
        <span class="template-line">
          <span class="template-name" dir="auto">
            <Marked text={row.name} ranges={row.inName} />
          </span>
          {row.favourite && <Favourite />}
          {row.hasDraft && <span class="mark">{t('Draft')}</span>}
          <SpeaksBadge speaks={row.speaks} />
          <Of library={row.library} />
        </span>
        <span class="template-line">
          <TimingBadge timing={looks[row.type].timing} short />
          <span class="template-description" dir="auto">
            {row.elsewhere ? (
              <Marked text={row.elsewhere.text} ranges={row.elsewhere.ranges} />
            ) : (
              row.description
            )}
          </span>
        </span>
      </span>
    </>
  );
}

/** What a pack's row says. */
export function PackContent({ pack }: { pack: PackRow }) {
  const count = pack.templates.length;
  return (
    <>
      <span class="action-icon">
        <Icon node={Package} />
      </span>
      <span class="template-text">
        <span class="template-line">
          <span class="template-name" dir="auto">
            {pack.name}
          </span>
          {pack.favourite && <Favourite />}
          <SpeaksBadge speaks={pack.speaks} />
          <Of library={pack.library} />
        </span>
        <span class="template-line">
          <span class="badge">{plural(count, '{count} action', '{count} actions')}</span>
          <span class="template-description" dir="auto">
            {pack.description}
          </span>
        </span>
      </span>
    </>
  );
}

/** The packs in which every word that was typed is somewhere. */
export function findPacks(packs: PackRow[], query: string): PackRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return packs;
  return packs.filter((pack) => {
    const of = pack.library?.name ?? '';
    const all = [pack.name, pack.description, of, ...pack.templates.map(({ name }) => name)];
    const text = all.join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
