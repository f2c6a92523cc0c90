import { useEffect, useRef, useState } from 'preact/hooks';
import { crmOrigins } from '../../../lib/highlevel/crm-origins.ts';
import { agentBuilderUrl } from '../../../lib/highlevel/crm-url.ts';
import { t } from '../../../lib/i18n/t.ts';
import type { AgentAddress } from '../../../lib/messaging/messages/shapes.ts';
import { isSettled } from '../../../lib/runs/outcome.ts';
import type { Run, Step } from '../../../lib/runs/schema.ts';
import { TokenDialog } from '../../connections/token-dialog.tsx';
import { contentOf } from '../../fields/form-content.ts';
import { ActionForm } from '../../quick-add/action-form.tsx';
import { OutcomeCard } from '../../quick-add/outcome-card.tsx';
import { AskAnother, AskRemoval } from '../../quick-add/questions.tsx';
import { tokenWish } from '../../quick-add/token-button.tsx';
import { type Attempt, useCreation } from '../../quick-add/use-creation.ts';
import { useOpenForm } from '../../quick-add/use-open-form.ts';
import { useRunActions } from '../../quick-add/use-run-actions.ts';
import { useRuns } from '../../quick-add/use-runs.ts';
import { WordNotice } from '../../quick-add/word-notice.tsx';
import { useServices } from '../../services.ts';
import { usePolicy } from '../../sharing/use-policy.ts';
import { Button } from '../../ui/button.tsx';

const none: Run[] = [];

/** No tab shows the agent: it was chosen here. */
const noTab = -1;

/** The form of a template, or of a copy of an action, for an agent, and what became of it. */
export function TryForm(props: {
  templateId: string;
  target: AgentAddress;
  /** What the way back leads to; “Choose another agent” without it. */
  back?: string | undefined;
  onBack: () => void;
}) {
  const { templateId, target, onBack, back = t('Choose another agent') } = props;
  const { newId } = useServices();
  const policy = usePolicy();
  const runs = useRuns(none);
  const [runId, setRunId] = useState<string>();
  const [wish, setWish] = useState<{ goOn?: () => void }>();
  const [added, setAdded] = useState(0);
  const [closed, setClosed] = useState(false);
  const attempts = useRef(new Map<string, Attempt>());
  const form = useOpenForm({
    target,
    first: undefined,
    carried: undefined,
    runs,
    onHold: () => undefined,
    onClosed: () => setClosed(true),
  });
  const creation = useCreation({
    target,
    tabId: noTab,
    picked: true,
    onRun: (run, attempt) => {
      runs.put(run);
      setRunId(run.id);
      attempts.current.set(run.id, attempt);
      if ('draftId' in attempt) form.sent(attempt.draftId, run.id);
    },
    onOtherContent: (run) => {
      runs.put(run);
      setRunId(run.id);
      form.renew();
    },
    onInvalid: (_, issues) => {
      if (!form.tell(templateId, issues)) void form.show(templateId, issues);
    },
    onNeedToken: (goOn) => setWish({ goOn }),
  });
  const runActions = useRunActions(runs, creation.say);
  const open = async () => {
    setClosed(false);
    if (await form.show(templateId)) return;
    creation.say({ about: 'not-opened' });
    setClosed(true);
  };
  // Only once: whoever goes back and comes again gets a form of its own.
  useEffect(() => void open(), []);

  const run = runs.get(runId);
  const again = (before: Run, step: Step) => {
    const attempt = attempts.current.get(before.id);
    if (attempt && 'templateId' in attempt) {
      void creation.start({ ...attempt, draftId: newId(), anyway: true });
    } else if (step.templateId === templateId) void open();
  };
  const now = form.open;
  return (
    <div class="try-form">
      <OutcomeCard
        run={run}
        lost={run !== undefined && runs.lost.has(run.id)}
        busy={run && (creation.busyId === run.id ? 'again' : runActions.busy(run))}
        inForm={now !== undefined}
        builderUrl={agentBuilderUrl(crmOrigins[0], target.locationId, target.agentId)}
        actions={{
          ...runActions,
          createAgain: again,
          mend: () => void open(),
          sendAgain: (one) => void creation.start({ runId: one.id, anyway: false }),
          openForm: () => void open(),
          replaceToken: (one) => {
            const goOn = () => void creation.start({ runId: one.id, anyway: false });
            setWish(tokenWish(one).sendsAgain ? { goOn } : {});
          },
          dismiss: () => setRunId(undefined),
        }}
      />
      {creation.word && <WordNotice word={creation.word} onHide={() => creation.say(undefined)} />}
      {now && (
        <ActionForm
          key={`${templateId} ${now.form.draftId}`}
          form={now.form}
          values={now.values}
          target={target}
          again={added}
          draftId={now.draftId}
          told={now.told}
          busy={creation.busyId !== undefined || (now.runId !== undefined && !now.changedSince)}
          back={back}
          rememberSecrets={policy.rememberedSecrets ? undefined : false}
          keep={form.keep}
          onChange={(values, changed) => form.hold(values, changed, creation.busyId === templateId)}
          onSubmit={(values) => {
            const content = contentOf(now.form, values);
            void creation.start({ templateId, draftId: now.draftId, content, anyway: false });
          }}
          onClose={(discard, unkept) => {
            void form.close(discard, unkept);
            onBack();
          }}
          onNeedToken={() => setWish({})}
        />
      )}
      {closed && !now && (!run || isSettled(run)) && (
        <div class="try-more">
          <Button small onClick={() => void open()}>
            {t('Open the form again')}
          </Button>
          <Button small onClick={onBack}>
            {back}
          </Button>
        </div>
      )}
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
      {runActions.removal && (
        <AskRemoval removal={runActions.removal} onAnswer={runActions.answerRemoval} />
      )}
    </div>
  );
}
