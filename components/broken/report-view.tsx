import { t } from '../../lib/i18n/t.ts';
import './broken.css';
import { Copy } from 'lucide';
import { useId, useState } from 'preact/hooks';
import { FailureNotice } from '../failure-notice.tsx';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { useAnswer } from '../use-answer.ts';

/** The report as it would be copied, and the button that copies it. */
export function ReportView() {
  const { copy } = useServices();
  const id = useId();
  const { answer, failure, again } = useAnswer('report/make', {});
  const [word, setWord] = useState('');
  if (failure) {
    return (
      <FailureNotice title={t('The report could not be made')} failure={failure} onAgain={again} />
    );
  }
  if (!answer) return <p role="status">{t('Making the report…')}</p>;
  const run = () =>
    copy(answer.text).then(
      () => setWord(t('Copied.')),
      () => setWord(t('It could not be copied. Select the text, and copy it by hand.')),
    );
  return (
    <div class="report">
      <p id={id}>
        {t('This is all that is in it: no names, ids, addresses, tokens or what you typed.')}
      </p>
      <section
        class="report-text"
        aria-label={t('The report')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to get there
        tabIndex={0}
      >
        <pre>{answer.text}</pre>
      </section>
      <div class="notice-actions">
        <Button kind="primary" icon={Copy} describedBy={id} onClick={() => void run()}>
          {t('Copy report')}
        </Button>
        <span role="status">{word}</span>
      </div>
    </div>
  );
}
