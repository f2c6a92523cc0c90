import type { ActionLook, ActionType } from './define.ts';

/**
 * What rows of lists show of each type: apart from its definition, so that the first screen does
 * without all the texts, fields and checks.
 */
export const looks: Record<ActionType, ActionLook> = {
  CALL_TRANSFER: { icon: 'phone-forwarded', timing: 'during' },
  SMS: { icon: 'message-square-text', timing: 'during' },
  APPOINTMENT_BOOKING: { icon: 'calendar-plus', timing: 'during' },
  WORKFLOW_TRIGGER: { icon: 'workflow', timing: 'during' },
  KNOWLEDGE_BASE: { icon: 'book-open-text', timing: 'during' },
  CUSTOM_ACTION: { icon: 'webhook', timing: 'during' },
  IN_CALL_DATA_EXTRACTION: { icon: 'notebook-pen', timing: 'during' },
  DATA_EXTRACTION: { icon: 'clipboard-list', timing: 'after' },
};

/** The types in the order they are offered. */
export const actionTypes = Object.keys(looks) as ActionType[];

/**
 * Tells whether this is a type that can be created. Agents hold others too (CAP, AGENT_TRANSFER …):
 * those are shown, never offered.
 */
export function isActionType(type: unknown): type is ActionType {
  return typeof type === 'string' && Object.hasOwn(looks, type);
}
