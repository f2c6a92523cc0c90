import { answerFromYourDocuments } from './answer-from-your-documents.ts';
import { askAnotherSystem } from './ask-another-system.ts';
import { bookAnAppointment } from './book-an-appointment.ts';
import type { StarterTemplate } from './define.ts';
import { saveItDuringTheCall } from './save-it-during-the-call.ts';
import { saveWhatTheCallerSaid } from './save-what-the-caller-said.ts';
import { sendATextMessage } from './send-a-text-message.ts';
import { startAWorkflow } from './start-a-workflow.ts';
import { transferToAPerson } from './transfer-to-a-person.ts';

/** The templates that ship with the extension, in the order they are offered. */
export const starters: StarterTemplate[] = [
  transferToAPerson,
  sendATextMessage,
  bookAnAppointment,
  startAWorkflow,
  answerFromYourDocuments,
  askAnotherSystem,
  saveItDuringTheCall,
  saveWhatTheCallerSaid,
];
