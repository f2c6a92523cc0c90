import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';

/** Takes a library out of this browser, with its login; where it came from nothing changes. `copies`: its templates stay as personal ones. */
export const libraryRemove = defineMessage({
  name: 'library/remove',
  from: 'page',
  input: z.object({ libraryId: Id, copies: z.boolean() }),
  output: z.object({ removed: z.boolean() }),
});
