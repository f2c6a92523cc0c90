import { appointmentBooking } from './appointment-booking.ts';
import { callTransfer } from './call-transfer.ts';
import { customAction } from './custom-action.ts';
import { dataExtraction } from './data-extraction.ts';
import type { ActionDefinition, ActionType } from './define.ts';
import { inCallDataExtraction } from './in-call-data-extraction.ts';
import { knowledgeBase } from './knowledge-base.ts';
import { looks } from './looks.ts';
import { sms } from './sms.ts';
import { spoken } from './spoken.ts';
import { workflowTrigger } from './workflow-trigger.ts';

export type * from './define.ts';
export { actionTypes, isActionType } from './looks.ts';

/** Every action type there is to create; a new one is its own file, a line here and its look. */
export const actions: Record<ActionType, ActionDefinition> = {
  CALL_TRANSFER: spoken({ ...looks.CALL_TRANSFER, ...callTransfer }),
  SMS: spoken({ ...looks.SMS, ...sms }),
  APPOINTMENT_BOOKING: spoken({ ...looks.APPOINTMENT_BOOKING, ...appointmentBooking }),
  WORKFLOW_TRIGGER: spoken({ ...looks.WORKFLOW_TRIGGER, ...workflowTrigger }),
  KNOWLEDGE_BASE: spoken({ ...looks.KNOWLEDGE_BASE, ...knowledgeBase }),
  CUSTOM_ACTION: spoken({ ...looks.CUSTOM_ACTION, ...customAction }),
  IN_CALL_DATA_EXTRACTION: spoken({ ...looks.IN_CALL_DATA_EXTRACTION, ...inCallDataExtraction }),
  DATA_EXTRACTION: spoken({ ...looks.DATA_EXTRACTION, ...dataExtraction }),
};
