import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { CreateReply, Id, Wish } from './shapes.ts';

/** Creates a pack's actions in order as one run. Answers as soon as the run is journaled. */
export const packApply = defineMessage({
  name: 'pack/apply',
  from: 'page',
  input: z.extend(Wish, {
    packId: Id,
    /** What was shown to be created, in this order: a pack that says otherwise by now is not applied. */
    templateIds: z.array(Id),
    /** All that stood in the form; what is not here was left empty. */
    values: z.record(z.string(), z.unknown()),
    keepSecrets: z.array(z.string()),
    leftOut: z.array(Id),
    anyway: z.boolean(),
  }),
  output: CreateReply,
});
