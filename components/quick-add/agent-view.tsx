import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { agentBuilderUrl } from '../../lib/highlevel/crm-url.ts';
import { t } from '../../lib/i18n/t.ts';
import type { QuickAddState } from '../../lib/messaging/messages/quick-add-open.ts';
import type { AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import { isOnItsWay, isSettled } from '../../lib/runs/outcome.ts';
import type { Run, Step } from '../../lib/runs/schema.ts';
import { useServices } from '../services.ts';
import type { Screen } from './agent-screens.tsx';
import {
  AgentScreen,
  AskAnother,
  AskRemoval,
  AwayBanner,
  OpenPackForm,
  OutcomeCard,
  RecentList,
  SetAsideNotice,
  TemplateForm,
  tokenWishOf,
  WordNotice,
} from './later.ts';
import { type ListKind, ListView } from './list-view.tsx';
import type { Loaded } from './load-quick-add.ts';
import { mendEdit } from './mend-edit.ts';
import type { Place } from './place.ts';
import type { TokenWish } from './token-screen.tsx';
import { type Attempt, useCreation } from './use-creation.ts';
import { type HeldForm, useOpenForm } from './use-open-form.ts';
import { useOpenPack } from './use-open-pack.ts';
import { useRunActions } from './use-run-actions.ts';
import { useRuns } from './use-runs.ts';
import { useTemplateRows } from './use-template-rows.ts';

/** Templates and packs, the open form and what became of the last creates, for one agent. */
export function AgentView(props: {
  loaded: Loaded & { state: QuickAddState };
  /** Values brought along from another agent's form. */
  carried?: HeldForm | undefined;
  target: AgentAddress;
  names: { agentName?: string | undefined; locationName?: string | undefined };
  place: Place;
  picked: boolean;
  /** The tab shows something else than this agent. */
  away: boolean;
  /** Changes when a token was added: lists are read anew. */
  again: number;
  shown: boolean;
  askToken: (wish: TokenWish) => void;
  onHold: (held: HeldForm | undefined) => void;
  /** A create is on its way. */
  onBusy: (busy: boolean) => void;
  onGoOn: () => void;
}) {
  const { send, newId } = useServices();
  const { target, carried, loaded } = props;
  const [state, setState] = useState(loaded.state);
  const templates = useTemplateRows(target, { rows: state.templates, total: state.total });
  const [listed, setListed] = useState<ListKind>(loaded.packForm ? 'Packs' : 'Templates');
  const [screen, setScreen] = useState<Screen>();
  const runs = useRuns(state.recent);
  const [activeId, setActiveId] = useState(() => state.recent.find((run) => !isSettled(run))?.id);
  const root = useRef<HTMLDivElement>(null);
  const attempts = useRef(new Map<string, Attempt>());

  const { renew } = templates;
  const refresh = useCallback(async () => {
    const next = await send('quick-add/open', target).catch(() => undefined);
    if (!next) return;
    setState(({ recent }) => ({ ...next, recent }));
    renew({ rows: next.templates, total: next.total });
  }, [send, target, renew]);

  const opening = {
    target,
    onHold: props.onHold,
    onClosed: () => void refresh(),
  };
  const form = useOpenForm({
    ...opening,
    first: loaded.form,
    carried: carried && 'templateId' in carried ? carried.values : undefined,
    runs,
  });
  const pack = useOpenPack({
    ...opening,
    first: loaded.packForm,
    carried: carried && 'packId' in carried ? carried.values : undefined,
    runs,
  });
  const creation = useCreation({
    target,
    tabId: props.place.tabId,
    picked: props.picked,
    onRun: (run, attempt) => {
      runs.put(run);
      setActiveId(run.id);
      if ('runId' in attempt) {
        const mended = attempt.mend && mendEdit(run.id, attempt.mend.stepId);
        if (mended) void send('edit/discard', mended).catch(() => undefined);
        if (screen?.kind === 'mend') setScreen(undefined);
        return;
      }
      attempts.current.set(run.id, attempt);
      if ('packId' in attempt) pack.sent(attempt.draftId);
      else form.sent(attempt.draftId, run.id);
    },
    onOtherContent: (run) => {
      runs.put(run);
      setActiveId(run.id);
      form.renew();
      pack.renew();
    },
    onInvalid: (attempt, issues) => {
      if ('runId' in attempt) {
        const stepId = attempt.mend?.stepId;
        if (stepId) setScreen({ kind: 'mend', runId: attempt.runId, stepId, told: issues });
      } else if ('packId' in attempt) {
        if (!pack.tell(attempt.packId, issues)) void pack.show(attempt.packId, issues);
      } else if (!form.tell(attempt.templateId, issues)) {
        void form.show(attempt.templateId, issues);
      }
    },
    onNeedToken: (goOn) => props.askToken({ goOn, next: 'create' }),
  });
  const runActions = useRunActions(runs, creation.say);

  const last = useRef<string>(undefined);
  const openOrSay = async (id: string, show: (id: string) => Promise<boolean> = form.show) => {
    last.current = id;
    if (await show(id)) setScreen(undefined);
    else creation.say({ about: 'not-opened' });
  };

  const active = runs.get(activeId);
  const created = active?.steps.filter(({ state }) => state === 'created').length;
  const undone = active?.steps.filter(({ state }) => state === 'undone').length;
  const reads = active?.steps[0]?.verification.reads;
  useEffect(() => {
    // What was created is remembered, and its draft done, by the time of the first look.
    if (undone || reads) void refresh();
  }, [created, undone, reads, refresh]);

  const onItsWay = creation.busyId !== undefined || (active !== undefined && isOnItsWay(active));
  const { onBusy } = props;
  useEffect(() => onBusy(onItsWay), [onItsWay, onBusy]);

  const createAgain = (run: Run, step: Step) => {
    const before = attempts.current.get(run.id);
    const { templateId, type, name, parameters, secretPaths } = step;
    const draft = { templateId, draftId: newId(), anyway: true };
    if (before && 'templateId' in before) void creation.start({ ...before, ...draft });
    else if (secretPaths.length === 0) {
      // Filled in already: what looks like a blank in it is a text that somebody typed.
      const of = { type, variables: [] };
      const content = { name, parameters, values: {}, keepSecrets: [], of };
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
  const inForm = open && active?.steps[0]?.templateId === open.form.template.id;
  const others = runs.all.filter((run) => run.id !== activeId);
  const around = {
    target,
    agentName: props.names.agentName,
    again: props.again,
    away: props.away,
    banner: banner(true),
    creation,
    rememberSecrets: state.rememberSecrets,
    onNeedToken: () => props.askToken({}),
  };
  return (
    <div class="agent-view" ref={root} hidden={!props.shown}>
      <OutcomeCard
        run={active}
        lost={active !== undefined && runs.lost.has(active.id)}
        busy={active && (creation.busyId === active.id ? 'again' : runActions.busy(active))}
        inForm={inForm === true}
        builderUrl={
          props.picked && props.place.origin
            ? agentBuilderUrl(props.place.origin, target.locationId, target.agentId)
            : undefined
        }
        actions={{
          ...runActions,
          createAgain,
          mend: (run, { id }) => setScreen({ kind: 'mend', runId: run.id, stepId: id, told: [] }),
          sendAgain: (run) => void creation.start({ runId: run.id, anyway: false }),
          openForm: ({ steps: [step] }) => {
            if (step?.on) setScreen({ kind: 'on-agent', edit: step.on });
            else void openOrSay(step?.templateId ?? '');
          },
          replaceToken: (run) => {
            const { reason, sendsAgain } = tokenWishOf(run) ?? {};
            const goOn = () => void creation.start({ runId: run.id, anyway: false });
            const next = sendsAgain ? { goOn, next: 'send-again' as const } : {};
            props.askToken({ ...(reason ? { reason } : {}), ...next });
          },
          dismiss: () => {
            setActiveId(undefined);
            root.current?.querySelector<HTMLElement>('.search-input, .form-title')?.focus();
          },
        }}
      />
      {creation.word && <WordNotice word={creation.word} onHide={() => creation.say(undefined)} />}
      {screen && (
        <AgentScreen
          screen={screen}
          target={target}
          agentName={props.names.agentName}
          folders={state.folders}
          tabId={props.place.tabId}
          picked={props.picked}
          runs={runs}
          again={props.again}
          busyId={creation.busyId}
          onScreen={setScreen}
          onOpen={(id) => void openOrSay(id)}
          onSaved={({ id, name }) => {
            creation.say({
              tone: 'success',
              title: t('Saved as template “{name}”.', { name }),
              link: { label: t('Open it in the workspace'), workspace: `#/templates/${id}` },
            });
            void refresh();
          }}
          onAttempt={(attempt) => void creation.start(attempt)}
          onRun={(run) => {
            runs.put(run);
            setActiveId(run.id);
          }}
          say={creation.say}
          onNeedToken={around.onNeedToken}
        />
      )}
      <div class="below" hidden={screen !== undefined}>
        {open ? (
          <TemplateForm
            {...around}
            forms={form}
            onSaveAs={(source) => setScreen({ kind: 'save-as', source })}
          />
        ) : pack.open ? (
          <OpenPackForm {...around} packs={pack} />
        ) : (
          <div class="scroll">
            {props.away && active && <div class="inline-notice">{banner(false)}</div>}
            {state.setAside > 0 && <SetAsideNotice count={state.setAside} />}
            <RecentList
              runs={others}
              busy={runActions.busy}
              onUndo={(run) => {
                setActiveId(run.id);
                runActions.undo(run);
              }}
              onShow={(run) => setActiveId(run.id)}
            />
            <ListView
              templates={templates}
              kind={listed}
              onKind={setListed}
              folders={state.folders}
              busyId={creation.busyId}
              focus={props.shown && screen === undefined}
              from={last.current}
              onOpen={(id) => void openOrSay(id)}
              onCreate={({ id }) =>
                void creation.start({ templateId: id, draftId: newId(), anyway: false })
              }
              onOpenPack={(id) => void openOrSay(id, pack.show)}
              onShowAgent={() => setScreen({ kind: 'on-agent' })}
            />
          </div>
        )}
      </div>
      {creation.asking && (
        <AskAnother
          run={creation.asking.run}
          pack={'packId' in creation.asking.attempt}
          onAnswer={creation.answer}
        />
      )}
      {runActions.removal && (
        <AskRemoval removal={runActions.removal} onAnswer={runActions.answerRemoval} />
      )}
    </div>
  );
}
