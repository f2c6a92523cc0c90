import * as z from 'zod/mini';
import { Plan, Tally } from '../../runs/plan/schema.ts';
import { defineMessage } from '../protocol.ts';

/** A run over many targets, or one by itself, as the history lists it. */
export const HistoryEntry = z.object({
  kind: z.enum(['plan', 'run']),
  id: z.string(),
  createdAt: z.number(),
  /** “Dental essentials”, “Send directions” */
  name: z.string(),
  /** What it did: created, changed, removed, took back. */
  does: z.enum(['create', 'update', 'remove', 'undo', 'copy']),
  /** “Front desk · Bright Smile Dental”, “30 agents in 10 sub-accounts” */
  where: z.string(),
  tally: Tally,
  /** Only of plans. */
  state: z.optional(Plan.shape.state),
  library: z.optional(z.string()),
  /** The first of HighLevel's words, where something was refused. */
  message: z.optional(z.string()),
  undone: z.enum(['no', 'partly', 'yes']),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export const HistoryFilter = z.object({
  text: z.optional(z.string().check(z.maxLength(200))),
  /** `open`: something may still change; `problems`: refused, not sent, uncertain, copies. */
  which: z.optional(z.enum(['open', 'problems', 'undone', 'done'])),
  since: z.optional(z.number()),
});

/** All runs and single creates, the newest first, a page at a time. */
export const historyList = defineMessage({
  name: 'history/list',
  from: 'page',
  input: z.extend(HistoryFilter, {
    /** Only those older than this entry (ms since 1970, and its id). */
    before: z.optional(z.object({ createdAt: z.number(), id: z.string() })),
  }),
  output: z.object({
    entries: z.array(HistoryEntry),
    more: z.boolean(),
    /** How long ended runs are kept, in days. */
    keepDays: z.number(),
  }),
});
