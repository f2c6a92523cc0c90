import { Undo2 } from 'lucide';
import { useState } from 'preact/hooks';
import type { Issue } from '../../lib/actions/define.ts';
import { crmOrigins } from '../../lib/highlevel/crm-origins.ts';
import { agentBuilderUrl } from '../../lib/highlevel/crm-url.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Run, Step } from '../../lib/runs/schema.ts';
import { TokenDialog } from '../connections/token-dialog.tsx';
import { MendStep } from '../quick-add/mend-step.tsx';
import { OutcomeCard } from '../quick-add/outcome-card.tsx';
import { AskAnother, AskRemoval } from '../quick-add/questions.tsx';
import { tokenWish } from '../quick-add/token-button.tsx';
import { useCreation } from '../quick-add/use-creation.ts';
import { useRunActions } from '../quick-add/use-run-actions.ts';
import { useRuns } from '../quick-add/use-runs.ts';
import { WordNotice } from '../quick-add/word-notice.tsx';
import { useServices } from '../services.ts';
import { TryForm } from '../templates/try/try-form.tsx';
import { Button } from '../ui/button.tsx';
import '../templates/try/try.css';
import { RunSteps } from './run-steps.tsx';
import { takeBack } from './take-back.ts';

/** No tab shows the agent: it is known from the journal. */
const noTab = -1;

/** A step that gets other content, or an action that is created once more from its template. */
type Open = { kind: 'mend'; stepId: string; told: Issue[] } | { kind: 'again'; templateId: string };

/** What became of a run, followed while it changes, and what can be done about it. */
export function SingleRun(props: { first: Run[]; runId: string; go: (hash: string) => void }) {
  const { send, newId } = useServices();
  const runs = useRuns(props.first);
  const run = runs.get(props.runId) ?? (props.first[0] as Run);
  const { target } = run;
  const [open, setOpen] = useState<Open>();
  const [wish, setWish] = useState<{ goOn?: () => void }>();
  const [added, setAdded] = useState(0);
  const [undoing, setUndoing] = useState(false);
  const creation = useCreation({
    target,
    tabId: noTab,
    picked: true,
    onRun: (next) => {
      runs.put(next);
      setOpen(undefined);
    },
    onOtherContent: (next) => runs.put(next),
    onInvalid: (attempt, told) => {
      if ('mend' in attempt && attempt.mend) setOpen({ kind: 'mend', ...attempt.mend, told });
    },
    onNeedToken: (goOn) => setWish({ goOn }),
  });
  const actions = useRunActions(runs, creation.say);
  const mend = (_: Run, step: Step) => setOpen({ kind: 'mend', stepId: step.id, told: [] });
  const sendAgain = () => void creation.start({ runId: run.id, anyway: false });
  const undoChange = async () => {
    setUndoing(true);
    const done = await takeBack(send, newId(), { runId: run.id });
    setUndoing(false);
    if ('hash' in done) props.go(done.hash);
    else creation.say({ tone: 'error', title: t('It was not undone'), detail: done.why });
  };
  const mended = run.steps.find(({ id }) => open?.kind === 'mend' && id === open.stepId);

  return (
    <div class="single-run-body">
      <OutcomeCard
        run={run}
        lost={runs.lost.has(run.id)}
        busy={creation.busyId === run.id ? 'again' : actions.busy(run)}
        inForm={open !== undefined}
        builderUrl={agentBuilderUrl(crmOrigins[0], target.locationId, target.agentId)}
        actions={{
          ...actions,
          createAgain: (_, { templateId }) => setOpen({ kind: 'again', templateId }),
          mend,
          sendAgain,
          openForm: () => run.steps[0] && mend(run, run.steps[0]),
          replaceToken: () => setWish(tokenWish(run).sendsAgain ? { goOn: sendAgain } : {}),
          dismiss: () => props.go('#/runs'),
        }}
      />
      {creation.word && <WordNotice word={creation.word} onHide={() => creation.say(undefined)} />}
      {canPutBack(run) && (
        <Button icon={Undo2} busy={undoing} onClick={() => void undoChange()}>
          {t('Undo this run…')}
        </Button>
      )}
      {mended && open?.kind === 'mend' && (
        <section class="single-run-form" aria-label={t('Mend “{name}”', { name: mended.name })}>
          <MendStep
            key={mended.id}
            runId={run.id}
            step={mended}
            target={target}
            again={added}
            told={open.told}
            busy={creation.busyId === run.id}
            onSubmit={(content) =>
              void creation.start({
                runId: run.id,
                mend: { stepId: mended.id, content },
                anyway: false,
              })
            }
            onClose={() => setOpen(undefined)}
            onNeedToken={() => setWish({})}
          />
        </section>
      )}
      {open?.kind === 'again' && (
        <section class="single-run-form" aria-label={t('Create it again')}>
          <TryForm templateId={open.templateId} target={target} onBack={() => setOpen(undefined)} />
        </section>
      )}
      <RunSteps run={run} />
      {wish && (
        <TokenDialog
          locationId={target.locationId}
          onSaved={() => {
            setWish(undefined);
            setAdded((count) => count + 1);
            wish.goOn?.();
          }}
          onClose={() => setWish(undefined)}
        />
      )}
      {creation.asking && <AskAnother run={creation.asking.run} onAnswer={creation.answer} />}
      {actions.removal && <AskRemoval removal={actions.removal} onAnswer={actions.answerRemoval} />}
    </div>
  );
}

/** What it changed or removed can be put back, after a look at what that does. */
const canPutBack = (run: Run): boolean =>
  run.undoes === undefined &&
  run.open === 0 &&
  run.steps.some(({ state, undoes }) => !undoes && (state === 'updated' || state === 'removed'));
