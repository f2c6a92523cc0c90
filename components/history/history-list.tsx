import { useRef } from 'preact/hooks';
import { HistoryRow } from './history-row.tsx';
import { dayOf, type Entry } from './history-words.ts';

/** The entries, a heading for each day. */
export function HistoryList(props: {
  entries: Entry[];
  now: number;
  selected: ReadonlySet<string>;
  /** The plan that is asked what would be taken back of it. */
  undoing: string | undefined;
  onSelect: (ids: string[], on: boolean) => void;
  onUndo: (entry: Entry) => void;
}) {
  const { entries, now, selected } = props;
  const anchor = useRef<number>(undefined);
  const days = byDay(entries, now);
  const select = (at: number, extend: boolean) => {
    const start = extend ? (anchor.current ?? at) : at;
    anchor.current = at;
    const ids = entries.slice(Math.min(start, at), Math.max(start, at) + 1).map(({ id }) => id);
    props.onSelect(ids, extend || !selected.has(entries[at]?.id ?? ''));
  };
  return (
    <div class="history-list">
      {days.map(({ day, from, rows }) => (
        <section key={day} aria-label={day}>
          <h2 class="section-title">{day}</h2>
          <ul>
            {rows.map((entry, at) => (
              <HistoryRow
                key={entry.id}
                entry={entry}
                selected={selected.has(entry.id)}
                busy={props.undoing === entry.id}
                onSelect={(extend) => select(from + at, extend)}
                onUndo={() => props.onUndo(entry)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function byDay(entries: Entry[], now: number) {
  const days: { day: string; from: number; rows: Entry[] }[] = [];
  for (const [at, entry] of entries.entries()) {
    const day = dayOf(entry.createdAt, now);
    const last = days.at(-1);
    if (last?.day === day) last.rows.push(entry);
    else days.push({ day, from: at, rows: [entry] });
  }
  return days;
}
