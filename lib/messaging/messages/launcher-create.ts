import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';

/** What a run looks like to a page script's neighbour: words only, no id, no parameter, no answer. */
export const LauncherOutcome = z.object({
  runId: z.string(),
  revision: z.number(),
  tone: z.enum(['progress', 'success', 'warning', 'error']),
  text: z.string(),
  /** Undo can be offered in place. */
  canUndo: z.boolean(),
  /** Nothing more will change by itself. */
  settled: z.boolean(),
});
export type LauncherOutcome = z.infer<typeof LauncherOutcome>;

/** Creates a ready template on the agent in the sender's tab, which must be the one that was shown. */
export const launcherCreate = defineMessage({
  name: 'launcher/create',
  from: 'content',
  input: z.object({ draftId: Id, templateId: Id, shownAgentId: Id }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('run'), outcome: LauncherOutcome }),
    /** Nothing was sent; `text` says why, and quick add is where it goes on. */
    z.object({ kind: z.literal('open-quick-add'), text: z.string() }),
  ]),
});
