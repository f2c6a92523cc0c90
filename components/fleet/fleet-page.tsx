import { Package, ScanSearch } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { countOf } from '../count.ts';
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
    ? 'Choose a pack.'
    : counts.agents === 0
      ? 'Choose at least one agent.'
      : tooMany
        ? `One overview takes ${mostTargets.toLocaleString('en-US')} agents: choose fewer.`
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
                {name} ({countOf(templates.length, 'action')}
                {library ? `, from “${library.name}”` : ''})
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
              <span>
                {`All ${countOf(counts.agents, 'agent')} in ${countOf(counts.locations, 'connected sub-account')}`}
                {unread.length > 0 &&
                  `; the agents of ${countOf(unread.length, 'more', 'more')} were never read`}
              </span>
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
          Read {countOf(counts.agents, 'agent')}
        </Button>
        <p id="fleet-says" class="quiet" role="status">
          {hinder ?? ''}
        </p>
      </div>
    </div>
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
