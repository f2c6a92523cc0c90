import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { ActionTypeName } from './shapes.ts';
import { ExportOf, Finding, SharingProblem } from './share-shapes.ts';

/** What would leave, and what was found in it that should not. */
export const exportReview = defineMessage({
  name: 'export/review',
  from: 'page',
  input: z.object({ of: ExportOf }),
  output: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('review'),
      name: z.string(),
      templates: z.array(z.object({ id: z.string(), name: z.string(), type: ActionTypeName })),
      packs: z.array(z.object({ id: z.string(), name: z.string() })),
      findings: z.array(Finding),
    }),
    z.object({ kind: z.literal('problem'), problem: SharingProblem }),
  ]),
});
