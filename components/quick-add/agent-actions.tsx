import { CircleQuestionMark } from 'lucide';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { actions, isActionType } from '../../lib/actions/index.ts';
import type { Problem } from '../../lib/highlevel/errors.ts';
import { problemText } from '../../lib/highlevel/problem-text.ts';
import type { AgentAction } from '../../lib/messaging/messages/agent-actions.ts';
import type { AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import { AccessButton, hasNoAccess } from '../connections/access-button.tsx';
import { ActionIcon } from '../fields/action-icon.tsx';
import { TimingBadge } from '../fields/timing-badge.tsx';
import { useServices, useVaultTurn } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { FormHead } from './form-head.tsx';

type List = { actions: AgentAction[] | null; problem?: Problem | undefined };

/** The actions the agent has, each of which can become a template or be copied. */
export function AgentActions(props: {
  target: AgentAddress;
  agentName?: string | undefined;
  /** Changes when the agent is to be read anew. */
  again: number;
  onSaveAs: (action: AgentAction) => void;
  onDuplicate: (action: AgentAction) => void;
  onNeedToken: () => void;
  onClose: () => void;
}) {
  const { send, now } = useServices();
  const { target } = props;
  const vaultTurn = useVaultTurn();
  const [list, setList] = useState<List>();
  const [reading, setReading] = useState(true);
  const head = useRef<HTMLElement>(null);
  const read = useCallback(
    async (isGone: () => boolean) => {
      setReading(true);
      const next = await send('agent/actions', target).catch(
        (): List => ({ actions: null, problem: { kind: 'unexpected', messages: [nobody] } }),
      );
      if (isGone()) return;
      // What was read before is better than nothing.
      setList((before) =>
        next.problem && !next.actions && before?.actions
          ? { actions: before.actions, problem: next.problem }
          : next,
      );
      setReading(false);
    },
    [send, target],
  );
  useEffect(() => {
    let gone = false;
    void read(() => gone);
    return () => {
      gone = true;
    };
  }, [read, props.again, vaultTurn]);
  useEffect(() => head.current?.querySelector<HTMLElement>('h2')?.focus(), []);

  const found = list?.actions;
  const told = list?.problem && problemText(list.problem, { now: now() });
  return (
    <section class="screen" aria-label="On this agent" ref={head}>
      <FormHead title={`On ${props.agentName ?? 'this agent'}`} back="Back" onBack={props.onClose}>
        <Button kind="link" busy={reading} onClick={() => void read(() => false)}>
          Refresh
        </Button>
      </FormHead>
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
        {!list && <p class="empty-line">Reading the agent…</p>}
        {found === null && !told && (
          <p class="empty-line">HighLevel does not list them: we cannot tell.</p>
        )}
        {found?.length === 0 && <p class="empty-line">This agent has no actions yet.</p>}
        {found && found.length > 0 && (
          <ul class="agent-actions">
            {found.map((action) => (
              <ActionRow
                key={action.id}
                action={action}
                onSaveAs={() => props.onSaveAs(action)}
                onDuplicate={() => props.onDuplicate(action)}
              />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

const nobody = 'The extension’s background did not answer.';

function ActionRow(props: { action: AgentAction; onSaveAs: () => void; onDuplicate: () => void }) {
  const { id, type, name, parameters } = props.action;
  const nameId = `on-agent-${id.replace(/\W+/g, '-')}`;
  const known = isActionType(type) ? type : undefined;
  const says = [parameters.triggerPrompt, parameters.description].find(
    (text) => typeof text === 'string' && text !== '',
  );
  return (
    <li class="agent-action">
      {known ? (
        <ActionIcon type={known} />
      ) : (
        <span class="action-icon">
          <Icon node={CircleQuestionMark} />
        </span>
      )}
      <div class="template-text">
        <span class="template-line">
          <span class="template-name" id={nameId} dir="auto">
            {name || 'Without a name'}
          </span>
        </span>
        <span class="template-line">
          {known && <TimingBadge timing={actions[known].timing} short />}
          <span class="template-description" dir="auto">
            {known
              ? says
                ? String(says)
                : actions[known].label
              : 'Only the builder can add this type.'}
          </span>
        </span>
        {known && (
          <span class="agent-action-buttons">
            <Button kind="link" describedBy={nameId} onClick={props.onSaveAs}>
              Save as template
            </Button>
            <Button kind="link" describedBy={nameId} onClick={props.onDuplicate}>
              Duplicate
            </Button>
          </span>
        )}
      </div>
    </li>
  );
}
