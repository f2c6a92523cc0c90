import { RefreshCw } from 'lucide';
import { useMemo, useRef, useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { SearchField } from '../templates/search-field.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Loading } from '../ui/loading.tsx';
import { NothingFits } from '../ui/nothing-fits.tsx';
import { Notice } from '../ui/notice.tsx';
import { Progress } from '../ui/progress.tsx';
import { rich } from '../ui/rich.ts';
import { targetsText } from './plan-words.ts';
import { TargetList } from './target-list.tsx';
import { TargetSets } from './target-sets.tsx';
import {
  fitting,
  groupsIn,
  idsOf,
  noTargetQuery,
  standOf,
  strangers,
  type TargetQuery,
  withAgents,
} from './target-tree.ts';
import type { Targets } from './use-targets.ts';
import { type Chosen, countsOf } from './wish.ts';

const noFrom = { text: '' };

/** “30 agents in 10 sub-accounts” */
export function whereText(chosen: Chosen): string {
  const { agents, locations } = countsOf(chosen);
  return targetsText({ targets: agents, locations });
}

/** Where: the agents of all connected sub-accounts, to be chosen by name, group or set. */
export function WherePart(props: {
  targets: Targets;
  chosen: Chosen;
  onChosen: (chosen: Chosen) => void;
}) {
  const { targets, chosen, onChosen } = props;
  const { locations, progress } = targets;
  const [query, setQuery] = useState<TargetQuery>(noTargetQuery);
  const [from, setFrom] = useState(noFrom);
  const list = useRef<HTMLDivElement>(null);
  const fits = useMemo(() => fitting(locations ?? [], query), [locations, query]);
  const groups = useMemo(() => groupsIn(locations ?? []), [locations]);
  const strange = useMemo(() => strangers(locations ?? [], chosen), [locations, chosen]);

  if (!locations) {
    return targets.failure ? (
      <FailureNotice
        title={t('The sub-accounts could not be read')}
        failure={targets.failure}
        onAgain={() => void targets.again()}
      />
    ) : (
      <Loading count={6} />
    );
  }
  if (locations.length === 0) {
    return (
      <EmptyState icon={RefreshCw} title={t('No sub-account is connected yet')}>
        {rich('Add a token or your agency’s app under {link}. What is chosen here stays.', {
          link: <a href="#/connections">{t('Connections')}</a>,
        })}
      </EmptyState>
    );
  }
  const agents = fits.reduce((sum, fit) => sum + fit.agents.length, 0);
  const stands = fits.filter((fit) => fit.agents.length > 0).map((fit) => standOf(fit, chosen));
  const full = stands.length > 0 && stands.every((stand) => stand === 'all');
  const some = stands.some((stand) => stand !== 'none');
  const never = fits.flatMap(({ location }) =>
    location.fetchedAt === undefined ? [location.locationId] : [],
  );
  const narrowed = query.text.trim() !== '' || query.group !== '';
  const all = (on: boolean) => onChosen(withAgents(chosen, fits.map(idsOf), on));
  const strangeCount = countsOf(strange).agents;
  const found = targetsText({ targets: agents, locations: fits.length });

  return (
    <div class="where">
      <div class="library-tools">
        <SearchField
          label={t('Search sub-account or agent')}
          from={from}
          onText={(text) => setQuery({ ...query, text })}
          onDown={() =>
            list.current?.querySelector<HTMLElement>('[data-row-focus][tabindex="0"]')?.focus()
          }
        />
        {groups.length > 0 && (
          <select
            class="input filter connection-filter"
            aria-label={t('Group')}
            data-set={query.group ? '' : undefined}
            value={query.group}
            onChange={(event) => setQuery({ ...query, group: event.currentTarget.value })}
          >
            <option value="">{t('Any group')}</option>
            {groups.map((group) => (
              <option key={group} value={group}>
                {group}
              </option>
            ))}
          </select>
        )}
        <TargetSets chosen={chosen} onChosen={onChosen} />
      </div>
      {progress ? (
        <div class="table-run">
          <Progress
            label={plural(
              progress.of,
              'Read {done} of {count} sub-account',
              'Read {done} of {count} sub-accounts',
              { done: progress.done },
            )}
            done={progress.done}
            of={progress.of}
          />
          <Button onClick={targets.stop}>{t('Stop')}</Button>
        </div>
      ) : (
        never.length > 0 && (
          <Notice
            tone="info"
            title={plural(
              never.length,
              'The agents of {count} sub-account were never read',
              'The agents of {count} sub-accounts were never read',
            )}
            actions={
              <Button small icon={RefreshCw} onClick={() => void targets.read(never)}>
                {plural(never.length, 'Read agents of it', 'Read agents of these {count}')}
              </Button>
            }
          >
            {t('Reading changes nothing in HighLevel.')}
          </Notice>
        )
      )}
      {targets.unasked > 0 && !progress && (
        <Notice
          tone="warning"
          role="status"
          title={plural(
            targets.unasked,
            '{count} sub-account could not be asked',
            '{count} sub-accounts could not be asked',
          )}
        >
          {t('Switchboard is locked, or did not answer. Read them again.')}
        </Notice>
      )}
      {strangeCount > 0 && (
        <Notice
          tone="warning"
          title={plural(
            strangeCount,
            '{count} chosen agent is not in this list',
            '{count} chosen agents are not in this list',
          )}
          actions={
            <Button
              small
              onClick={() =>
                onChosen(
                  withAgents(
                    chosen,
                    [...strange].map(([locationId, ids]) => ({ locationId, agentIds: [...ids] })),
                    false,
                  ),
                )
              }
            >
              {plural(strangeCount, 'Leave it out', 'Leave them out')}
            </Button>
          }
        >
          {t('The sub-account is not connected or was not read, or the agent is gone.')}
        </Notice>
      )}
      <div class="list-head">
        {agents > 0 && (
          <input
            type="checkbox"
            class="row-check"
            aria-label={
              narrowed
                ? t('Select all {count} that match', { count: agents })
                : t('Select all {count}', { count: agents })
            }
            checked={full}
            indeterminate={some && !full}
            onChange={() => all(!full)}
          />
        )}
        <span role="status">{narrowed ? t('{agents} match', { agents: found }) : found}</span>
        {narrowed && agents > 0 && !full && (
          <Button kind="link" onClick={() => all(true)}>
            {t('Select all {count} that match', { count: agents })}
          </Button>
        )}
        <span class="where-chosen">
          {countsOf(chosen).agents > 0 && (
            <Button kind="link" onClick={() => onChosen(new Map())}>
              {t('Select none')}
            </Button>
          )}
        </span>
      </div>
      {fits.length === 0 ? (
        <NothingFits
          text={t('Nothing fits.')}
          onShowAll={() => {
            setQuery(noTargetQuery);
            setFrom({ text: '' });
          }}
        />
      ) : (
        <div ref={list}>
          <TargetList
            fits={fits}
            chosen={chosen}
            searching={query.text.trim() !== ''}
            reading={progress !== undefined}
            onChosen={onChosen}
            onRead={(id) => void targets.read([id])}
          />
        </div>
      )}
    </div>
  );
}
