import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { SearchField } from '../templates/search-field.tsx';
import { dayLabels, type Filter, whichLabels } from './history-filter.ts';

/** What is asked for this long (ms) after the last key: each question reads the whole history. */
const pause = 200;

/** What of the history is shown. A new `filter` object comes from elsewhere: the address, “Show all”. */
export function HistoryTools(props: {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  onDown: () => void;
}) {
  const { filter, onFilter } = props;
  const [typed, setTyped] = useState<string>();
  const [from, setFrom] = useState({ text: filter.text });
  useEffect(() => {
    if (typed === undefined) return;
    const timer = setTimeout(() => {
      if (typed !== filter.text) onFilter({ ...filter, text: typed });
      setTyped(undefined);
    }, pause);
    return () => clearTimeout(timer);
  }, [typed, filter, onFilter]);
  useEffect(() => {
    // Own words came back: the field has them already.
    if (typed === undefined)
      setFrom((now) => (now.text === filter.text ? now : { text: filter.text }));
  }, [filter, typed]);
  return (
    <div class="library-tools history-tools">
      <SearchField label={t('Search runs')} from={from} onText={setTyped} onDown={props.onDown} />
      <select
        class="input filter"
        aria-label={t('Result')}
        data-set={filter.which || undefined}
        value={filter.which}
        onChange={(event) =>
          onFilter({ ...filter, which: event.currentTarget.value as Filter['which'] })
        }
      >
        {Object.entries(whichLabels).map(([which, label]) => (
          <option key={which} value={which}>
            {t(label)}
          </option>
        ))}
      </select>
      <select
        class="input filter"
        aria-label={t('When')}
        data-set={filter.days || undefined}
        value={String(filter.days)}
        onChange={(event) => onFilter({ ...filter, days: Number(event.currentTarget.value) })}
      >
        {dayLabels.map(([days, label]) => (
          <option key={days} value={String(days)}>
            {t(label)}
          </option>
        ))}
      </select>
    </div>
  );
}
