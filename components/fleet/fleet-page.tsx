import { Package, ScanSearch } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { failureText } from '../failure-text.ts';
import { mostTargets } from '../runs/use-new-run.ts';
import { useTargets } from '../runs/use-targets.ts';
import { WherePart } from '../runs/where-part.tsx';
import { type Chosen, countsOf, targetsOf } from '../runs/wish.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAnswer } from '../use-answer.ts';
import { fleetHash } from '../workspace/route.ts';
import { lastFleet } from './last-fleet.ts';
import '../connections/connections.css';
import '../runs/runs.css';
import './fleet.css';

/** Chooses what the fleet is looked at for: a pack, and agents; all that are connected at first. */
export function FleetPage({ go }: { go: (hash: string) => void }) {
  const { send, newId } = useServices();
  const packs = useAnswer('pack/list', {});
  const targets = useTargets();
  const [packId, setPackId] = useState<string>();
  const [chosen, setChosen] = useState<Chosen>();
  const [choosing, setChoosing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const { locations } = targets;
  useEffect(() => {
    // Until somebody chooses: agents that are read meanwhile come along.
    if (locations && !choosing) setChosen(everyAgent(locations));
  }, [locations, choosing]);

  const all = packs.answer?.packs ?? [];
  const pack = all.find(({ id }) => id === packId) ?? all[0];
  const counts = chosen ? countsOf(chosen) : { agents: 0, locations: 0 };
  const unread = (locations ?? []).filter(({ fetchedAt }) => fetchedAt === undefined);
  const tooMany = counts.agents > mostTargets;
  const hinder = !pack
    ? t('Choose a pack.')
    : counts.agents === 0
      ? t('Choose at least one agent.')
      : tooMany
        ? t('One overview takes {count} agents: choose fewer.', { count: mostTargets })
        : undefined;
  const look = async () => {
    if (!pack || !chosen || hinder) return;
    setBusy(true);
    setTrouble(undefined);
    try {
      const made = await send('plan/make', {
        planId: newId(),
        kind: 'fleet',
        what: { kind: 'pack', packId: pack.id },
        targets: targetsOf(chosen),
        values: {},
        locationValues: {},
      });
      if (made.kind === 'made') return go(fleetHash(made.planId));
      setTrouble(made.issues.map(({ message }) => message).join(' '));
    } catch (error) {
      setTrouble(failureText(error));
    }
    setBusy(false);
  };
  const last = lastFleet.id;

  return (
    <div class="fleet">
      <div class="page-head">
        <h1 tabIndex={-1}>{t('Fleet')}</h1>
        {last && <a href={fleetHash(last)}>{t('Back to the last overview')}</a>}
      </div>
      <p class="page-lead">
        {t(
          'Which agents have the actions of a pack, where they differ, and where they are missing. Looking changes nothing in HighLevel.',
        )}
      </p>
      {packs.failure && (
        <FailureNotice
          title={t('The packs could not be read')}
          failure={packs.failure}
          onAgain={() => void packs.again()}
        />
      )}
      {packs.answer && all.length === 0 ? (
        <EmptyState
          icon={Package}
          title={t('There is no pack yet')}
          actions={<Button onClick={() => go('#/packs/new')}>{t('New pack…')}</Button>}
        >
          {t('The overview compares agents with the templates of a pack.')}
        </EmptyState>
      ) : (
        <div class="field fleet-pack">
          <label class="field-label" for="fleet-pack">
            {t('Pack')}
          </label>
          <select
            id="fleet-pack"
            class="input"
            value={pack?.id ?? ''}
            onChange={(event) => setPackId(event.currentTarget.value)}
          >
            {all.map(({ id, name, templates, library }) => (
              <option key={id} value={id}>
                {packText(name, templates.length, library?.name)}
              </option>
            ))}
          </select>
        </div>
      )}
      <section class="fleet-where" aria-labelledby="fleet-where">
        <div class="fleet-where-head">
          <h2 class="section-title" id="fleet-where">
            {t('Agents')}
          </h2>
          {!choosing && chosen && counts.agents > 0 && (
            <>
              <span>{everyText(counts, unread.length)}</span>
              <Button kind="link" onClick={() => setChoosing(true)}>
                {t('Choose agents')}
              </Button>
            </>
          )}
        </div>
        {(choosing || counts.agents === 0) && (
          <WherePart
            targets={targets}
            chosen={chosen ?? new Map()}
            onChosen={(next) => {
              setChoosing(true);
              setChosen(next);
            }}
          />
        )}
      </section>
      {trouble && (
        <Notice tone="error" role="alert" title={t('The overview was not made')}>
          {trouble}
        </Notice>
      )}
      <div class="fleet-go">
        <Button
          kind="primary"
          icon={ScanSearch}
          busy={busy}
          disabled={hinder !== undefined}
          describedBy="fleet-says"
          onClick={() => void look()}
        >
          {plural(counts.agents, 'Read {count} agent', 'Read {count} agents')}
        </Button>
        <p id="fleet-says" class="quiet" role="status">
          {hinder ?? ''}
        </p>
      </div>
    </div>
  );
}

function packText(name: string, size: number, library: string | undefined): string {
  const actions = plural(size, '{count} action', '{count} actions');
  return library === undefined
    ? t('{name} ({actions})', { name, actions })
    : t('{name} ({actions}, from “{library}”)', { name, actions, library });
}

function everyText(counts: ReturnType<typeof countsOf>, unread: number): string {
  const agents = plural(counts.agents, '{count} agent', '{count} agents');
  const locations = plural(
    counts.locations,
    '{count} connected sub-account',
    '{count} connected sub-accounts',
  );
  if (unread === 0) return t('All {agents} in {locations}', { agents, locations });
  return plural(
    unread,
    'All {agents} in {locations}; the agents of {count} more were never read',
    'All {agents} in {locations}; the agents of {count} more were never read',
    { agents, locations },
  );
}

const everyAgent = (
  locations: readonly { locationId: string; agents: { agentId: string }[] }[],
): Chosen =>
  new Map(
    locations
      .filter(({ agents }) => agents.length > 0)
      .map(({ locationId, agents }) => [locationId, new Set(agents.map(({ agentId }) => agentId))]),
  );
