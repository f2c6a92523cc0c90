import { planTargetKey } from './keys.ts';
import type { Plan, PlanSource, PlanStep, PlanTarget, PlanTemplate } from './schema.ts';

/** A target of a plan to be, and which of its templates are for it: all of them without a list. */
export interface WantedTarget {
  target: PlanTarget['target'];
  steps?: PlanStep[] | undefined;
}

export interface PlanOrder extends Pick<Plan, 'id' | 'kind' | 'name' | 'pack' | 'undoes'> {
  templates: PlanTemplate[];
  targets: WantedTarget[];
}

/** A step that was not judged yet. */
export const unjudged = (template: number, more: Partial<PlanStep> = {}): PlanStep => ({
  template,
  verdict: 'cannot-tell',
  choice: 'skip',
  ...more,
});

/** The records of a new plan. Targets of one sub-account follow one another; none is there twice. */
export function newPlan(
  { templates, targets, ...head }: PlanOrder,
  now: number,
): { plan: Plan; source: PlanSource; targets: PlanTarget[] } {
  const byLocation = new Map<string, Map<string, WantedTarget>>();
  for (const one of targets) {
    const { locationId, agentId } = one.target;
    const here = byLocation.get(locationId) ?? new Map<string, WantedTarget>();
    byLocation.set(locationId, here);
    if (!here.has(agentId)) here.set(agentId, one);
  }
  const ordered = [...byLocation.values()].flatMap((here) => [...here.values()]);
  const all = templates.map((_, template) => unjudged(template));
  const records = ordered.map(
    ({ target, steps = all }, place): PlanTarget => ({
      version: 1,
      key: planTargetKey(head.id, place),
      planId: head.id,
      place,
      target,
      state: 'unread',
      steps,
      tally: {},
    }),
  );
  return {
    plan: {
      ...head,
      version: 1,
      revision: 1,
      state: 'reading',
      createdAt: now,
      targets: records.length,
      locations: byLocation.size,
      steps: records.reduce((sum, { steps }) => sum + steps.length, 0),
      targetsRead: 0,
      targetsDone: 0,
      tally: {},
    },
    source: { version: 1, planId: head.id, templates, values: {}, locationValues: {} },
    targets: records,
  };
}
