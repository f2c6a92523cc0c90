import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';
import { Pack } from './template-shapes.ts';

/** A personal copy of a pack, of the same templates; null when there is none of that id. */
export const packDuplicate = defineMessage({
  name: 'pack/duplicate',
  from: 'page',
  input: z.object({ packId: Id }),
  output: z.nullable(Pack),
});
