import { chosen, withinLimits } from './judge.ts';
import type { Choice, PlanTarget, Verdict } from './schema.ts';
import { tallyOf } from './tally.ts';

/** Which steps a choice is for. */
export interface StepFilter {
  verdict?: Verdict | undefined;
  template?: number | undefined;
  place?: number | undefined;
}

/** A target with a choice made for those of its steps that fit; undefined when nothing changes. */
export function withChoice(
  target: PlanTarget,
  { verdict, template, place }: StepFilter,
  choice: Choice,
  typeOf: (template: number) => string,
): PlanTarget | undefined {
  if (target.state !== 'read') return undefined;
  if (place !== undefined && target.place !== place) return undefined;
  const made = target.steps.map((step) => {
    const isMeant =
      (verdict === undefined || step.verdict === verdict) &&
      (template === undefined || step.template === template);
    return isMeant ? chosen(step, choice) : step;
  });
  if (made.every((step, index) => step === target.steps[index])) return undefined;
  const steps = target.has
    ? withinLimits(made, target.has, ({ template, on }) => on?.type ?? typeOf(template))
    : made;
  return { ...target, steps, tally: tallyOf(steps) };
}
