import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';
import { SharedDifference } from './share-shapes.ts';

/** What a copied template’s origin has become since: against the copy, and against what was copied. */
export const originOpen = defineMessage({
  name: 'origin/open',
  from: 'page',
  input: z.object({ templateId: Id }),
  output: z.nullable(
    z.object({
      libraryName: z.string(),
      /** The origin's version now. */
      revision: z.number(),
      /** What the origin has changed since it was copied. */
      theirs: z.array(SharedDifference),
      /** What would change in the copy, its own changes kept. */
      result: z.array(SharedDifference),
      /** Paths that both have changed: the origin's would take their place. */
      both: z.array(z.string()),
    }),
  ),
});
