import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { problemText } from '../../lib/highlevel/problem-text.ts';
import { t } from '../../lib/i18n/t.ts';
import type { AgentAction } from '../../lib/messaging/messages/agent-actions.ts';
import type { ActionState, AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import type { Run, Step } from '../../lib/runs/schema.ts';
import { AccessButton, hasNoAccess } from '../connections/access-button.tsx';
import type { Runs } from '../quick-add/use-runs.ts';
import type { Word } from '../quick-add/word.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { later } from '../workspace/later.tsx';
import { ActionList } from './action-list.tsx';
import { changeDraft } from './change-draft.ts';
import { RemoveActionDialog } from './remove-action-dialog.tsx';
import { RenameForm } from './rename-form.tsx';
import { useAgentActions } from './use-agent-actions.ts';
import { type Change, useChanges } from './use-changes.ts';
import './existing.css';

// The form and its comparison come when the first action is opened.
const EditAction = later(
  () => import('./edit-action.tsx'),
  (module) => module.EditAction,
);

/** What is being done with one action, as it was read for it. */
interface Doing {
  kind: 'edit' | 'rename' | 'remove';
  actionId: string;
  before: ActionState;
}

/**
 * The actions that an agent has, and changing, renaming and removing them. Used in quick add and in
 * the workspace, each of which shows what becomes of it.
 */
export function Existing(props: {
  target: AgentAddress;
  agentName?: string | undefined;
  /** The tab that shows the agent; negative in the workspace. */
  tabId: number;
  picked: boolean;
  runs: Runs;
  /** Changes when the agent is to be read anew. */
  again: number;
  /** An action whose form is wanted; a new object each time. */
  edit?: { actionId: string } | undefined;
  /** What stands above the list, and the level of the headings below it. */
  head: (refresh: ComponentChildren) => ComponentChildren;
  heading: 'h2' | 'h3';
  onRun: (run: Run) => void;
  say: (word: Word | undefined) => void;
  onSaveAs: (action: AgentAction) => void;
  onDuplicate?: ((action: AgentAction) => void) | undefined;
  /** Shows a page of the workspace. */
  onWorkspace: (hash: string) => void;
  onNeedToken: () => void;
}) {
  const { send, now } = useServices();
  const { target, runs } = props;
  const agentName = props.agentName ?? t('this agent');
  const turn = changesIn(runs.all);
  const { list, reading, refresh } = useAgentActions(target, `${props.again} ${turn}`);
  const [doing, setDoing] = useState<Doing>();
  const screen = useRef<HTMLElement>(null);
  const close = () => setDoing(undefined);
  const changes = useChanges({
    target,
    tabId: props.tabId,
    picked: props.picked,
    onRun: (run) => {
      close();
      props.onRun(run);
    },
    onGone: () => {
      close();
      refresh();
    },
    say: props.say,
    onNeedToken: props.onNeedToken,
  });
  const { read } = changes;
  const begin = async (kind: Doing['kind'], actionId: string) => {
    const before = await read(actionId);
    if (before) setDoing({ kind, actionId, before });
  };
  const wanted = props.edit;
  useEffect(() => {
    if (wanted) void begin('edit', wanted.actionId);
  }, [wanted]);
  useEffect(() => screen.current?.querySelector<HTMLElement>('.form-title')?.focus(), []);
  const left = useRef<string>(undefined);
  useEffect(() => {
    if (doing || document.activeElement !== document.body) {
      left.current = doing?.actionId;
      return;
    }
    // What lay over the list is gone: the keyboard goes on at the action that it was about.
    const rows = [...(screen.current?.querySelectorAll<HTMLElement>('[data-action]') ?? [])];
    const row = rows.find((one) => one.dataset.action === left.current);
    row?.querySelector<HTMLElement>('button')?.focus();
  }, [doing]);
  useEffect(() => {
    // What was typed has become what is there.
    for (const step of runs.all.flatMap(({ steps }) => steps)) {
      if (step.op !== 'update' || step.state !== 'updated' || !step.on) continue;
      void send('edit/discard', changeDraft(target, step.on.actionId)).catch(() => undefined);
    }
  }, [send, target, turn]);

  const busy = changes.busyId !== undefined && changes.busyId === doing?.actionId;
  const change = (to?: Change['to']) =>
    doing ? changes.start({ ...doing, ...(to ? { to } : {}) }) : Promise.resolve(undefined);
  if (doing?.kind === 'edit') {
    return (
      <EditAction
        target={target}
        actionId={doing.actionId}
        agentName={agentName}
        before={doing.before}
        again={props.again}
        busy={busy}
        onSend={change}
        onClose={close}
        onNeedToken={props.onNeedToken}
      />
    );
  }
  const found = list?.actions;
  const told = list?.problem && problemText(list.problem, { now: now() });
  const copy = ({ id }: AgentAction) => {
    const action = `${target.locationId}/${target.agentId}/${id}`;
    props.onWorkspace(`#/runs/new?${new URLSearchParams({ action })}`);
  };
  return (
    <section class="screen existing" aria-label={t('On this agent')} ref={screen}>
      {props.head(
        <Button kind="link" busy={reading} onClick={refresh}>
          {t('Refresh')}
        </Button>,
      )}
      <div class="form-body">
        {told && (
          <Notice
            tone="warning"
            title={told.title}
            actions={
              list?.problem &&
              hasNoAccess(list.problem) && (
                <AccessButton kind={list.problem.kind} onToken={props.onNeedToken} />
              )
            }
          >
            {told.detail}
          </Notice>
        )}
        {!list && <Loading count={5} label={t('Reading the agent…')} />}
        {found === null && !told && (
          <p class="empty-line">{t('HighLevel does not list them: we cannot tell.')}</p>
        )}
        {found?.length === 0 && <p class="empty-line">{t('This agent has no actions yet.')}</p>}
        {found && found.length > 0 && (
          <ActionList
            all={found}
            heading={props.heading}
            busyId={changes.busyId}
            inRow={
              doing?.kind === 'rename'
                ? {
                    id: doing.actionId,
                    content: (
                      <RenameForm
                        name={doing.before.name}
                        busy={busy}
                        onSend={(name) => change({ name, parameters: doing.before.parameters })}
                        onClose={close}
                      />
                    ),
                  }
                : undefined
            }
            actions={{
              onEdit: ({ id }) => void begin('edit', id),
              onRename: ({ id }) => void begin('rename', id),
              onRemove: ({ id }) => void begin('remove', id),
              onDuplicate: props.onDuplicate,
              onCopy: copy,
              onSaveAs: props.onSaveAs,
            }}
          />
        )}
      </div>
      {doing?.kind === 'remove' && (
        <RemoveActionDialog
          action={doing.before}
          agentName={agentName}
          onAnswer={(yes) => {
            close();
            if (yes) void change();
          }}
        />
      )}
    </section>
  );
}

const changed: Step['state'][] = ['created', 'updated', 'removed', 'undone'];

/** Another text whenever a run has changed what the agent has. */
const changesIn = (runs: Run[]): string =>
  runs
    .flatMap(({ steps }) => steps)
    .flatMap(({ id, state }) => (changed.includes(state) ? `${id} ${state}` : []))
    .join();
