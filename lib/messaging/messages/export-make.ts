import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';
import { ExportChoices, ExportOf, LibraryRow, SharingProblem } from './share-shapes.ts';

/** Writes templates, packs or a library as a file or a code, or puts them into a shared folder. */
export const exportMake = defineMessage({
  name: 'export/make',
  from: 'page',
  input: z.object({
    of: ExportOf,
    /** By the keys of the findings; what is not named goes as it was suggested. */
    choices: ExportChoices,
    as: z.enum(['file', 'code', 'folder']),
    /** The shared folder, with `folder`. */
    folderId: z.optional(Id),
  }),
  output: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('file'),
      fileName: z.string(),
      text: z.string(),
      revision: z.number(),
      signed: z.boolean(),
    }),
    /** `bytes`: its length, which is at most 32 kB. */
    z.object({ kind: z.literal('code'), code: z.string(), bytes: z.number(), signed: z.boolean() }),
    z.object({ kind: z.literal('folder'), library: LibraryRow, added: z.number() }),
    z.object({ kind: z.literal('problem'), problem: SharingProblem }),
  ]),
});
