import type { ActionType } from '../../../../lib/actions/index.ts';
import { wantedOf } from '../../../../lib/runs/plan/compare.ts';
import type { Seen, WantedStep } from '../../../../lib/runs/plan/judge.ts';
import type { PlanStep } from '../../../../lib/runs/plan/schema.ts';
import { smsParameters } from './planning.ts';

/** What is told of an action; the rest is as of any SMS. */
export interface Like {
  type?: ActionType;
  name?: string;
  messageBody?: string;
}

const parametersOf = ({ messageBody = 'Main Street 1' }: Like) => ({
  ...smsParameters,
  messageBody,
});

export const wantedLike = (all: Like[]): WantedStep[] =>
  all.map((like, template) => {
    const { type = 'SMS', name = 'One' } = like;
    return { template, content: wantedOf({ type, name, parameters: parametersOf(like) }) };
  });

export const seenLike = (all: (Like & { type?: string })[]): Seen[] =>
  all.map((like, index) => {
    const { type = 'SMS', name = 'One' } = like;
    return { id: `a${index}`, type, name, parameters: parametersOf(like as Like) };
  });

export const verdictsOf = (steps: PlanStep[]) => steps.map(({ verdict }) => verdict);
