import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { ReportView } from '../broken/report-view.tsx';
import { Button } from '../ui/button.tsx';

/** What to send along when something does not work: shown first, then copied. */
export function ReportSection() {
  const [shown, setShown] = useState(false);
  return (
    <section class="settings-section" aria-labelledby="settings-report">
      <h2 class="section-title" id="settings-report">
        {t('Report')}
      </h2>
      <p class="quiet">
        {t(
          'For whoever helps when something does not work: versions, settings, the last errors and how much of what is stored. You see it before anything is copied, and it goes nowhere by itself.',
        )}
      </p>
      {shown ? (
        <ReportView />
      ) : (
        <Button onClick={() => setShown(true)}>{t('Show the report')}</Button>
      )}
    </section>
  );
}
