import { appointmentBooking } from './appointment-booking.ts';
import { callTransfer } from './call-transfer.ts';
import { customAction } from './custom-action.ts';
import { dataExtraction } from './data-extraction.ts';
import type { ActionDefinition, ActionType } from './define.ts';
import { inCallDataExtraction } from './in-call-data-extraction.ts';
import { knowledgeBase } from './knowledge-base.ts';
import { sms } from './sms.ts';
import { spoken } from './spoken.ts';
import { workflowTrigger } from './workflow-trigger.ts';

export type * from './define.ts';

/** Every action type there is to create; a new one is its own file and a line here. */
export const actions: Record<ActionType, ActionDefinition> = {
  CALL_TRANSFER: spoken(callTransfer),
  SMS: spoken(sms),
  APPOINTMENT_BOOKING: spoken(appointmentBooking),
  WORKFLOW_TRIGGER: spoken(workflowTrigger),
  KNOWLEDGE_BASE: spoken(knowledgeBase),
  CUSTOM_ACTION: spoken(customAction),
  IN_CALL_DATA_EXTRACTION: spoken(inCallDataExtraction),
  DATA_EXTRACTION: spoken(dataExtraction),
};

/** The types in the order they are offered. */
export const actionTypes = Object.keys(actions) as ActionType[];

/**
 * Tells whether this is a type that can be created. Agents hold others too (CAP, AGENT_TRANSFER …):
 * those are shown, never offered.
 */
export function isActionType(type: unknown): type is ActionType {
  return typeof type === 'string' && Object.hasOwn(actions, type);
}
