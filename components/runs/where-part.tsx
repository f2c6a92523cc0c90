import { RefreshCw } from 'lucide';
import { useMemo, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { countOf } from '../count.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { SearchField } from '../templates/search-field.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Loading } from '../ui/loading.tsx';
import { NothingFits } from '../ui/nothing-fits.tsx';
import { Notice } from '../ui/notice.tsx';
import { Progress } from '../ui/progress.tsx';
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
  return `${countOf(agents, 'agent')} in ${countOf(locations, 'sub-account')}`;
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
        Add a token or your agency’s app under <a href="#/connections">{t('Connections')}</a>. What
        is chosen here stays.
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
            label={`Read ${progress.done} of ${countOf(progress.of, 'sub-account')}`}
            done={progress.done}
            of={progress.of}
          />
          <Button onClick={targets.stop}>{t('Stop')}</Button>
        </div>
      ) : (
        never.length > 0 && (
          <Notice
            tone="info"
            title={`The agents of ${countOf(never.length, 'sub-account')} were never read`}
            actions={
              <Button small icon={RefreshCw} onClick={() => void targets.read(never)}>
                Read agents of {never.length === 1 ? 'it' : `these ${never.length}`}
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
          title={`${countOf(targets.unasked, 'sub-account')} could not be asked`}
        >
          {t('Switchboard is locked, or did not answer. Read them again.')}
        </Notice>
      )}
      {strangeCount > 0 && (
        <Notice
          tone="warning"
          title={`${countOf(strangeCount, 'chosen agent')} ${strangeCount === 1 ? 'is' : 'are'} not in this list`}
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
              Leave {strangeCount === 1 ? 'it' : 'them'} out
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
            aria-label={`Select all ${agents.toLocaleString('en-US')}${narrowed ? ' that match' : ''}`}
            checked={full}
            indeterminate={some && !full}
            onChange={() => all(!full)}
          />
        )}
        <span role="status">
          {countOf(agents, 'agent')} in {countOf(fits.length, 'sub-account')}
          {narrowed ? ' match' : ''}
        </span>
        {narrowed && agents > 0 && !full && (
          <Button kind="link" onClick={() => all(true)}>
            Select all {agents.toLocaleString('en-US')} that match
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
