import {
  BookOpenText,
  CalendarPlus,
  CircleQuestionMark,
  ClipboardList,
  type IconNode,
  MessageSquareText,
  NotebookPen,
  PhoneForwarded,
  Webhook,
  Workflow,
} from 'lucide';
import type { ActionType } from '../../lib/actions/define.ts';
import { looks } from '../../lib/actions/looks.ts';
import { Icon } from '../ui/icon.tsx';

/** The drawings behind the names in `lib/actions`, one line for each; a test holds the two together. */
export const actionIcons: Record<string, IconNode> = {
  'book-open-text': BookOpenText,
  'calendar-plus': CalendarPlus,
  'clipboard-list': ClipboardList,
  'message-square-text': MessageSquareText,
  'notebook-pen': NotebookPen,
  'phone-forwarded': PhoneForwarded,
  webhook: Webhook,
  workflow: Workflow,
};

/** The icon of an action type. */
export function ActionIcon({ type }: { type: ActionType }) {
  return (
    <span class="action-icon">
      <Icon node={actionIcons[looks[type].icon] ?? CircleQuestionMark} size={16} />
    </span>
  );
}
