import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import { useServices } from '../services.ts';
import { isKey } from '../shortcuts/is-key.ts';
import { shortcuts } from '../shortcuts/keys.ts';
import { SearchField } from '../templates/search-field.tsx';
import { Button } from '../ui/button.tsx';
import { NothingFits } from '../ui/nothing-fits.tsx';
import { Notice } from '../ui/notice.tsx';
import { Progress } from '../ui/progress.tsx';
import { useToast } from '../ui/toast.tsx';
import { WindowedList } from '../ui/windowed-list.tsx';
import { ConnectionDetail } from './connection-detail.tsx';
import { ConnectionRowCard } from './connection-row.tsx';
import { ConnectionsBar } from './connections-bar.tsx';
import { GroupDialog } from './group-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { TokenDialog } from './token-dialog.tsx';
import { type ConnectionRows, noQuery, type Row } from './use-connection-rows.ts';
import { useTests } from './use-tests.ts';
import '../templates/library.css';
import '../templates/template-row.css';

type Asking = { kind: 'group' | 'remove'; rows: Row[] } | { kind: 'token'; row: Row };

const noFrom = { text: '' };

/** The list with its search, its selection, and what is asked about single ones. */
export function ConnectionsList({ rows }: { rows: ConnectionRows }) {
  const { now } = useServices();
  const toast = useToast();
  const { shown, query, setQuery, again } = rows;
  const [active, setActive] = useState(0);
  const [openId, setOpenId] = useState<string>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<Asking>();
  const anchor = useRef<number>(undefined);
  const list = useRef<HTMLElement>(null);
  const [from, setFrom] = useState(noFrom);
  const tests = useTests(() => void again());
  useEffect(() => {
    // What is not shown any more is not meant.
    anchor.current = undefined;
    setSelected(new Set());
  }, [query]);

  const chosen = shown.filter(({ locationId }) => selected.has(locationId));
  const toggle = (at: number, extend: boolean) => {
    const start = extend ? (anchor.current ?? at) : at;
    anchor.current = at;
    const ids = shown
      .slice(Math.min(start, at), Math.max(start, at) + 1)
      .map(({ locationId }) => locationId);
    setSelected((before) => {
      const next = new Set(before);
      if (!extend && ids[0] && next.delete(ids[0])) return next;
      for (const id of ids) next.add(id);
      return next;
    });
  };
  const full = chosen.length === shown.length && shown.length > 0;
  const all = () => setSelected(new Set(full ? [] : shown.map(({ locationId }) => locationId)));
  const onKeyDown = (event: KeyboardEvent) => {
    if (isKey(event, shortcuts.list.selectAll)) {
      if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') return;
      event.preventDefault();
      setSelected(new Set(shown.map(({ locationId }) => locationId)));
    } else if (isKey(event, shortcuts.list.selectNone)) setSelected(new Set());
  };
  const test = (wanted: Row[]) =>
    void tests.run(
      wanted
        .filter(({ connection }) => connection.state !== 'ended')
        .map(({ locationId }) => locationId),
    );
  const openAt = shown.findIndex(({ locationId }) => locationId === openId);
  const openRow = shown[openAt];
  const done = (text: string) => {
    setAsking(undefined);
    setSelected(new Set());
    toast({ tone: 'success', text });
    void again();
  };
  const isNarrowed = query !== noQuery && shown.length !== rows.all.length;

  return (
    <section class="library-main" aria-label={t('Sub-accounts')} ref={list}>
      <div class="library-tools">
        <SearchField
          label={t('Search name, ID or group')}
          from={from}
          onText={(text) => setQuery({ ...query, text })}
          onDown={() =>
            list.current?.querySelector<HTMLElement>('[data-row-focus][tabindex="0"]')?.focus()
          }
        />
        <select
          class="input filter connection-filter"
          aria-label={t('Group')}
          data-set={query.group ? '' : undefined}
          value={query.group}
          onChange={(event) => setQuery({ ...query, group: event.currentTarget.value })}
        >
          <option value="">{t('Any group')}</option>
          {rows.groups.map((group) => (
            <option key={group} value={group}>
              {group}
            </option>
          ))}
        </select>
        <button
          type="button"
          class="button connection-attention"
          aria-pressed={query.attention}
          onClick={() => setQuery({ ...query, attention: !query.attention })}
        >
          {t('Needs attention: {count}', { count: rows.attention })}
        </button>
      </div>
      {tests.progress && (
        <div class="table-run">
          <Progress
            label={t('Tested {done} of {of}', tests.progress)}
            done={tests.progress.done}
            of={tests.progress.of}
          />
          <Button onClick={tests.stop}>{t('Stop')}</Button>
        </div>
      )}
      {tests.failed > 0 && !tests.progress && (
        <Notice
          tone="warning"
          role="status"
          title={plural(tests.failed, '{count} test did not run', '{count} tests did not run')}
        >
          {t('Switchboard is locked, or did not answer. Nothing was changed: test them again.')}
        </Notice>
      )}
      <div class="list-head">
        {shown.length > 0 && (
          <input
            type="checkbox"
            class="row-check"
            aria-label={t('Select all {count}', { count: shown.length })}
            checked={full}
            indeterminate={chosen.length > 0 && !full}
            onChange={all}
          />
        )}
        <span role="status">
          {isNarrowed
            ? plural(
                rows.all.length,
                '{shown} of {count} sub-account',
                '{shown} of {count} sub-accounts',
                { shown: shown.length },
              )
            : plural(rows.all.length, '{count} sub-account', '{count} sub-accounts')}
        </span>
      </div>
      {shown.length === 0 ? (
        <NothingFits
          text={t('No sub-account fits.')}
          onShowAll={() => {
            setQuery(noQuery);
            setFrom({ text: '' });
          }}
        />
      ) : (
        <WindowedList
          label={t('Sub-accounts')}
          count={shown.length}
          active={active}
          onActive={setActive}
          onRange={useCallback(() => undefined, [])}
          onKeyDown={onKeyDown}
          keyOf={(at) => shown[at]?.locationId ?? `place ${at}`}
          detail={
            openRow && {
              at: openAt,
              content: (
                <ConnectionDetail
                  row={openRow}
                  testing={tests.progress !== undefined}
                  onTest={() => test([openRow])}
                  onReplace={() => setAsking({ kind: 'token', row: openRow })}
                  onGroup={() => setAsking({ kind: 'group', rows: [openRow] })}
                  onRemove={() => setAsking({ kind: 'remove', rows: [openRow] })}
                />
              ),
            }
          }
          row={(at) => {
            const row = shown[at];
            if (!row) return null;
            const { locationId } = row;
            return (
              <ConnectionRowCard
                row={row}
                active={at === active}
                selected={selected.has(locationId)}
                open={locationId === openId}
                now={now()}
                onSelect={(extend) => toggle(at, extend)}
                onOpen={() => setOpenId(locationId === openId ? undefined : locationId)}
              />
            );
          }}
        />
      )}
      {chosen.length > 0 && (
        <ConnectionsBar
          chosen={chosen}
          testing={tests.progress !== undefined}
          onTest={() => test(chosen)}
          onGroup={() => setAsking({ kind: 'group', rows: ofTheirOwn(chosen) })}
          onRemove={() => setAsking({ kind: 'remove', rows: ofTheirOwn(chosen) })}
          onNone={() => setSelected(new Set())}
        />
      )}
      {asking?.kind === 'group' && (
        <GroupDialog
          rows={asking.rows}
          groups={rows.groups}
          onDone={(count) =>
            done(
              plural(
                count,
                'The groups of {count} sub-account were saved.',
                'The groups of {count} sub-accounts were saved.',
              ),
            )
          }
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking?.kind === 'remove' && (
        <RemoveDialog
          rows={asking.rows}
          onDone={(count) =>
            done(
              plural(
                count,
                '{count} token removed. HighLevel keeps them.',
                '{count} tokens removed. HighLevel keeps them.',
              ),
            )
          }
          onClose={() => {
            setAsking(undefined);
            void again();
          }}
        />
      )}
      {asking?.kind === 'token' && (
        <TokenDialog
          locationId={asking.row.locationId}
          name={asking.row.name}
          replaces={asking.row.connection.via === 'token' ? asking.row.connection.last4 : undefined}
          onSaved={() => done(t('The token works and was saved.'))}
          onClose={() => setAsking(undefined)}
        />
      )}
    </section>
  );
}

/** What comes through an agency has no token here to group or forget. */
const ofTheirOwn = (rows: Row[]): Row[] =>
  rows.filter(({ connection }) => connection.via === 'token');
