import { Undo2 } from 'lucide';
import { moment } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { ToneIcon } from '../ui/notice.tsx';
import {
  canTakeBack,
  doing,
  type Entry,
  entryHash,
  resultOf,
  timeOf,
  toneOf,
} from './history-words.ts';

/** One entry: what it did where, what became of it, when. */
export function HistoryRow(props: {
  entry: Entry;
  selected: boolean;
  /** It is being asked what would be taken back. */
  busy: boolean;
  onSelect: (extend: boolean) => void;
  /** Only of plans. */
  onUndo: () => void;
}) {
  const { entry, selected } = props;
  const { icon, word } = doing[entry.does];
  const tone = toneOf(entry);
  const nameId = `history-${entry.id}`;
  return (
    <li class="history-row" data-selected={selected ? '' : undefined}>
      <input
        type="checkbox"
        class="row-check"
        aria-label={t('Select {name}, {time}', {
          name: entry.name,
          time: timeOf(entry.createdAt),
        })}
        checked={selected}
        onClick={(event) => props.onSelect(event.shiftKey)}
      />
      <span class="history-icon">
        <Icon node={icon} />
      </span>
      <div class="history-what">
        <p class="history-name">
          <span class="quiet">{t(word)} </span>
          <a id={nameId} href={entryHash(entry)} dir="auto">
            {entry.name}
          </a>
          {entry.undone !== 'no' && (
            <span class="badge">{entry.undone === 'yes' ? t('Undone') : t('Partly undone')}</span>
          )}
        </p>
        <p class="quiet history-where" dir="auto">
          {entry.where}
          {entry.library && ` · ${t('from “{name}”', { name: entry.library })}`}
        </p>
      </div>
      <div class="history-result" data-tone={tone}>
        <p>
          <ToneIcon tone={tone} />
          <span>{resultOf(entry)}</span>
        </p>
        {entry.message && (
          <p class="quiet history-message" dir="auto" title={entry.message}>
            HighLevel: “{entry.message}”
          </p>
        )}
      </div>
      <time
        class="history-when"
        dateTime={new Date(entry.createdAt).toISOString()}
        title={moment(entry.createdAt, { dateStyle: 'medium', timeStyle: 'medium' })}
      >
        {timeOf(entry.createdAt)}
      </time>
      <span class="history-do">
        {entry.kind === 'plan' && canTakeBack(entry) && (
          <Button
            small
            kind="quiet"
            icon={Undo2}
            busy={props.busy}
            describedBy={nameId}
            onClick={props.onUndo}
          >
            {t('Undo this run…')}
          </Button>
        )}
      </span>
    </li>
  );
}
