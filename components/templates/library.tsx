import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import type { PolicyView } from '../../lib/messaging/messages/share-shapes.ts';
import { failureText } from '../failure-text.ts';
import { Hint } from '../hints/hint.tsx';
import { newRunHash } from '../runs/new-run-hash.ts';
import { useServices } from '../services.ts';
import { exportHash } from '../sharing/export-hash.ts';
import { noPersonal, usePolicy } from '../sharing/use-policy.ts';
import { isKey } from '../shortcuts/is-key.ts';
import { shortcuts } from '../shortcuts/keys.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { WindowedList } from '../ui/windowed-list.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { Filters } from './filters.tsx';
import { hashOf, isNarrowed, type ListQuery } from './list-query.ts';
import { NewTemplateMenu } from './new-template-menu.tsx';
import { NoTemplates } from './no-templates.tsx';
import { SearchField } from './search-field.tsx';
import { SideList } from './side-list.tsx';
import { Row } from './template-row.tsx';
import type { RowsState, TemplateRows } from './template-rows.ts';
import { useListQuery } from './use-list-query.ts';
import { useFreshRows, useRows } from './use-rows.ts';
import { type Selection, useSelection } from './use-selection.ts';
import { useTemplateChanges } from './use-template-changes.ts';

/** All templates: to find, open, sort into folders, and begin new ones. */
export function Library(props: {
  query: URLSearchParams;
  rows: TemplateRows;
  go: (hash: string) => void;
}) {
  const { rows, go } = props;
  useRows(rows);
  useFreshRows(rows);
  const { from, query, type } = useListQuery(props.query, rows);
  const changes = useTemplateChanges(rows, go);
  const selection = useSelection(rows, changes.fail);
  const policy = usePolicy();
  const list = useRef<HTMLElement>(null);
  const [back] = useState(rows.place.within);
  const state = rows.state();
  const failure = rows.failure();

  const intoList = () => {
    const row = list.current?.querySelector<HTMLElement>(`[data-row-focus][tabindex="0"]`);
    row?.focus();
  };
  return (
    <div class="library">
      <div class="page-head">
        <h1 tabIndex={-1}>{t('Templates')}</h1>
        {policy.personalTemplates ? (
          <NewTemplateMenu go={go} />
        ) : (
          <p class="quiet">{t(noPersonal)}</p>
        )}
      </div>
      <SideList query={query} state={state} />
      <section
        class="library-main"
        aria-label={t('List')}
        ref={list}
        data-back={back ? '' : undefined}
      >
        <div class="library-tools">
          <SearchField
            label={t('Search templates')}
            from={from}
            focus
            onText={type}
            onDown={intoList}
          />
          <Filters query={query} onChange={(next) => go(hashOf(next))} />
        </div>
        {(!state || state.all > 1) && <Hint name="many" />}
        {failure && (
          <Notice
            tone="error"
            title={t('The list could not be read')}
            role="alert"
            actions={
              <Button small onClick={rows.refresh}>
                {t('Try again')}
              </Button>
            }
          >
            {failureText(failure)}
          </Notice>
        )}
        {state ? (
          <Shown {...{ state, rows, query, selection, changes, policy, go }} />
        ) : (
          !failure && <Waiting />
        )}
      </section>
    </div>
  );
}

/** The answer: how many there are, the rows, and what can be done with the selected ones. */
function Shown(props: {
  state: RowsState;
  rows: TemplateRows;
  query: ListQuery;
  selection: Selection;
  changes: ReturnType<typeof useTemplateChanges>;
  policy: PolicyView;
  go: (hash: string) => void;
}) {
  const { state, rows, query, selection, changes, policy } = props;
  const { now } = useServices();
  const [active, setActive] = useActive(rows, state.serial);
  const { total, all } = state;
  const full = selection.rows.size >= total;
  const onKeyDown = (event: KeyboardEvent) => {
    if (isKey(event, shortcuts.list.selectAll)) {
      event.preventDefault();
      selection.all();
    } else if (isKey(event, shortcuts.list.selectNone) && selection.rows.size > 0) {
      selection.clear();
    } else if (
      isKey(event, shortcuts.templates.select) &&
      event.target instanceof HTMLAnchorElement
    ) {
      event.preventDefault();
      selection.toggle(active, event.shiftKey);
    } else if (isKey(event, shortcuts.templates.remove)) {
      const row = state.rows.get(active);
      const chosen = selection.rows.size > 0 ? [...selection.rows.values()] : row ? [row] : [];
      void changes.remove(chosen).then((done) => done && selection.clear());
    }
  };
  return (
    <>
      <div class="list-head">
        {total > 0 && (
          <input
            type="checkbox"
            class="row-check"
            aria-label={t('Select all {count}', { count: total })}
            checked={full}
            indeterminate={selection.rows.size > 0 && !full}
            onChange={() => (full ? selection.clear() : selection.all())}
          />
        )}
        <span role="status">
          {isNarrowed(query) && total !== all
            ? plural(all, '{shown} of {count} template', '{shown} of {count} templates', {
                shown: total,
              })
            : plural(total, '{count} template', '{count} templates')}
        </span>
      </div>
      {total === 0 ? (
        <NoTemplates query={query} onAll={() => props.go('#/templates')} />
      ) : (
        <WindowedList
          label={t('Templates')}
          count={total}
          active={active}
          onActive={setActive}
          onRange={rows.need}
          onKeyDown={onKeyDown}
          keyOf={(at) => state.rows.get(at)?.id ?? `place ${at}`}
          row={(at) => {
            const template = state.rows.get(at);
            if (!template) return <div class="row-card" data-waiting="" aria-busy="true" />;
            return (
              <Row
                template={template}
                active={at === active}
                selected={selection.rows.has(template.id)}
                now={now()}
                onSelect={(extend) => selection.toggle(at, extend)}
                onFavourite={() => void changes.favourite([template], !template.favourite)}
                onCopy={policy.personalTemplates ? () => void changes.copy(template.id) : undefined}
              />
            );
          }}
        />
      )}
      <BulkBar
        selection={selection}
        state={state}
        changes={changes}
        onApply={(templateIds) => props.go(newRunHash({ kind: 'templates', templateIds }))}
        onExport={policy.exports ? (ids) => props.go(exportHash(ids)) : undefined}
      />
    </>
  );
}

/** Which row is the active one, whether the keyboard was in it, and how far the page is scrolled: kept while other pages show. */
function useActive(rows: TemplateRows, serial: number): [number, (at: number) => void] {
  const { place } = rows;
  const [, setTurn] = useState(0);
  const before = useRef<number>(undefined);
  useLayoutEffect(() => {
    const another = before.current !== undefined && before.current !== serial;
    before.current = serial;
    if (another) {
      place.active = 0;
      if (scrollY > 0) scrollTo(0, 0);
      setTurn((turn) => turn + 1);
    } else {
      scrollTo(0, place.scroll);
    }
  }, [serial, place]);
  useLayoutEffect(
    () => () => {
      place.scroll = scrollY;
      place.within = document.activeElement?.closest('.windowed') !== null;
    },
    [place],
  );
  const setActive = useCallback(
    (at: number) => {
      place.active = at;
      setTurn((turn) => turn + 1);
    },
    [place],
  );
  return [place.active, setActive];
}

/** Before the first answer: the shape of what comes. */
function Waiting() {
  return (
    <div class="waiting" aria-hidden="true">
      {[0, 1, 2, 3, 4, 5, 6, 7].map((at) => (
        <div key={at} class="row-card" data-waiting="" />
      ))}
    </div>
  );
}
