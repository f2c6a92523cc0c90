import {
  BookmarkPlus,
  CircleQuestionMark,
  Copy,
  CopyPlus,
  EllipsisVertical,
  Pencil,
  Trash2,
} from 'lucide';
import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/t.ts';
import type { AgentAction } from '../../lib/messaging/messages/agent-actions.ts';
import { ActionIcon } from '../fields/action-icon.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { MenuButton, type MenuItem } from '../ui/menu-button.tsx';
import { doesWhat, isKnown, nameOf } from './group-actions.ts';

/** What can be done with an action that the agent has. */
export interface RowActions {
  onEdit: (action: AgentAction) => void;
  onRename: (action: AgentAction) => void;
  onRemove: (action: AgentAction) => void;
  /** As the content of a new form for this agent. */
  onDuplicate?: ((action: AgentAction) => void) | undefined;
  onCopy: (action: AgentAction) => void;
  onSaveAs: (action: AgentAction) => void;
}

/** One action: what it is called, what it does, and what can be done with it. */
export function ActionRow(props: {
  action: AgentAction;
  busy: boolean;
  /** In place of its words, e.g. while it gets another name. */
  children?: ComponentChildren;
  actions: RowActions;
}) {
  const { action } = props;
  const known = isKnown(action);
  const nameId = `on-agent-${action.id.replace(/\W+/g, '-')}`;
  return (
    <li class="agent-action" data-action={action.id}>
      {known ? (
        <ActionIcon type={action.type} />
      ) : (
        <span class="action-icon">
          <Icon node={CircleQuestionMark} />
        </span>
      )}
      {props.children ?? (
        <>
          <div class="agent-action-text">
            <span class="agent-action-name" id={nameId} dir="auto">
              {nameOf(action)}
            </span>
            <span class="agent-action-does" dir="auto">
              {doesWhat(action)}
            </span>
          </div>
          {known && (
            <span class="agent-action-buttons">
              <Button
                kind="quiet"
                small
                busy={props.busy}
                describedBy={nameId}
                onClick={() => props.actions.onEdit(action)}
              >
                {t('Edit')}
              </Button>
              <MenuButton
                compact
                icon={EllipsisVertical}
                label={t('More for {name}', { name: nameOf(action) })}
                groups={menuOf(action, props.actions)}
              />
            </span>
          )}
        </>
      )}
    </li>
  );
}

function menuOf(action: AgentAction, can: RowActions): MenuItem[][] {
  const item = (
    label: string,
    icon: MenuItem['icon'],
    act: ((action: AgentAction) => void) | undefined,
  ): MenuItem[] => (act ? [{ key: label, label, icon, onChoose: () => act(action) }] : []);
  return [
    [
      ...item(t('Rename'), Pencil, can.onRename),
      ...item(t('Duplicate'), Copy, can.onDuplicate),
      ...item(t('Copy to other agents…'), CopyPlus, can.onCopy),
      ...item(t('Save as template'), BookmarkPlus, can.onSaveAs),
    ],
    item(t('Remove from this agent…'), Trash2, can.onRemove),
  ];
}
