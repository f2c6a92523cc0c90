import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { agentBuilderUrl } from '../../lib/highlevel/crm-url.ts';
import type { Problem } from '../../lib/highlevel/errors.ts';
import type { FormState } from '../../lib/messaging/messages/form-open.ts';
import type { QuickAddState } from '../../lib/messaging/messages/quick-add-open.ts';
import type { AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import { isOnItsWay, isSettled } from '../../lib/runs/outcome.ts';
import type { Run } from '../../lib/runs/schema.ts';
import type { FormValues } from '../fields/form-values.ts';
import { useServices } from '../services.ts';
import { Notice } from '../ui/notice.tsx';
import {
  ActionForm,
  AskAnother,
  AskRemoval,
  AwayBanner,
  OutcomeCard,
  RecentList,
  WordNotice,
} from './later.ts';
import type { Place } from './place.ts';
import { TemplateList } from './template-list.tsx';
import { type Attempt, useCreation } from './use-creation.ts';
import { type HeldForm, useOpenForm } from './use-open-form.ts';
import { useRunActions } from './use-run-actions.ts';
import { useRuns } from './use-runs.ts';

/** Templates, the open form and what became of the last creates, for one agent. */
export function AgentView(props: {
  state: QuickAddState;
  firstForm?: FormState | undefined;
  /** Values brought along from another agent's form. */
  carried?: FormValues | undefined;
  target: AgentAddress;
  names: { agentName?: string | undefined; locationName?: string | undefined };
  place: Place;
  picked: boolean;
  /** The tab shows something else than this agent. */
  away: boolean;
  /** Changes when a token was added: lists are read anew. */
  again: number;
  shown: boolean;
  askToken: (options: { goOn?: () => void; reason?: Problem }) => void;
  onHold: (held: HeldForm | undefined) => void;
  /** A create is on its way. */
  onBusy: (busy: boolean) => void;
  onGoOn: () => void;
}) {
  const { send, newId } = useServices();
  const { target, state } = props;
  const [templates, setTemplates] = useState(state.templates);
  const runs = useRuns(state.recent);
  const [activeId, setActiveId] = useState(() => state.recent.find((run) => !isSettled(run))?.id);
  const root = useRef<HTMLDivElement>(null);
  const attempts = useRef(new Map<string, Attempt>());

  const refresh = useCallback(async () => {
    const next = await send('quick-add/open', target).catch(() => undefined);
    if (next) setTemplates(next.templates);
  }, [send, target]);

  const form = useOpenForm({
    target,
    first: props.firstForm,
    carried: props.carried,
    runs,
    onHold: props.onHold,
    onClosed: () => void refresh(),
  });
  const creation = useCreation({
    target,
    tabId: props.place.tabId,
    picked: props.picked,
    onRun: (run, attempt) => {
      attempts.current.set(run.id, attempt);
      runs.put(run);
      setActiveId(run.id);
      form.sent(attempt.draftId, run.id);
    },
    onOtherContent: (run) => {
      runs.put(run);
      setActiveId(run.id);
      form.renew();
    },
    onInvalid: ({ templateId }, issues) => {
      if (!form.tell(templateId, issues)) void form.show(templateId, issues);
    },
    onNeedToken: (goOn) => props.askToken({ goOn }),
  });
  const runActions = useRunActions(runs, creation.say);

  const openOrSay = async (templateId: string) => {
    if (await form.show(templateId)) return;
    creation.say({
      tone: 'error',
      title: 'The form could not be opened',
      detail: 'The template is gone, or the extension did not answer. Nothing was sent.',
    });
  };

  const active = runs.get(activeId);
  const activeState = active?.steps[0]?.state;
  const activeReads = active?.steps[0]?.verification.reads;
  useEffect(() => {
    // What was created is remembered, and its draft done, by the time of the first look.
    if (activeState === 'undone' || activeReads) void refresh();
  }, [activeState, activeReads, refresh]);

  const onItsWay = creation.busyId !== undefined || (active !== undefined && isOnItsWay(active));
  const { onBusy } = props;
  useEffect(() => onBusy(onItsWay), [onItsWay, onBusy]);

  const createAgain = (run: Run) => {
    const step = run.steps[0];
    const before = attempts.current.get(run.id);
    const templateId = step?.templateId ?? '';
    const draft = { templateId, draftId: newId(), anyway: true };
    if (before) void creation.start({ ...before, ...draft });
    else if (step && step.secretPaths.length === 0) {
      const content = { name: step.name, parameters: step.parameters };
      void creation.start({ ...draft, content });
    } else void openOrSay(templateId);
  };

  const banner = (inForm: boolean) =>
    props.away && (
      <AwayBanner
        form={inForm}
        place={props.place}
        target={target}
        names={props.names}
        onGoOn={props.onGoOn}
      />
    );
  const { open } = form;
  const inForm = open !== undefined && active?.steps[0]?.templateId === open.form.template.id;
  const others = runs.all.filter((run) => run.id !== activeId);
  return (
    <div class="agent-view" ref={root} hidden={!props.shown}>
      <OutcomeCard
        run={active}
        lost={active !== undefined && runs.lost.has(active.id)}
        busy={active && runActions.busy(active)}
        inForm={inForm}
        builderUrl={
          props.picked && props.place.origin
            ? agentBuilderUrl(props.place.origin, target.locationId, target.agentId)
            : undefined
        }
        actions={{
          ...runActions,
          createAgain,
          openForm: (run) => void openOrSay(run.steps[0]?.templateId ?? ''),
          replaceToken: (run) => {
            const problem = run.steps[0]?.problem;
            props.askToken(problem ? { reason: problem } : {});
          },
          dismiss: () => {
            setActiveId(undefined);
            root.current?.querySelector<HTMLElement>('.search-input, .form-title')?.focus();
          },
        }}
      />
      {creation.word && <WordNotice word={creation.word} onHide={() => creation.say(undefined)} />}
      {open ? (
        <ActionForm
          key={`${open.form.template.id} ${open.form.draftId}`}
          form={open.form}
          values={open.values}
          target={target}
          again={props.again}
          draftId={open.draftId}
          told={open.told}
          busy={creation.busyId !== undefined || (open.runId !== undefined && !open.changedSince)}
          blocked={props.away ? 'Go back to this agent in the tab to create it.' : undefined}
          banner={banner(true)}
          onChange={(values, changed) =>
            form.hold(values, changed, creation.busyId === open.form.template.id)
          }
          onSubmit={(content) =>
            void creation.start({
              templateId: open.form.template.id,
              draftId: open.draftId,
              content,
              anyway: false,
            })
          }
          onClose={(discard, unkept) => void form.close(discard, unkept)}
          onNeedToken={() => props.askToken({})}
        />
      ) : (
        <div class="scroll">
          {props.away && active && <div class="inline-notice">{banner(false)}</div>}
          {state.setAside > 0 && (
            <div class="inline-notice">
              <Notice tone="warning">
                {state.setAside === 1
                  ? 'One stored record could not be read and was set aside.'
                  : `${state.setAside} stored records could not be read and were set aside.`}{' '}
                Everything else works.
              </Notice>
            </div>
          )}
          <RecentList
            runs={others}
            busy={runActions.busy}
            onUndo={(run) => {
              setActiveId(run.id);
              runActions.undo(run);
            }}
            onShow={(run) => setActiveId(run.id)}
          />
          <TemplateList
            templates={templates}
            busyId={creation.busyId}
            focus={props.shown}
            onOpen={(template) => void openOrSay(template.id)}
            onCreate={(template) =>
              void creation.start({ templateId: template.id, draftId: newId(), anyway: false })
            }
          />
        </div>
      )}
      {creation.asking && <AskAnother run={creation.asking.run} onAnswer={creation.answer} />}
      {runActions.removal && (
        <AskRemoval removal={runActions.removal} onAnswer={runActions.answerRemoval} />
      )}
    </div>
  );
}
