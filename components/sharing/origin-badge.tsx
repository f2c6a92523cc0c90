import { t } from '../../lib/i18n/t.ts';
import type { TemplateRow } from '../../lib/messaging/messages/template-shapes.ts';
import { SpeaksBadge } from '../fields/speaks-badge.tsx';

/** Whose a template or pack is, where it is not one’s own; a starter’s language where it is told. */
export function OriginBadge(props: Pick<TemplateRow, 'origin' | 'library' | 'speaks'>) {
  const { origin, library, speaks } = props;
  if (origin === 'starter') {
    return (
      <>
        <span class="badge">{t('Starter')}</span>
        <SpeaksBadge speaks={speaks} />
      </>
    );
  }
  if (!library) return null;
  const managed = origin === 'managed';
  return (
    <span
      class="badge badge-long"
      dir="auto"
      title={
        managed
          ? t('“{name}”, set by your administrator', { name: library.name })
          : t('Library “{name}”', { name: library.name })
      }
    >
      <span class="visually-hidden">{managed ? '' : `${t('Library:')} `}</span>
      {managed ? t('Set by your administrator') : library.name}
    </span>
  );
}
