import * as z from 'zod/mini';
import { actionTypes } from '../../actions/index.ts';
import { Problem } from '../../highlevel/errors.ts';
import { Variable } from '../../templates/schema.ts';
import { OfLibrary, Standing, Target } from '../schema.ts';

/**
 * What a plan says of one step, found by comparing what is wanted with what the agent has:
 * - `create`: nothing like it is there
 * - `there`: an action of the same type, name and parameters is there
 * - `differs`: one of the same type and name has other parameters
 * - `conflict`: it cannot be done as it stands, `why` says why
 * - `cannot-tell`: HighLevel did not list the agent's actions
 * Of a plan that takes a run back:
 * - `remove`, `put-back`, `create-again`: what would be done
 * - `found`: to be removed, but its id was found by reading: only with a person's confirmation
 * - `changed`: somebody changed it since; it is left alone
 * - `gone`: it is as it was before already
 */
export const verdicts = [
  'create',
  'there',
  'differs',
  'conflict',
  'cannot-tell',
  'remove',
  'put-back',
  'create-again',
  'found',
  'changed',
  'gone',
] as const;
export const Verdict = z.enum(verdicts);
export type Verdict = z.infer<typeof Verdict>;

/**
 * Why a step is in conflict: `limit-during` 15 actions during the call · `limit-booking` one booking
 * · `limit-after` 25 field updates · `reference` a name that means nothing, or several things, in
 * this sub-account · `blank` a blank without a value · `content` something else is wrong in it ·
 * `token` no token, or it was refused · `agent` the agent is not there · `scope` the token may not
 * read agents or write actions · `secret` the former content held a secret, which is not kept ·
 * `read` HighLevel could not be asked
 */
export const conflicts = [
  'limit-during',
  'limit-booking',
  'limit-after',
  'reference',
  'blank',
  'content',
  'token',
  'agent',
  'scope',
  'secret',
  'read',
] as const;
export const Conflict = z.enum(conflicts);
export type Conflict = z.infer<typeof Conflict>;

/** What is to be done with a step: `do` is the verdict's own way (create, remove, put back …). */
export const choices = ['do', 'update', 'beside', 'skip'] as const;
export const Choice = z.enum(choices);
export type Choice = z.infer<typeof Choice>;

export const PlanStep = z.object({
  /** Which of the plan's templates (or, of an undo, which of its sources) it is of. */
  template: z.number(),
  verdict: Verdict,
  why: z.optional(Conflict),
  /** The variable or the words that explain `why`, in plain text. */
  about: z.optional(z.string()),
  choice: Choice,
  /** The action that is there: with `there`, `differs`, and what an undo is about. */
  on: z.optional(Standing),
  /** Only of an undo: the step that is taken back. */
  undoes: z.optional(z.object({ runId: z.string(), stepId: z.string() })),
});
export type PlanStep = z.infer<typeof PlanStep>;

/** How many steps stand where; only those that are not 0. Keys: see `buckets`. */
export const Tally = z.record(z.string(), z.number());
export type Tally = z.infer<typeof Tally>;

/** One target of a plan. Slim: there may be thousands. What becomes of it is the run `runId`. */
export const PlanTarget = z.object({
  version: z.literal(1),
  /** `planId/place`, the place with leading zeros */
  key: z.string(),
  planId: z.string(),
  /** From 0, in the order shown. Targets of one sub-account follow one another. */
  place: z.number(),
  target: Target,
  /**
   * unread: not judged yet · read: judged · begun: its run is in the journal · done: every step
   * has come to an end (verification may still go on)
   */
  state: z.enum(['unread', 'read', 'begun', 'done']),
  /** Milliseconds since 1970. */
  readAt: z.optional(z.number()),
  /** Why it could not be read. */
  problem: z.optional(Problem),
  /** How many actions of each kind the agent has, when it was read. */
  has: z.optional(z.object({ during: z.number(), after: z.number(), booking: z.number() })),
  steps: z.array(PlanStep),
  /** By verdict and choice before it begins, by step word afterwards. */
  tally: Tally,
  runId: z.optional(z.string()),
});
export type PlanTarget = z.infer<typeof PlanTarget>;

/** A template as it was when the plan was made; or an action that is copied. */
export const PlanTemplate = z.object({
  /** Empty for an action that was never a template. */
  templateId: z.string(),
  revision: z.number(),
  library: z.optional(OfLibrary),
  type: z.enum(actionTypes),
  /** What people call the template. */
  name: z.string(),
  /** The action's name, variables allowed. */
  actionName: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  variables: z.array(Variable),
});
export type PlanTemplate = z.infer<typeof PlanTemplate>;

/** What a plan is made of; large, so apart from its head. */
export const PlanSource = z.object({
  version: z.literal(1),
  planId: z.string(),
  templates: z.array(PlanTemplate),
  /** Values for every target, by variable name; secrets are in `storage.session`. */
  values: z.record(z.string(), z.unknown()),
  /** What is other in a sub-account. */
  locationValues: z.record(z.string(), z.record(z.string(), z.unknown())),
});
export type PlanSource = z.infer<typeof PlanSource>;

/** What the templates are in one sub-account: what was shown is what is sent. Secrets masked. */
export const PlanContents = z.object({
  version: z.literal(1),
  /** `planId/locationId` */
  key: z.string(),
  planId: z.string(),
  /** By template; what cannot be made here says why. */
  contents: z.array(
    z.object({
      name: z.string(),
      parameters: z.record(z.string(), z.unknown()),
      secretPaths: z.array(z.string()),
      values: z.record(z.string(), z.unknown()),
      why: z.optional(Conflict),
      about: z.optional(z.string()),
    }),
  ),
});
export type PlanContents = z.infer<typeof PlanContents>;

/** The head of a plan, and of the run that it becomes. Small: it is written with every step. */
export const Plan = z.object({
  version: z.literal(1),
  id: z.string(),
  /** Grows by one with each change; what watchers wait for. */
  revision: z.number(),
  /** `fleet`: only looked at, never run. */
  kind: z.enum(['apply', 'copy', 'undo', 'fleet']),
  /** The pack's name, the template's, or “3 templates”. */
  name: z.string(),
  pack: z.optional(z.object({ id: z.string(), name: z.string() })),
  /** What is taken back: another plan, or a run by itself. */
  undoes: z.optional(z.object({ planId: z.optional(z.string()), runId: z.optional(z.string()) })),
  /**
   * reading: agents are being read · ready: nothing has been written in HighLevel · running ·
   * paused: by a person · asks: the browser or the extension was started anew · stopped · ended
   */
  state: z.enum(['reading', 'ready', 'running', 'paused', 'asks', 'stopped', 'ended']),
  /** Why nothing moves although it runs; absent while something does. */
  waits: z.optional(z.object({ why: z.enum(['unlock', 'storage', 'offline']), since: z.number() })),
  createdAt: z.number(),
  startedAt: z.optional(z.number()),
  endedAt: z.optional(z.number()),
  /** The oldest and newest of its reads. */
  readFrom: z.optional(z.number()),
  readTo: z.optional(z.number()),
  targets: z.number(),
  locations: z.number(),
  steps: z.number(),
  /** Targets that were read, and that are done. */
  targetsRead: z.number(),
  targetsDone: z.number(),
  /** Sum of the targets' tallies. */
  tally: Tally,
  /** It was taken back by this plan. */
  undoneBy: z.optional(z.string()),
});
export type Plan = z.infer<typeof Plan>;

/** Agents that were chosen together before, to be chosen again. */
export const TargetSet = z.object({
  version: z.literal(1),
  id: z.string(),
  name: z.string(),
  targets: z.array(z.object({ locationId: z.string(), agentId: z.string() })),
  usedAt: z.number(),
});
export type TargetSet = z.infer<typeof TargetSet>;
