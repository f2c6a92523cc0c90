import * as z from 'zod/mini';
import { Plan, PlanStep, Verdict } from '../../runs/plan/schema.ts';
import { ActionTypeName, Id, Parameters } from './shapes.ts';

/** Shapes that the messages about plans share. */

/** What is to be put on agents: templates in order, a pack, or an action that one of them has. */
export const PlanWhat = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('templates'), templateIds: z.array(Id).check(z.maxLength(100)) }),
  z.object({ kind: z.literal('pack'), packId: Id }),
  z.object({
    kind: z.literal('action'),
    from: z.object({ locationId: Id, agentId: Id }),
    actionId: Id,
  }),
]);
export type PlanWhat = z.infer<typeof PlanWhat>;

/** As many as 500 sub-accounts have, five each. */
export const Targets = z
  .array(z.object({ locationId: Id, agentId: Id }))
  .check(z.minLength(1), z.maxLength(2500));

/** Values of blanks by name; what is not here is remembered, a default, or open. */
export const PlanValues = z.record(z.string(), z.unknown());

/** Which steps a wish is about: all of them where nothing narrows it. */
export const StepFilter = z.object({
  verdict: z.optional(Verdict),
  /** Index of the plan's template. */
  template: z.optional(z.number()),
  place: z.optional(z.number()),
});
export type StepFilter = z.infer<typeof StepFilter>;

/** One field that differs, in words; `before` or `after` is absent where there is nothing. */
export const FieldDifference = z.object({
  label: z.string(),
  path: z.string(),
  before: z.optional(z.string()),
  after: z.optional(z.string()),
});

/** A step of a plan with all there is to show of it. Secrets are masked. */
export const PlanStepDetail = z.object({
  step: PlanStep,
  type: ActionTypeName,
  /** What would be there afterwards. */
  name: z.string(),
  parameters: Parameters,
  /** From what is there to what would be: with `differs`, and with `put-back`. */
  differences: z.array(FieldDifference),
});
export type PlanStepDetail = z.infer<typeof PlanStepDetail>;

/** How fast a run goes, measured by the worker that carries it out. */
export const Pace = z.object({
  /** Steps that came to an end per second, over the last half minute. */
  perSecond: z.number(),
  /** Milliseconds that are left at this pace; absent while nobody can say. */
  leftMs: z.optional(z.number()),
});

export const PlanReply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ok'), plan: Plan }),
  /** It stands otherwise by now (started by another window, say); nothing was done. */
  z.object({ kind: z.literal('not-now'), plan: Plan }),
]);
