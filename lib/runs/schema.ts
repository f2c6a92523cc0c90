import * as z from 'zod/mini';
import { actionTypes } from '../actions/looks.ts';
import { Problem } from '../highlevel/errors.ts';

/** One agent, with the names people know it by; names are absent until the API has told them. */
export const Target = z.object({
  locationId: z.string(),
  agentId: z.string(),
  locationName: z.optional(z.string()),
  agentName: z.optional(z.string()),
});
export type Target = z.infer<typeof Target>;

/**
 * Where a step stands. Only these moves are legal:
 * claimed → waiting | sending | updated | removed | not-sent | uncertain ·
 * waiting → sending | updated | removed | not-sent | uncertain ·
 * sending → created | updated | removed | refused | waiting | uncertain | not-sent ·
 * uncertain → updated | removed, when reading shows so · created | updated | removed | uncertain → undone ·
 * refused | not-sent → claimed, by a person who mends it or sends it again
 */
export const stepStates = [
  /** The lock is taken; the agent is being read. Nothing was sent. */
  'claimed',
  /** HighLevel asked to wait (429, nothing stored); sent again at `retryAt`. */
  'waiting',
  /** The intent is journaled; the request may have left. */
  'sending',
  /** HighLevel answered 201 with `actionId`. */
  'created',
  /** The action is as it was to be: HighLevel answered 200, or a read showed it. */
  'updated',
  /** The action is gone: HighLevel answered 204 or "not found", or a read showed it. */
  'removed',
  /** HighLevel answered 4xx: nothing was stored. `problem` says why. */
  'refused',
  /** Stopped before the request left. `problem` or `stopped` says why. */
  'not-sent',
  /** The request left and no readable answer came back. `verification` tells what is known. */
  'uncertain',
  /** What it did was taken back. */
  'undone',
] as const;

/** An action as it stood when it was decided to change or remove it; secrets masked. */
export const Standing = z.object({
  actionId: z.string(),
  type: z.string(),
  name: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  /** Dotted paths of masked secrets in `parameters`: with any, it cannot be put back. */
  secretPaths: z.array(z.string()),
});
export type Standing = z.infer<typeof Standing>;

/** What reading the agent again has shown. */
export const Verification = z.object({
  /**
   * pending: not read yet · one: exactly one equal new action · copies: several ·
   * not-seen: none so far · cannot-tell: HighLevel does not list actions, or no baseline
   */
  state: z.enum(['pending', 'one', 'copies', 'not-seen', 'cannot-tell']),
  /** Ids of equal actions that were not in the baseline. */
  ids: z.array(z.string()),
  /** What those held when they were first read, secrets masked: undo refuses what changed since. */
  seen: z.record(z.string(), z.record(z.string(), z.unknown())),
  /** How many scheduled reads have been made. */
  reads: z.number(),
  /** Milliseconds since 1970. */
  checkedAt: z.optional(z.number()),
  /** When the next read is due (ms since 1970); absent when no more are planned. */
  nextAt: z.optional(z.number()),
  /** Why the last read did not help; absent when it did. */
  problem: z.optional(Problem),
});
export type Verification = z.infer<typeof Verification>;

/** The library that a template was of, and the versions of both then. */
export const OfLibrary = z.object({
  /** What the library is called in its document. */
  id: z.string(),
  name: z.string(),
  revision: z.number(),
  templateRevision: z.number(),
});

export const Step = z.object({
  id: z.string(),
  /** `create` POSTs, `update` PUTs `on`, `remove` DELETEs `on`. */
  op: z.enum(['create', 'update', 'remove']),
  /**
   * Only of `update` and `remove`: what a fresh read has to equal before anything is sent. Where it
   * does not, the step is not sent, `stopped: 'changed'`.
   */
  on: z.optional(Standing),
  /** The step whose doing this one takes back; its record is changed in the same transaction. */
  undoes: z.optional(z.object({ runId: z.string(), stepId: z.string() })),
  /** The template it was made of. */
  templateId: z.string(),
  /** Of a team template: the library it was made from, and the versions of both then. */
  library: z.optional(OfLibrary),
  /** What the template's variables were filled with, secrets left out. */
  values: z.record(z.string(), z.unknown()),
  type: z.enum(actionTypes),
  name: z.string(),
  /** As sent, secrets masked. */
  parameters: z.record(z.string(), z.unknown()),
  /** Dotted paths of the masked secrets in `parameters`. */
  secretPaths: z.array(z.string()),
  /** SHA-256 of target, type, name and masked parameters in canonical JSON. */
  fingerprint: z.string(),
  state: z.enum(stepStates),
  /** Ids of the agent's actions before sending; null: HighLevel does not list them; absent: not read yet. */
  baseline: z.optional(z.nullable(z.array(z.string()))),
  /** How often `fetch` was called for this step. */
  attempts: z.number(),
  /** How often HighLevel asked to wait. */
  waits: z.number(),
  /** How often a person gave it other content, after it was refused or not sent. */
  mends: z.number(),
  /** Which body was sent last: the documented one or the builder's (see docs/highlevel.md). */
  shape: z.enum(['documented', 'builder']),
  /** When the request was about to leave (ms since 1970). */
  sentAt: z.optional(z.number()),
  retryAt: z.optional(z.number()),
  /** When the answer came, or its lack was noticed; reads are counted from here (ms since 1970). */
  answeredAt: z.optional(z.number()),
  /** When the token was saved that would not do (ms since 1970): another one may. */
  tokenAt: z.optional(z.number()),
  /** The id in our own 201. */
  actionId: z.optional(z.string()),
  problem: z.optional(Problem),
  /** Why nothing was sent when it was not HighLevel's doing. */
  stopped: z.optional(
    z.enum(['tab-moved', 'worker-stopped', 'secret-lost', 'cancelled', 'changed', 'equal']),
  ),
  verification: Verification,
  /** Action ids that were removed by undo or as extra copies. */
  removed: z.array(z.string()),
  /** Ids whose removal was started and not answered yet. */
  removing: z.array(z.string()),
});
export type Step = z.infer<typeof Step>;

/**
 * One run on one agent as it is in the journal. It holds no secret. A single create has one step; a
 * run over many targets is a plan with one of these for each target.
 */
export const Run = z.object({
  version: z.literal(4),
  id: z.string(),
  /** Grows by one with each change; what watchers wait for. */
  revision: z.number(),
  /** A draft sends once: two runs that sent something never share one. */
  draftId: z.string(),
  target: Target,
  /** The tab the person was on, and whether the agent was picked from a list instead of the address. */
  tabId: z.number(),
  picked: z.boolean(),
  /** `workspace`: the target was chosen on the page, whatever a tab shows. */
  surface: z.enum(['popup', 'sidepanel', 'launcher', 'workspace']),
  /** The plan it is a part of: the run of one target of many. Absent for a run by itself. */
  planId: z.optional(z.string()),
  /** The target's place in the plan; only with `planId`. */
  place: z.optional(z.number()),
  /** 1 for a run by itself: a number, for the index; kept by the journal. */
  alone: z.union([z.literal(0), z.literal(1)]),
  /** The run that this one takes back, or a part of it. */
  undoes: z.optional(z.string()),
  /** The pack that was applied, as it was called then. */
  pack: z.optional(z.object({ id: z.string(), name: z.string() })),
  /** A person stopped it; what had not begun then was not sent. */
  stopped: z.optional(z.literal(true)),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
  /** When a step was last sent or answered (ms since 1970); kept by the journal, like `open`. */
  activeAt: z.number(),
  /** 1 while something may still change by itself. A number, for the index. */
  open: z.union([z.literal(0), z.literal(1)]),
  /** In the order in which they are carried out, one after the other. */
  steps: z.array(Step),
});
export type Run = z.infer<typeof Run>;
