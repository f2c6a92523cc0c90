import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { CreateReply, Id, Wish } from './shapes.ts';
import { FormContent } from './template-shapes.ts';

/** Creates one action. Answers as soon as the run is journaled; `run/watch` tells how it goes on. */
export const actionCreate = defineMessage({
  name: 'action/create',
  from: 'page',
  input: z.extend(Wish, {
    templateId: Id,
    /** Absent: take the template with what was used last in this sub-account (one-click). */
    content: z.optional(FormContent),
    /** The person was asked and wants it although an equal one exists or may exist. */
    anyway: z.boolean(),
  }),
  output: CreateReply,
});
