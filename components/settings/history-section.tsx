import { useEffect, useRef } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import type { KeepDays } from '../../lib/storage/settings.ts';
import { useAnswer } from '../use-answer.ts';
import { ChoiceSection } from './choice-section.tsx';
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
  const days = chosen ?? answer?.keepDays;
  return (
    <ChoiceSection
      id="keep-days"
      title={t('History')}
      heading={heading}
      label={t('History is kept for')}
      note={t(
        'Runs that ended before that are deleted here when the browser starts, and can no longer be undone. Nothing changes in HighLevel.',
      )}
      value={days === undefined ? undefined : `${days}`}
      choices={choices.map((one) => [`${one}`, choiceWords(one)])}
      onChoose={(one) => void change(Number(one) as KeepDays)}
      failure={failure}
      unread={t('The history could not be read')}
      onAgain={() => void again()}
      notSaved={failed}
    />
  );
}
