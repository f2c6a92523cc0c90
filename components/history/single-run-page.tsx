import { SearchX } from 'lucide';
import { useMemo } from 'preact/hooks';
import { moment } from '../../lib/i18n/format.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import type { Run } from '../../lib/runs/schema.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Loading } from '../ui/loading.tsx';
import { rich } from '../ui/rich.ts';
import { useAnswer } from '../use-answer.ts';
import { singleHash } from './history-words.ts';
import { SingleRun } from './single-run.tsx';
import '../quick-add/outcome.css';
import './history.css';

/** A run by itself: a create, a pack on one agent, a change, a removal, or what took one back. */
export function SingleRunPage(props: { runId: string; go: (hash: string) => void }) {
  const { answer: run, failure, again } = useAnswer('history/open', { runId: props.runId });
  if (run === null) {
    return (
      <EmptyState icon={SearchX} title={t('This run is not in the history')} heading="h1">
        {rich('It was deleted, or is older than runs are kept. {link}.', {
          link: <a href="#/runs">{t('See all runs')}</a>,
        })}
      </EmptyState>
    );
  }
  return (
    <div class="single-run">
      <div class="page-head">
        <BackLink href="#/runs" label={t('All runs')} />
        <h1 tabIndex={-1} dir="auto">
          {run ? titleOf(run) : t('Run')}
        </h1>
      </div>
      {failure && (
        <FailureNotice
          title={t('The run could not be read')}
          failure={failure}
          onAgain={() => void again()}
        />
      )}
      {!run && !failure && <Loading />}
      {run && <Shown key={run.id} run={run} go={props.go} />}
    </div>
  );
}

function Shown({ run, go }: { run: Run; go: (hash: string) => void }) {
  const { agentName, agentId, locationName, locationId } = run.target;
  // The same list at each draw: what changes is followed from there.
  const first = useMemo(() => [run], [run]);
  return (
    <>
      <p class="page-lead">
        {rich('On {agent} in {location}, {when}.', {
          agent: <strong dir="auto">{agentName ?? agentId}</strong>,
          location: <strong dir="auto">{locationName ?? locationId}</strong>,
          when: moment(run.createdAt, { dateStyle: 'long', timeStyle: 'short' }),
        })}
        {run.undoes !== undefined && (
          <>
            {' '}
            {rich('It took back {run}.', {
              run: <a href={singleHash(run.undoes)}>{t('an earlier run')}</a>,
            })}
          </>
        )}
      </p>
      <SingleRun first={first} runId={run.id} go={go} />
    </>
  );
}

const titles = {
  create: 'Create {what}',
  update: 'Change {what}',
  remove: 'Remove {what}',
  undo: 'Take back {what}',
} as const;

/** “Create “Send directions””: what it was to do; of a pack its name. */
export function titleOf(run: Run): string {
  const [step] = run.steps;
  const undo = run.undoes !== undefined || step?.undoes !== undefined;
  const { length } = run.steps;
  const name = run.pack?.name ?? (length === 1 ? step?.name : undefined);
  const what =
    name === undefined ? plural(length, '{count} action', '{count} actions') : `“${name}”`;
  return t(titles[undo ? 'undo' : (step?.op ?? 'create')], { what });
}
