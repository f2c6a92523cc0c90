import { Download, RefreshCw, SearchX, X } from 'lucide';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { ago } from '../../lib/i18n/format.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import type { Output } from '../../lib/messaging/messages/index.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { BackLink } from '../ui/back-link.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Loading } from '../ui/loading.tsx';
import { MenuButton } from '../ui/menu-button.tsx';
import { NothingFits } from '../ui/nothing-fits.tsx';
import { Progress } from '../ui/progress.tsx';
import { rich } from '../ui/rich.ts';
import { useToast } from '../ui/toast.tsx';
import { planHash } from '../workspace/route.ts';
import { exportCells, exportMatrix } from './export-fleet.ts';
import { FleetCell } from './fleet-cell.tsx';
import {
  type CellSelection,
  cellsIn,
  countSelected,
  type FleetFilter,
  type FleetRow,
  fittingRows,
  linesOf,
  toggled,
} from './fleet-cells.ts';
import { FleetGrid } from './fleet-grid.tsx';
import { FleetLegend, FleetTools } from './fleet-tools.tsx';
import { lastFleet } from './last-fleet.ts';
import { useFleet } from './use-fleet.ts';
import '../templates/bulk-bar.css';
import '../templates/library.css';
import './fleet.css';

export type FleetTemplate = NonNullable<Output<'plan/open'>>['templates'][number];

const none: CellSelection = new Map();
const everything: FleetFilter = { text: '', kinds: [] };

/** A fleet's overview: which agents have what of a pack. */
export function FleetView(props: { fleetId: string; go: (hash: string) => void }) {
  const { fleetId, go } = props;
  const { send, now, newId } = useServices();
  const toast = useToast();
  const { fleet, plan, rows, failure, again } = useFleet(fleetId);
  const [filter, setFilter] = useState(everything);
  const [from, setFrom] = useState({ text: '' });
  const [grouped, setGrouped] = useState(false);
  const [selection, setSelection] = useState<CellSelection>(none);
  const [opened, setOpened] = useState<{ row: FleetRow; template: number }>();
  const [doing, setDoing] = useState<'read' | 'stop' | 'plan'>();
  const templates = fleet?.templates ?? [];
  const shown = useMemo(() => fittingRows(rows, filter), [rows, filter]);
  const lines = useMemo(() => linesOf(shown, grouped), [shown, grouped]);
  useEffect(() => {
    if (fleet) lastFleet.id = fleetId;
    if (fleet === null && lastFleet.id === fleetId) lastFleet.id = undefined;
  }, [fleet, fleetId]);

  if (fleet === null) {
    return (
      <EmptyState icon={SearchX} title={t('This overview is not there any more')} heading="h1">
        {rich('Overviews are kept for a week. {link}.', {
          link: <a href="#/fleet">{t('Make another one')}</a>,
        })}
      </EmptyState>
    );
  }
  const attempt = async (what: NonNullable<typeof doing>, act: () => Promise<void>) => {
    if (doing) return;
    setDoing(what);
    try {
      await act();
    } catch (error) {
      toast({ tone: 'error', text: failureText(error) });
    }
    setDoing(undefined);
  };
  const readAgain = () =>
    attempt('read', async () => {
      await send('plan/read-again', { planId: fleetId });
      setSelection(none);
      again();
    });
  const stop = () =>
    attempt('stop', async () => {
      await send('plan/go', { planId: fleetId, do: 'discard' });
      go('#/fleet');
    });
  const count = countSelected(selection);
  const makePlan = () =>
    attempt('plan', async () => {
      const cells = [...selection].map(([place, own]) => ({ place, templates: [...own] }));
      const made = await send('plan/cells', { fleetId, planId: newId(), cells });
      if (made) return go(planHash(made.planId));
      toast({ tone: 'error', text: t('This overview is not there any more: read it again.') });
    });
  const reading = plan?.state === 'reading';

  return (
    <div class="fleet">
      <div class="page-head">
        <BackLink href="#/fleet" label={t('Another overview')} />
        <h1 tabIndex={-1} dir="auto">
          {fleet ? t('Fleet: {name}', { name: fleet.plan.name }) : t('Fleet')}
        </h1>
        {plan && !reading && (
          <>
            <span class="quiet">
              {plan.readFrom ? t('Read {when}', { when: ago(plan.readFrom, now()) }) : ''}
            </span>
            <Button icon={RefreshCw} busy={doing === 'read'} onClick={() => void readAgain()}>
              {t('Read again')}
            </Button>
          </>
        )}
        {rows.length > 0 && (
          <MenuButton
            label={t('Export')}
            icon={Download}
            groups={[
              [
                {
                  key: 'csv',
                  label: t('CSV, for spreadsheets'),
                  detail: t('A line for each agent'),
                  onChoose: () => void exportMatrix(shown, templates, now()),
                },
                {
                  key: 'json',
                  label: 'JSON',
                  detail: t('An object for each cell'),
                  onChoose: () => void exportCells(shown, templates, now()),
                },
              ],
            ]}
            note={shown.length < rows.length ? t('Of the agents that are shown.') : undefined}
          />
        )}
      </div>
      {failure && (
        <FailureNotice
          title={t('The overview could not be read')}
          failure={failure}
          onAgain={again}
        />
      )}
      {!fleet && !failure && <Loading count={8} />}
      {plan && reading && (
        <div class="table-run">
          <Progress
            label={plural(
              plan.targets,
              'Read {done} of {count} agent',
              'Read {done} of {count} agents',
              { done: plan.targetsRead },
            )}
            done={plan.targetsRead}
            of={plan.targets}
          />
          <Button busy={doing === 'stop'} onClick={() => void stop()}>
            {t('Stop and discard')}
          </Button>
        </div>
      )}
      {rows.length > 0 && (
        <>
          <FleetLegend rows={rows} />
          <FleetTools
            filter={filter}
            from={from}
            grouped={grouped}
            onFilter={setFilter}
            onGrouped={setGrouped}
          />
          <div class="list-head fleet-count">
            <span role="status">
              {shown.length < rows.length
                ? plural(rows.length, '{shown} of {count} agent', '{shown} of {count} agents', {
                    shown: shown.length,
                  })
                : plural(rows.length, '{count} agent', '{count} agents')}
            </span>
            {(['missing', 'differs'] as const).map((kind) => {
              const cells = cellsIn(shown, undefined, [kind]);
              const { length: count } = cells;
              return count > 0 ? (
                <Button
                  key={kind}
                  kind="link"
                  onClick={() => setSelection(toggled(selection, cells))}
                >
                  {kind === 'missing'
                    ? t('Select all {count} missing', { count })
                    : t('Select all {count} that differ', { count })}
                </Button>
              ) : null;
            })}
          </div>
          {shown.length === 0 ? (
            <NothingFits
              text={t('No agent fits.')}
              onShowAll={() => {
                setFilter(everything);
                setFrom({ text: '' });
              }}
            />
          ) : (
            <FleetGrid
              lines={lines}
              rows={shown}
              templates={templates}
              selection={selection}
              onToggle={(cells) => cells.length > 0 && setSelection(toggled(selection, cells))}
              onOpen={(row, template) => setOpened({ row, template })}
            />
          )}
          <p class="quiet fleet-help">
            {t('Arrow keys walk, space selects a cell, a row or a column, Enter opens a cell.')}
          </p>
        </>
      )}
      {count > 0 && (
        <section class="bulk-bar" aria-label={t('Selected cells')}>
          <span class="bulk-count" role="status">
            {t('{cells} on {agents}', {
              cells: plural(count, '{count} cell', '{count} cells'),
              agents: plural(selection.size, '{count} agent', '{count} agents'),
            })}
          </span>
          <div class="bulk-buttons">
            <Button
              small
              kind="primary"
              busy={doing === 'plan'}
              disabled={reading}
              onClick={() => void makePlan()}
            >
              {plural(count, 'Plan for {count} cell', 'Plan for {count} cells')}
            </Button>
          </div>
          <IconButton icon={X} label={t('Select none')} onClick={() => setSelection(none)} />
        </section>
      )}
      {opened && (
        <FleetCell
          fleetId={fleetId}
          row={opened.row}
          template={opened.template}
          name={templates[opened.template]?.name ?? ''}
          onClose={() => setOpened(undefined)}
        />
      )}
    </div>
  );
}
