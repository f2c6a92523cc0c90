import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { number } from '../../lib/i18n/format.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import { BackLink } from '../ui/back-link.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Progress } from '../ui/progress.tsx';
import { useAnswer } from '../use-answer.ts';
import { GroupField } from './group-field.tsx';
import { groupsOf } from './group-names.ts';
import type { Entry } from './table-entries.ts';
import { TableRow } from './table-row.tsx';
import { TableSource } from './table-source.tsx';
import { useTokenTable } from './use-token-table.ts';
import './table.css';

/** More rows than these nobody looks through; the others come when they are asked for. */
const shownAtFirst = 100;

/** Many sub-accounts at once: a table of ids and tokens, tested row by row. */
export function TablePage() {
  const { answer, again } = useAnswer('connection/list', {});
  const table = useTokenTable(() => void again());
  const [group, setGroup] = useState('');
  const { entries, testing, failure } = table;
  const known = useMemo(
    () => new Map(answer?.connections.map((row) => [row.locationId, row])),
    [answer],
  );
  const kinds = sorted(entries ?? [], table.repeated);
  const runnable = [...kinds.ready, ...kinds.refused];
  const test = (wanted: readonly Entry[], untested = false) =>
    void table.run(wanted, group.trim() || undefined, untested);
  const rowOf = (entry: Entry) => {
    const row = known.get(entry.locationId);
    const own = row?.connection.via === 'token' ? row.connection.last4 : undefined;
    return (
      <TableRow
        key={entry.key}
        entry={entry}
        name={row?.name}
        replaces={own}
        twin={table.repeated.get(entry.key)}
        busy={testing !== undefined}
        table={table}
        onTest={(one, untested) => test([one], untested)}
      />
    );
  };
  const left = kinds.wrong.length + kinds.refused.length;
  return (
    <div class="connections connections-narrow">
      <div class="page-head">
        <BackLink href="#/connections" label={t('Back to the connections')} />
        <h1 tabIndex={-1}>{t('Add many at once')}</h1>
      </div>
      {failure && (
        <Notice tone="warning" role="alert">
          {failure}
        </Notice>
      )}
      <TableSource onText={table.read} />
      {entries && entries.length > 0 && (
        <section class="table-bar" aria-label={t('Testing')}>
          <p role="status">{summary(kinds)}</p>
          {runnable.length > 0 && !testing && (
            <div class="table-run">
              <GroupField
                id="table-group"
                label={t('Group for all (optional)')}
                value={group}
                groups={groupsOf(answer?.connections ?? [])}
                onText={setGroup}
              />
              <Button kind="primary" onClick={() => test(runnable)}>
                {t('Test and save {count}', { count: runnable.length })}
              </Button>
              <Button onClick={table.clear}>{t('Clear the table')}</Button>
            </div>
          )}
          {testing && (
            <div class="table-run">
              <Progress
                label={t('Tested {done} of {of}', { ...testing })}
                done={testing.done}
                of={testing.of}
              />
              <Button onClick={table.stop}>{t('Stop')}</Button>
            </div>
          )}
          {kinds.saved.length > 0 && left + runnable.length === 0 && (
            <div class="table-run">
              <a href="#/connections">{t('See all connections')}</a>
              <Button onClick={table.clear}>{t('Clear the list')}</Button>
            </div>
          )}
          {left + kinds.ready.length > 0 && (
            <p class="quiet">
              {t(
                'Rows that are not saved yet wait here, in memory only: closing this page loses none of them, closing the browser forgets them.',
              )}
            </p>
          )}
        </section>
      )}
      <Rows title={t('To mend')} entries={kinds.wrong} row={rowOf} />
      <Rows title={t('Not saved')} entries={kinds.refused} row={rowOf} />
      <Rows title={t('Ready to test')} entries={kinds.ready} row={rowOf} />
      <Rows title={t('Saved')} entries={kinds.saved} row={rowOf} />
    </div>
  );
}

interface Kinds {
  wrong: Entry[];
  refused: Entry[];
  ready: Entry[];
  saved: Entry[];
}

function sorted(entries: readonly Entry[], twins: ReadonlyMap<string, number>): Kinds {
  const kinds: Kinds = { wrong: [], refused: [], ready: [], saved: [] };
  for (const entry of entries) {
    const { outcome, problem, key, testing } = entry;
    if (outcome?.kind === 'saved') kinds.saved.push(entry);
    else if (problem || twins.has(key)) kinds.wrong.push(entry);
    // A row stays where it is while it is tested.
    else if (outcome && !testing) kinds.refused.push(entry);
    else kinds.ready.push(entry);
  }
  return kinds;
}

function summary({ wrong, refused, ready, saved }: Kinds): string {
  const parts = [
    saved.length > 0 && t('{count} saved', { count: saved.length }),
    ready.length > 0 && t('{count} ready to test', { count: ready.length }),
    refused.length > 0 && t('{count} not saved', { count: refused.length }),
    wrong.length > 0 && t('{count} to mend', { count: wrong.length }),
  ].filter(Boolean);
  const total = wrong.length + refused.length + ready.length + saved.length;
  return plural(total, '{count} row: {parts}.', '{count} rows: {parts}.', {
    parts: parts.join(', '),
  });
}

function Rows(props: {
  title: string;
  entries: Entry[];
  row: (entry: Entry) => ComponentChildren;
}) {
  const { title, entries } = props;
  const [all, setAll] = useState(false);
  if (entries.length === 0) return null;
  const shown = all ? entries : entries.slice(0, shownAtFirst);
  return (
    <section class="table-part" aria-label={title}>
      <h2 class="section-title">
        {title} <span class="quiet">{number(entries.length)}</span>
      </h2>
      <ul class="table-rows">{shown.map(props.row)}</ul>
      {shown.length < entries.length && (
        <Button small onClick={() => setAll(true)}>
          {t('Show all {count}', { count: entries.length })}
        </Button>
      )}
    </section>
  );
}
