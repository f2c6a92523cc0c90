import { t } from '../../lib/i18n/t.ts';
import { Notice } from '../ui/notice.tsx';

export function OfflineNote() {
  return (
    <div class="inline-notice">
      <Notice tone="warning" title={t('No network')}>
        {t('Forms can be filled in. Nothing can be created until you are online.')}
      </Notice>
    </div>
  );
}
