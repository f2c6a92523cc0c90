import * as z from 'zod/mini';
import { PackContent } from '../../templates/schema.ts';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';
import { Issues, Pack } from './template-shapes.ts';

/** Saves a pack; absent id for a new one. */
export const packSave = defineMessage({
  name: 'pack/save',
  from: 'page',
  input: z.object({
    packId: z.optional(Id),
    base: z.number(),
    content: PackContent,
    anyway: z.boolean(),
  }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('saved'), pack: Pack }),
    z.object({ kind: z.literal('changed-since'), pack: Pack }),
    z.object({ kind: z.literal('invalid'), issues: Issues }),
    z.object({ kind: z.literal('gone') }),
    z.object({ kind: z.literal('read-only') }),
  ]),
});
