import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { LibraryHead, SharingProblem, StageId } from './share-shapes.ts';

/** Looks into a shared folder (WebDAV) before it is used: the address of the library’s file in it. Its origin must be allowed. */
export const folderLook = defineMessage({
  name: 'folder/look',
  from: 'page',
  input: z.object({
    address: z.string().check(z.maxLength(2_000)),
    user: z.string().check(z.maxLength(500)),
    password: z.string().check(z.maxLength(5_000)),
  }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('problem'), problem: SharingProblem }),
    /** There is no such file yet: it would be made. */
    z.object({ kind: z.literal('empty'), stageId: StageId }),
    z.object({
      kind: z.literal('library'),
      stageId: StageId,
      head: LibraryHead,
      templates: z.number(),
      packs: z.number(),
    }),
  ]),
});
