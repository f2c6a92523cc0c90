import { Bot, ChevronRight } from 'lucide';
import { useCallback, useMemo, useState } from 'preact/hooks';
import { ago } from '../../lib/i18n/format.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import { useServices } from '../services.ts';
import { isKey } from '../shortcuts/is-key.ts';
import { shortcuts } from '../shortcuts/keys.ts';
import { Icon } from '../ui/icon.tsx';
import { WindowedList } from '../ui/windowed-list.tsx';
import {
  type Fit,
  idsOf,
  keyOfRow,
  nameOf,
  standOf,
  type TreeRow,
  treeRows,
  withAgents,
} from './target-tree.ts';
import type { Chosen } from './wish.ts';

const nothing = () => undefined;

/** Sub-accounts with a box for all of their agents; each opens to its agents. */
export function TargetList(props: {
  fits: Fit[];
  chosen: Chosen;
  /** While words are looked for, what they are found in is open. */
  searching: boolean;
  reading: boolean;
  onChosen: (chosen: Chosen) => void;
  onRead: (locationId: string) => void;
}) {
  const { fits, chosen, searching, onChosen } = props;
  const { now } = useServices();
  const [active, setActive] = useState(0);
  /** What is other than usual: open, or closed while searching. */
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(
    () => treeRows(fits, (id) => turned.has(id) !== searching),
    [fits, turned, searching],
  );
  const turn = (locationId: string) =>
    setTurned((before) => {
      const next = new Set(before);
      if (!next.delete(locationId)) next.add(locationId);
      return next;
    });
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[active];
    if (!row) return;
    if (isKey(event, shortcuts.list.selectAll)) {
      event.preventDefault();
      onChosen(withAgents(chosen, fits.map(idsOf), true));
    } else if (isKey(event, shortcuts.targets.open) && row.kind === 'location' && !row.open) {
      turn(row.fit.location.locationId);
    } else if (isKey(event, shortcuts.targets.close)) {
      if (row.kind === 'location' && row.open) turn(row.fit.location.locationId);
      // From an agent to its sub-account, as in any tree.
      if (row.kind === 'agent') focusUp(event.currentTarget as HTMLElement, rows, active);
    }
  };
  return (
    <WindowedList
      label={t('Sub-accounts and their agents')}
      count={rows.length}
      active={active}
      onActive={setActive}
      onRange={useCallback(nothing, [])}
      onKeyDown={onKeyDown}
      keyOf={(at) => {
        const row = rows[at];
        return row ? keyOfRow(row) : `place ${at}`;
      }}
      row={(at) => {
        const row = rows[at];
        if (!row) return null;
        const tab = at === active ? 0 : -1;
        if (row.kind === 'location') {
          const { fit, open } = row;
          return (
            <LocationRow
              fit={fit}
              open={open}
              tab={tab}
              now={now()}
              count={chosen.get(fit.location.locationId)?.size ?? 0}
              stand={standOf(fit, chosen)}
              reading={props.reading}
              onTurn={() => turn(fit.location.locationId)}
              onSelect={(on) => onChosen(withAgents(chosen, [idsOf(fit)], on))}
              onRead={() => props.onRead(fit.location.locationId)}
            />
          );
        }
        const { location, agent } = row;
        const { locationId } = location;
        return (
          <label class="target-row target-agent">
            <input
              type="checkbox"
              class="row-check"
              data-row-focus
              tabIndex={tab}
              aria-label={`${agent.name}, ${nameOf(location)}`}
              checked={chosen.get(locationId)?.has(agent.agentId) ?? false}
              onChange={(event) =>
                onChosen(
                  withAgents(
                    chosen,
                    [{ locationId, agentIds: [agent.agentId] }],
                    event.currentTarget.checked,
                  ),
                )
              }
            />
            <Icon node={Bot} size={14} />
            <span class="row-name" dir="auto" title={agent.name}>
              {agent.name}
            </span>
          </label>
        );
      }}
    />
  );
}

/** Moves the focus to the sub-account's own row. */
function focusUp(list: HTMLElement, rows: TreeRow[], from: number) {
  let at = from;
  while (at > 0 && rows[at]?.kind === 'agent') at -= 1;
  const row = list.querySelector<HTMLElement>(`[data-place="${at}"] [data-row-focus]`);
  row?.focus();
}

function LocationRow(props: {
  fit: Fit;
  open: boolean;
  tab: number;
  now: number;
  /** How many of its agents are chosen, also of those that do not fit. */
  count: number;
  stand: 'all' | 'some' | 'none';
  reading: boolean;
  onTurn: () => void;
  onSelect: (on: boolean) => void;
  onRead: () => void;
}) {
  const { fit, open, tab, stand, count } = props;
  const { location, agents } = fit;
  const { fetchedAt, problem, groups, state } = location;
  const name = nameOf(location);
  const never = fetchedAt === undefined;
  return (
    <div class="target-row" data-selected={stand === 'none' ? undefined : ''}>
      {agents.length > 0 ? (
        <input
          type="checkbox"
          class="row-check"
          data-row-focus
          tabIndex={tab}
          aria-label={t('All agents of {name}', { name })}
          checked={stand === 'all'}
          indeterminate={stand === 'some'}
          onChange={() => props.onSelect(stand !== 'all')}
        />
      ) : (
        <span class="row-check" aria-hidden="true" />
      )}
      <button
        type="button"
        class="target-open"
        tabIndex={tab}
        aria-expanded={open}
        aria-label={t('Agents of {name}', { name })}
        disabled={agents.length === 0}
        onClick={props.onTurn}
      >
        <Icon node={ChevronRight} size={14} />
      </button>
      <span class="row-text">
        <span class="row-name" dir="auto" title={name}>
          {name}
        </span>
        <span class="row-description" title={problem}>
          {problem ?? (never ? neverText(state) : standText(agents.length, count))}
          {!problem && !never && `, ${t('read {when}', { when: ago(fetchedAt, props.now) })}`}
        </span>
      </span>
      <span class="row-tags" title={groups.join(', ') || undefined}>
        {groups.slice(0, 2).map((group) => (
          <span class="badge row-tag" key={group}>
            {group}
          </span>
        ))}
        {groups.length > 2 && <span>+{groups.length - 2}</span>}
      </span>
      <span class="target-read">
        <button
          type="button"
          class={`button button-small ${never ? 'button-plain' : 'button-quiet'}`}
          data-row-focus={agents.length === 0 ? '' : undefined}
          tabIndex={tab}
          aria-label={
            never ? t('Read agents: {name}', { name }) : t('Read again: {name}', { name })
          }
          aria-disabled={props.reading ? 'true' : undefined}
          onClick={() => !props.reading && props.onRead()}
        >
          {never ? t('Read agents') : t('Read again')}
        </button>
      </span>
    </div>
  );
}

function neverText(state: Fit['location']['state']): string {
  if (state === 'locked') return t('Never read; locked');
  if (state === 'ended') return t('Never read; its token is gone with the session');
  return t('Never read');
}

function standText(agents: number, chosen: number): string {
  if (agents === 0) return t('No agents');
  if (chosen === 0) return plural(agents, '{count} agent', '{count} agents');
  return plural(agents, '{chosen} of {count} agent chosen', '{chosen} of {count} agents chosen', {
    chosen,
  });
}
