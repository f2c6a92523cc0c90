import { t } from '../../lib/i18n/t.ts';
import { rich } from '../ui/rich.ts';
import { MakeBackup } from './make-backup-section.tsx';
import { Restore } from './restore-section.tsx';

/** Everything into one file, and back from it. */
export function BackupPage() {
  return (
    <div class="backup">
      <div class="page-head">
        <h1 tabIndex={-1}>{t('Backup')}</h1>
      </div>
      <MakeBackup />
      <Restore />
      <section class="backup-part" aria-label={t('Only some templates')}>
        <h2 class="section-title">{t('Only some templates')}</h2>
        <p class="quiet">
          {rich(
            'Select them in {list} and press “Export…”; a pack brings its templates along. Such a file is taken in on the page {page}.',
            {
              list: <a href="#/templates">{t('the list')}</a>,
              page: <a href="#/sharing/import">{t('Import')}</a>,
            },
          )}
        </p>
      </section>
    </div>
  );
}
