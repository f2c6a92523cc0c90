import { t } from '../../lib/i18n/t.ts';
import './broken.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import type { BrokenProps } from '../ui/error-boundary.tsx';
import { Notice } from '../ui/notice.tsx';
import { noteError } from './note-errors.ts';
import { ReportView } from './report-view.tsx';

/** Says that a screen broke, what that means, and how to go on. */
export function BrokenScreen({ screen, thrown, onAgain }: BrokenProps) {
  const { send, surface } = useServices();
  const [report, setReport] = useState(false);
  const again = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    noteError(send, `${surface === 'workspace' ? 'page' : 'quick-add'} ${screen}`, thrown);
    // What had the focus is gone; where something else has it, it stays.
    if (document.activeElement === document.body) again.current?.focus();
  }, [send, surface, screen, thrown]);
  return (
    <div class="broken">
      {/* Every page has one, and the focus goes there when it is shown. */}
      {surface === 'workspace' && <h1 tabIndex={-1}>{t('This page broke')}</h1>}
      <Notice
        tone="error"
        title={t('Switchboard could not show this')}
        role="alert"
        actions={
          <>
            <Button small buttonRef={again} onClick={onAgain}>
              {t('Show it again')}
            </Button>
            {!report && (
              <Button small onClick={() => setReport(true)}>
                {t('Copy report…')}
              </Button>
            )}
          </>
        }
      >
        <p>
          {t(
            'Something in this screen broke. What you typed is kept as a draft; tokens and passwords are not.',
          )}
        </p>
        <p>{t('In HighLevel: what was sent before goes on, and nothing new was sent.')}</p>
      </Notice>
      {report && <ReportView />}
    </div>
  );
}
