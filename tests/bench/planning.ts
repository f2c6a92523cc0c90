import { type ActionType, actions, actionTypes } from '../../lib/actions/index.ts';
import { wantedOf } from '../../lib/runs/plan/compare.ts';
import { idsToRead, judge, type Seen, type WantedStep } from '../../lib/runs/plan/judge.ts';
import { tallyOf } from '../../lib/runs/plan/tally.ts';

/**
 * How long it takes to judge the steps of a plan from agents that were read: a third of the actions is
 * there, a third differs, a third is missing. Milliseconds of processor time in all.
 */
export function planningTime(targets = 2500, steps = 20): number {
  const nameOf = (step: number) => `Action ${step}`;
  const typeOf = (step: number): ActionType => actionTypes[step % actionTypes.length] ?? 'SMS';
  const wanted = Array.from({ length: steps }, (_, template): WantedStep => {
    const type = typeOf(template);
    const parameters = actions[type].sample;
    return { template, content: wantedOf({ type, name: nameOf(template), parameters }) };
  });
  const agents = Array.from({ length: targets }, (_, agent) =>
    Array.from({ length: steps }, (_, step): Seen[] => {
      const type = typeOf(step);
      const state = (agent + step) % 3;
      if (state === 2) return [];
      const parameters = structuredClone(actions[type].sample);
      if (state === 1) parameters.triggerMessage = parameters.description = `Other ${agent}`;
      return [{ id: `${agent}/${step}`, type, name: nameOf(step), parameters }];
    }).flat(),
  );
  const start = process.cpuUsage();
  for (const listed of agents) {
    const open = idsToRead(listed, wanted);
    if (open.length > 0) throw new Error('Nothing of these agents is left open');
    tallyOf(judge({ actions: listed, wanted }).steps);
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
