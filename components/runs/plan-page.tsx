import { SearchX } from 'lucide';
import { t } from '../../lib/i18n/t.ts';
import type { Plan } from '../../lib/runs/plan/schema.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { rich } from '../ui/rich.ts';
import { PlanView } from './plan-view.tsx';
import { targetsText } from './plan-words.ts';
import { RunView } from './run-view.tsx';
import { usePlan } from './use-plan.ts';
import '../connections/connections.css';
import './runs.css';
import './plan.css';

/** What a plan would change; once it is started, how the run goes. */
export function PlanPage({ planId, go }: { planId: string; go: (hash: string) => void }) {
  const state = usePlan(planId);
  const { open, plan } = state;
  return (
    <div class="runs">
      <div class="page-head">
        <BackLink href="#/runs" label={t('All runs')} />
        <h1 tabIndex={-1} dir="auto">
          {plan ? titleOf(plan) : t('Run')}
        </h1>
      </div>
      {state.failure && !plan && (
        <FailureNotice
          title={t('The plan could not be read')}
          failure={state.failure}
          onAgain={() => void state.again()}
        />
      )}
      {state.isLost && (
        <Notice tone="warning" role="status" title={t('The extension does not answer')}>
          {t('What became of the run is kept. Reload the page to see it.')}
        </Notice>
      )}
      {open === undefined && !state.failure && <Loading count={6} />}
      {open === null && (
        <EmptyState icon={SearchX} title={t('There is no such run')}>
          {rich('It was discarded, or forgotten as old. {link}.', {
            link: <a href="#/runs">{t('See all runs')}</a>,
          })}
        </EmptyState>
      )}
      {open && plan && (
        <>
          <p class="page-lead">{t(leads[plan.kind], { agents: targetsText(plan) })}</p>
          {plan.kind === 'fleet' ? (
            <p>
              {rich('This is an overview. {link}.', { link: <a href="#/fleet">{t('Show it')}</a> })}
            </p>
          ) : plan.startedAt === undefined ? (
            <PlanView {...{ state, open, plan, go }} />
          ) : (
            <RunView {...{ state, open, plan, go }} />
          )}
        </>
      )}
    </div>
  );
}

const leads = {
  apply: 'Onto {agents}.',
  copy: 'A copy onto {agents}.',
  undo: 'Takes back what was done on {agents}.',
  fleet: 'Looks at {agents}.',
} as const;

const titleOf = ({ kind, name }: Plan) => (kind === 'undo' ? t('Undo: {name}', { name }) : name);
