import { useEffect, useRef, useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import type { KeepDays } from '../../lib/storage/settings.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { useServices } from '../services.ts';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAnswer } from '../use-answer.ts';

const choices: KeepDays[] = [7, 30, 90, 365];

const choiceWords = (days: KeepDays): string =>
  days === 365 ? t('A year') : plural(days, '{count} day', '{count} days');

/** How long ended runs are kept. `wanted`: somebody came for it. */
export function HistorySection({ wanted }: { wanted: boolean }) {
  const { send } = useServices();
  const { answer, failure, again } = useAnswer('history/list', {});
  const [chosen, setChosen] = useState<KeepDays>();
  const [failed, setFailed] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!wanted) return;
    heading.current?.focus();
    heading.current?.scrollIntoView?.({ block: 'start' });
  }, [wanted, answer !== undefined]);
  const change = async (keepDays: KeepDays) => {
    setChosen(keepDays);
    const done = await send('settings/change', { keepDays }).catch(() => undefined);
    setFailed(!done);
    await again();
    setChosen(undefined);
  };
  return (
    <section class="settings-section" aria-labelledby="settings-history">
      <h2 class="section-title" id="settings-history" tabIndex={-1} ref={heading}>
        {t('History')}
      </h2>
      {failure && (
        <FailureNotice
          title={t('The history could not be read')}
          failure={failure}
          onAgain={() => void again()}
        />
      )}
      {failed && (
        <Notice tone="error" role="alert" title={t('That was not saved')}>
          {t('The extension did not take the change. Try again.')}
        </Notice>
      )}
      {!answer && !failure && <Loading shape="lines" />}
      {answer && (
        <div class="field">
          <label class="field-label" for="keep-days">
            {t('History is kept for')}
          </label>
          <select
            id="keep-days"
            class="input"
            aria-describedby="keep-days-help"
            value={String(chosen ?? answer.keepDays)}
            onChange={(event) => void change(Number(event.currentTarget.value) as KeepDays)}
          >
            {choices.map((days) => (
              <option key={days} value={String(days)}>
                {choiceWords(days)}
              </option>
            ))}
          </select>
          <p class="field-note" id="keep-days-help">
            {t(
              'Runs that ended before that are deleted here when the browser starts, and can no longer be undone. Nothing changes in HighLevel.',
            )}
          </p>
        </div>
      )}
    </section>
  );
}
