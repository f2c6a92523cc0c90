import { t } from '../../lib/i18n/t.ts';
import type { TemplateRow } from '../../lib/messaging/messages/template-shapes.ts';

/** Whose a template or pack is, where it is not one’s own. */
export function OriginBadge({ origin, library }: Pick<TemplateRow, 'origin' | 'library'>) {
  if (origin === 'starter') return <span class="badge">{t('Starter')}</span>;
  if (!library) return null;
  const managed = origin === 'managed';
  return (
    <span
      class="badge badge-long"
      dir="auto"
      title={managed ? `“${library.name}”, set by your administrator` : `Library “${library.name}”`}
    >
      <span class="visually-hidden">{managed ? '' : 'Library: '}</span>
      {managed ? 'Set by your administrator' : library.name}
    </span>
  );
}
