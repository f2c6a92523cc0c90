import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { ApplyMode, LibraryRow, SharingProblem, StageId } from './share-shapes.ts';

/** Uses the shared folder that was looked at. */
export const folderAdd = defineMessage({
  name: 'folder/add',
  from: 'page',
  input: z.object({
    stageId: StageId,
    /**
     * `ask`: what others change and can divert a call waits for approval, one by one; `auto`: whoever
     * may write to the folder is trusted.
     */
    apply: ApplyMode,
    /** What the person is called in it. */
    me: z.string().check(z.minLength(1), z.maxLength(100)),
    /** Of a library that is begun there. */
    name: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('added'), library: LibraryRow }),
    z.object({ kind: z.literal('gone') }),
    z.object({ kind: z.literal('problem'), problem: SharingProblem }),
  ]),
});
