import type * as official from '@gohighlevel/api-client/dist/lib/code/voice-ai/models/voice-ai.d.ts';
import { expectTypeOf, test } from 'vitest';
import type * as z from 'zod/mini';
import type { appointmentBooking } from '../../../lib/actions/appointment-booking.ts';
import type { callTransfer } from '../../../lib/actions/call-transfer.ts';
import type { customAction } from '../../../lib/actions/custom-action.ts';
import type { dataExtraction } from '../../../lib/actions/data-extraction.ts';
import type { inCallDataExtraction } from '../../../lib/actions/in-call-data-extraction.ts';
import type { knowledgeBase } from '../../../lib/actions/knowledge-base.ts';
import type { sms } from '../../../lib/actions/sms.ts';
import type { workflowTrigger } from '../../../lib/actions/workflow-trigger.ts';

// These hold at compile time: `tsc` is what fails. Ours know more than the client's models in three
// places, which are brought down to the models' level: choices are texts there, apiDetails is any,
// and ours take unknown keys.

/** Literal texts as text, index signatures gone, all the way down. */
type Plain<T> = T extends string
  ? string
  : T extends (infer Item)[]
    ? Plain<Item>[]
    : T extends object
      ? { [Key in keyof T as string extends Key ? never : Key]: Plain<T[Key]> }
      : T;

type Parameters<Definition extends { parameters: z.ZodMiniType }> = Plain<
  z.infer<Definition['parameters']>
>;

test('parameters have the types of HighLevel’s own client', () => {
  expectTypeOf<Parameters<typeof callTransfer>>().toEqualTypeOf<
    Plain<official.CallTransferActionParameters>
  >();
  expectTypeOf<Parameters<typeof dataExtraction>>().toEqualTypeOf<
    Plain<official.DataExtractionActionParameters>
  >();
  expectTypeOf<Parameters<typeof inCallDataExtraction>>().toEqualTypeOf<
    Plain<official.InCallDataExtractionActionParameters>
  >();
  expectTypeOf<Parameters<typeof workflowTrigger>>().toEqualTypeOf<
    Plain<official.WorkflowTriggerParameters>
  >();
  expectTypeOf<Parameters<typeof sms>>().toEqualTypeOf<Plain<official.SMSParameters>>();
  expectTypeOf<Parameters<typeof appointmentBooking>>().toEqualTypeOf<
    Plain<official.AppointmentBookingActionParameters>
  >();
  expectTypeOf<Parameters<typeof knowledgeBase>>().toEqualTypeOf<
    Plain<official.KnowledgeBaseParameters>
  >();
});

test('so have those of a custom action, its request included', () => {
  type Custom = Parameters<typeof customAction>;
  expectTypeOf<Omit<Custom, 'apiDetails'>>().toEqualTypeOf<
    Omit<Plain<official.CustomActionParameters>, 'apiDetails'>
  >();
  expectTypeOf<Custom['apiDetails']>().toEqualTypeOf<Plain<official.CustomActionApiDetailsDTO>>();
});

test('our parameters can be given to the client as they are', () => {
  type Sent<Definition extends { parameters: z.ZodMiniType }> = z.infer<Definition['parameters']>;
  expectTypeOf<Sent<typeof callTransfer>>().toExtend<official.CallTransferActionParameters>();
  expectTypeOf<Sent<typeof dataExtraction>>().toExtend<official.DataExtractionActionParameters>();
  expectTypeOf<Sent<typeof customAction>>().toExtend<official.CustomActionParameters>();
  expectTypeOf<
    Sent<typeof customAction>['apiDetails']
  >().toExtend<official.CustomActionApiDetailsDTO>();
});
