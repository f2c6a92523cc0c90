import { useEffect, useRef } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import type { KeepDays } from '../../lib/storage/settings.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { NotSaved } from '../not-saved.tsx';
import { Loading } from '../ui/loading.tsx';
import { useAnswer } from '../use-answer.ts';
import { useSetting } from './use-setting.ts';

const choices: KeepDays[] = [7, 30, 90, 365];

const choiceWords = (days: KeepDays): string =>
  days === 365 ? t('A year') : plural(days, '{count} day', '{count} days');

/** How long ended runs are kept. `wanted`: somebody came for it. */
export function HistorySection({ wanted }: { wanted: boolean }) {
  const { answer, failure, again } = useAnswer('history/list', {});
  const { chosen, failed, change } = useSetting<KeepDays>((keepDays) => ({ keepDays }), again);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!wanted) return;
    heading.current?.focus();
    heading.current?.scrollIntoView?.({ block: 'start' });
  }, [wanted, answer !== undefined]);
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
      {failed && <NotSaved />}
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
