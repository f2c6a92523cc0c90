import { ExternalLink } from 'lucide';
import { useState } from 'preact/hooks';
import { crmOrigins } from '../../lib/highlevel/crm-origins.ts';
import { agentBuilderUrl } from '../../lib/highlevel/crm-url.ts';
import { t } from '../../lib/i18n/t.ts';
import type { QuickAddState } from '../../lib/messaging/messages/quick-add-open.ts';
import type { AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import { isSettled } from '../../lib/runs/outcome.ts';
import { TokenDialog } from '../connections/token-dialog.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { OutcomeCard } from '../quick-add/outcome-card.tsx';
import { AskRemoval } from '../quick-add/questions.tsx';
import { SaveTemplate } from '../quick-add/save-template.tsx';
import { tokenWish } from '../quick-add/token-button.tsx';
import { useCreation } from '../quick-add/use-creation.ts';
import { useRunActions } from '../quick-add/use-run-actions.ts';
import { useRuns } from '../quick-add/use-runs.ts';
import { WordNotice } from '../quick-add/word-notice.tsx';
import { useServices, useVaultTurn } from '../services.ts';
import { TryForm } from '../templates/try/try-form.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { Button } from '../ui/button.tsx';
import { useAnswer } from '../use-answer.ts';
import { Existing } from './existing.tsx';
import '../quick-add/outcome.css';
import '../templates/try/try.css';
import './agent-page.css';

/** No tab shows the agent: it was chosen here. */
const noTab = -1;

/** What one agent has, and what can be done with it. */
export function AgentPage(props: { target: AgentAddress; go: (hash: string) => void }) {
  const { answer, failure, again } = useAnswer('quick-add/open', props.target, useVaultTurn());
  // What becomes of changes is followed here, whatever is asked again.
  const [first, setFirst] = useState<QuickAddState>();
  if (!first && answer) setFirst(answer);
  if (first) return <Agent {...props} state={first} access={answer?.connection?.state} />;
  return (
    <div class="agent-page">
      <div class="page-head">
        <BackLink href="#/agent" label={t('Back to the agents')} />
        <h1 tabIndex={-1}>{t('Agent')}</h1>
      </div>
      {failure && (
        <FailureNotice
          title={t('This agent could not be opened')}
          failure={failure}
          onAgain={() => void again()}
        />
      )}
    </div>
  );
}

function Agent(props: {
  target: AgentAddress;
  state: QuickAddState;
  access: 'ready' | 'locked' | 'ended' | undefined;
  go: (hash: string) => void;
}) {
  const { target, state, go } = props;
  const { openPage } = useServices();
  const runs = useRuns(state.recent);
  const [runId, setRunId] = useState(() => state.recent.find((run) => !isSettled(run))?.id);
  /** What lies in place of the list, for one of its actions. */
  const [over, setOver] = useState<{ kind: 'save-as' | 'duplicate'; actionId: string }>();
  const [edit, setEdit] = useState<{ actionId: string }>();
  const [wish, setWish] = useState<{ goOn?: () => void }>();
  const [added, setAdded] = useState(0);
  const isReady = props.access === 'ready' || added > 0;
  const { answer: told } = useAnswer('names/fetch', isReady ? target : undefined, added);
  const agentName = told?.agentName ?? state.agentName;
  const locationName = told?.locationName ?? state.locationName;
  const creation = useCreation({
    target,
    tabId: noTab,
    picked: true,
    onRun: (run) => {
      runs.put(run);
      setRunId(run.id);
    },
    onOtherContent: (run) => runs.put(run),
    onInvalid: () => creation.say({ about: 'not-opened' }),
    onNeedToken: (goOn) => setWish({ goOn }),
  });
  const runActions = useRunActions(runs, creation.say);
  const run = runs.get(runId);
  const builder = agentBuilderUrl(crmOrigins[0], target.locationId, target.agentId);
  return (
    <div class="agent-page">
      <div class="page-head">
        <BackLink href="#/agent" label={t('Back to the agents')} />
        <div class="agent-page-names">
          <h1 tabIndex={-1}>{agentName ?? t('Agent')}</h1>
          <p class="quiet">{locationName ?? target.locationId}</p>
        </div>
        <Button icon={ExternalLink} onClick={() => void openPage(builder)}>
          {t('Open in HighLevel')}
        </Button>
      </div>
      <OutcomeCard
        run={run}
        lost={run !== undefined && runs.lost.has(run.id)}
        busy={run && (creation.busyId === run.id ? 'again' : runActions.busy(run))}
        inForm={false}
        builderUrl={builder}
        actions={{
          ...runActions,
          createAgain: () => undefined,
          mend: () => undefined,
          sendAgain: (one) => void creation.start({ runId: one.id, anyway: false }),
          openForm: ({ steps: [step] }) => {
            if (step?.on) setEdit(step.on);
            else if (step) go(`#/templates/${encodeURIComponent(step.templateId)}`);
          },
          replaceToken: (one) => {
            const goOn = () => void creation.start({ runId: one.id, anyway: false });
            setWish(tokenWish(one).sendsAgain ? { goOn } : {});
          },
          dismiss: () => setRunId(undefined),
        }}
      />
      {creation.word && <WordNotice word={creation.word} onHide={() => creation.say(undefined)} />}
      {over?.kind === 'duplicate' && (
        <section class="agent-page-form" aria-label={t('Duplicate')}>
          <TryForm
            templateId={`action:${over.actionId}`}
            target={target}
            back={t('Back to the agent')}
            onBack={() => setOver(undefined)}
          />
        </section>
      )}
      {!over && (
        <Existing
          target={target}
          agentName={agentName}
          tabId={noTab}
          picked
          runs={runs}
          again={added}
          edit={edit}
          head={(refresh) => <div class="agent-page-tools">{refresh}</div>}
          heading="h2"
          onRun={(next) => {
            runs.put(next);
            setRunId(next.id);
          }}
          say={creation.say}
          onSaveAs={({ id }) => setOver({ kind: 'save-as', actionId: id })}
          onDuplicate={({ id }) => setOver({ kind: 'duplicate', actionId: id })}
          onWorkspace={go}
          onNeedToken={() => setWish({})}
        />
      )}
      {over?.kind === 'save-as' && (
        <SaveTemplate
          target={target}
          source={{ kind: 'action', actionId: over.actionId }}
          folders={state.folders}
          onSaved={({ id, name }) => {
            setOver(undefined);
            creation.say({
              tone: 'success',
              title: t('Saved as template “{name}”.', { name }),
              link: { label: t('Open it'), workspace: `#/templates/${id}` },
            });
          }}
          onNeedToken={() => setWish({})}
          onClose={() => setOver(undefined)}
        />
      )}
      {wish && (
        <TokenDialog
          locationId={target.locationId}
          name={locationName}
          onSaved={() => {
            setWish(undefined);
            setAdded((count) => count + 1);
            wish.goOn?.();
          }}
          onClose={() => setWish(undefined)}
        />
      )}
      {runActions.removal && (
        <AskRemoval removal={runActions.removal} onAnswer={runActions.answerRemoval} />
      )}
    </div>
  );
}
