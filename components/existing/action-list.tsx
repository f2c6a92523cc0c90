import { TriangleAlert } from 'lucide';
import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/t.ts';
import type { AgentAction } from '../../lib/messaging/messages/agent-actions.ts';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { ActionRow, type RowActions } from './action-row.tsx';
import { countLines, groupActions, unknownLine } from './group-actions.ts';

/** The actions that an agent has, by when they are carried out, with what HighLevel takes of each. */
export function ActionList(props: {
  all: AgentAction[];
  /** The one that is being read or changed. */
  busyId?: string | undefined;
  /** What stands in place of one row's words. */
  inRow?: { id: string; content: ComponentChildren } | undefined;
  /** Of the groups; it follows what stands above the list. */
  heading: 'h2' | 'h3';
  actions: RowActions;
}) {
  const { all, inRow, heading: Heading } = props;
  const counts = countLines(all);
  const unknown = unknownLine(all);
  const full = counts.filter((count) => count.full);
  const told = full.map(({ text }) => text).join(', ');
  return (
    <>
      <ul class="agent-counts" aria-label={t('Of what HighLevel takes on one agent')}>
        {counts.map(({ text, full: isFull }) => (
          <li key={text} class="mark" data-full={isFull ? '' : undefined}>
            {isFull && <Icon node={TriangleAlert} size={12} />}
            {text}
          </li>
        ))}
      </ul>
      {full.length > 0 && (
        <p class="agent-full">
          {full.length > 1
            ? t('{counts}: HighLevel takes no more of these on one agent.', { counts: told })
            : t('{counts}: HighLevel takes no more of them on one agent.', { counts: told })}
        </p>
      )}
      {unknown && <Notice tone="info">{unknown}</Notice>}
      {groupActions(all).map((group) => (
        <section key={group.title} class="agent-group" aria-label={group.title}>
          <Heading class="agent-group-title">
            {group.title} <span class="agent-group-count">{group.all.length}</span>
          </Heading>
          {group.note && <p class="field-note">{group.note}</p>}
          <ul class="agent-actions">
            {group.all.map((action) => (
              <ActionRow
                key={action.id}
                action={action}
                busy={props.busyId === action.id}
                actions={props.actions}
              >
                {inRow?.id === action.id ? inRow.content : undefined}
              </ActionRow>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
