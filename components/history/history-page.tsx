import { Download, History, Plus, Trash2, X } from 'lucide';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { failureText } from '../failure-text.ts';
import { Hint } from '../hints/hint.tsx';
import type { TableKind } from '../save-table.ts';
import { useServices } from '../services.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Loading } from '../ui/loading.tsx';
import { MenuButton } from '../ui/menu-button.tsx';
import { rich } from '../ui/rich.ts';
import { useToast } from '../ui/toast.tsx';
import { exportHistory } from './export-history.ts';
import { everything, type Filter, filterHash, filterOf, isNarrowed } from './history-filter.ts';
import { HistoryList } from './history-list.tsx';
import { HistoryTools } from './history-tools.tsx';
import { type Entry, isRunning } from './history-words.ts';
import { RemoveDialog } from './remove-dialog.tsx';
import { RunningList } from './running-list.tsx';
import { takeBack } from './take-back.ts';
import { useHistory, useSettling } from './use-history.ts';
import '../templates/bulk-bar.css';
import '../templates/library.css';
import './history.css';

/** What was done, and when: all runs and single creates. */
export function HistoryPage(props: { query: URLSearchParams; go: (hash: string) => void }) {
  const { go } = props;
  const { send, now, newId } = useServices();
  const toast = useToast();
  const [filter, setFilter] = useState(() => filterOf(props.query));
  const { shown, failure, busy, again, more } = useHistory(filter);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [removing, setRemoving] = useState(false);
  const [exporting, setExporting] = useState(false);
  const [undoing, setUndoing] = useState<string>();
  const list = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    // The address was changed from elsewhere, not by what is chosen here.
    if (!first.current) setFilter(filterOf(props.query));
    first.current = false;
  }, [props.query]);
  const change = useCallback((next: Filter) => {
    history.replaceState(history.state, '', filterHash(next));
    setSelected(new Set());
    setFilter(next);
  }, []);

  const entries = shown?.entries ?? [];
  const running = isNarrowed(filter) ? [] : entries.filter(isRunning);
  const rest = entries.filter((entry) => !running.includes(entry));
  const chosen = rest.filter(({ id }) => selected.has(id));
  useSettling(rest, again);

  const save = async (kind: TableKind) => {
    setExporting(true);
    try {
      const count = await exportHistory(send, filter, kind, now());
      toast({
        tone: 'success',
        text: plural(count, '{count} step exported.', '{count} steps exported.'),
      });
    } catch (error) {
      toast({ tone: 'error', text: `${t('Nothing was exported.')} ${failureText(error)}` });
    }
    setExporting(false);
  };
  const undo = async (entry: Entry) => {
    setUndoing(entry.id);
    const done = await takeBack(send, newId(), { planId: entry.id });
    setUndoing(undefined);
    if ('hash' in done) go(done.hash);
    else toast({ tone: 'error', text: done.why });
  };
  const intoList = () => list.current?.querySelector<HTMLElement>('.history-row a')?.focus();
  const isEmpty = shown !== undefined && entries.length === 0 && !isNarrowed(filter);

  return (
    <div class="history">
      <div class="page-head">
        <h1 tabIndex={-1}>{t('Runs')}</h1>
        {entries.length > 0 && (
          <MenuButton
            label={exporting ? t('Exporting…') : t('Export')}
            icon={Download}
            groups={[
              [
                {
                  key: 'csv',
                  label: t('CSV, for spreadsheets'),
                  detail: t('A line for each step'),
                  onChoose: () => void save('csv'),
                },
                {
                  key: 'json',
                  label: 'JSON',
                  detail: t('An object for each step'),
                  onChoose: () => void save('json'),
                },
              ],
            ]}
            note={
              isNarrowed(filter)
                ? t('Of the runs that fit the search.')
                : t('Of all runs that are kept.')
            }
          />
        )}
        {!isEmpty && (
          <Button kind="primary" icon={Plus} onClick={() => go('#/runs/new')}>
            {t('New run…')}
          </Button>
        )}
      </div>
      {!isEmpty && <Hint name="undo" />}
      <RunningList entries={running} onEnd={() => void again()} />
      {!isEmpty && <HistoryTools filter={filter} onFilter={change} onDown={intoList} />}
      {failure && (
        <FailureNotice
          title={t('The history could not be read')}
          failure={failure}
          onAgain={() => void again()}
        />
      )}
      {!shown && !failure && <Loading count={6} />}
      {isEmpty && (
        <EmptyState
          icon={History}
          title={t('Nothing was done yet')}
          actions={
            <Button kind="primary" icon={Plus} onClick={() => go('#/runs/new')}>
              {t('New run…')}
            </Button>
          }
        >
          {t(
            'What you create, change or remove on agents is listed here, one by one or on many at once, and can be undone from here.',
          )}
        </EmptyState>
      )}
      {shown && entries.length === 0 && !isEmpty && (
        <EmptyState
          icon={History}
          title={t('No run fits')}
          actions={<Button onClick={() => change({ ...everything })}>{t('Show all')}</Button>}
        >
          {plural(
            shown.keepDays,
            'Ended runs are kept for {count} day.',
            'Ended runs are kept for {count} days.',
          )}
        </EmptyState>
      )}
      <section ref={list} aria-label={t('History')} aria-busy={busy}>
        <HistoryList
          entries={rest}
          now={now()}
          selected={selected}
          undoing={undoing}
          onUndo={(entry) => void undo(entry)}
          onSelect={(ids, on) =>
            setSelected((before) => {
              const next = new Set(before);
              for (const id of ids) on ? next.add(id) : next.delete(id);
              return next;
            })
          }
        />
      </section>
      {shown?.more && (
        <Button busy={busy} onClick={() => void more()}>
          {t('Show more')}
        </Button>
      )}
      {shown && entries.length > 0 && !shown.more && (
        <p class="quiet history-end">
          {rich('That is all. Ended runs are kept for {days}: {link}.', {
            days: plural(shown.keepDays, '{count} day', '{count} days'),
            link: <a href="#/settings?show=history">{t('change that in the settings')}</a>,
          })}
        </p>
      )}
      {chosen.length > 0 && (
        <section class="bulk-bar" aria-label={t('Selected runs')}>
          <span class="bulk-count" role="status">
            {plural(chosen.length, '{count} entry selected', '{count} entries selected')}
          </span>
          {chosen.length < rest.length && (
            <Button kind="link" onClick={() => setSelected(new Set(rest.map(({ id }) => id)))}>
              {t('Select all {count} shown', { count: rest.length })}
            </Button>
          )}
          <div class="bulk-buttons">
            <Button small kind="danger" icon={Trash2} onClick={() => setRemoving(true)}>
              {t('Delete…')}
            </Button>
          </div>
          <IconButton icon={X} label={t('Select none')} onClick={() => setSelected(new Set())} />
        </section>
      )}
      {removing && (
        <RemoveDialog
          entries={chosen}
          onClose={() => {
            setRemoving(false);
            void again();
          }}
          onDone={(done) => {
            setRemoving(false);
            setSelected(new Set());
            toast({ tone: done.kept > 0 ? 'warning' : 'success', text: removedText(done) });
            void again();
          }}
        />
      )}
    </div>
  );
}

function removedText({ removed, kept }: { removed: number; kept: number }): string {
  const gone = plural(removed, '{count} entry deleted.', '{count} entries deleted.');
  if (kept === 0) return gone;
  const stay = plural(
    kept,
    '{count} stays: something of it may still change.',
    '{count} stay: something of them may still change.',
  );
  return `${gone} ${stay}`;
}
