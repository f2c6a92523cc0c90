import type { PlanTarget } from './schema.ts';
import { countIn } from './tally.ts';

/** Which targets a list shows. */
export interface RowsWish {
  planId: string;
  text?: string | undefined;
  bucket?: string | undefined;
  locationId?: string | undefined;
  from: number;
  count: number;
}

/** Tells which targets a list shows; undefined when it shows all. */
export function fitting({ text = '', bucket, locationId }: RowsWish) {
  const words = text.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && bucket === undefined && locationId === undefined) return undefined;
  return ({ target, tally }: PlanTarget): boolean => {
    if (locationId !== undefined && target.locationId !== locationId) return false;
    if (bucket !== undefined && countIn(tally, bucket) === 0) return false;
    const { locationName = '', agentName = '', agentId } = target;
    const all = `${locationName} ${agentName} ${target.locationId} ${agentId}`.toLocaleLowerCase();
    return words.every((word) => all.includes(word));
  };
}

/** A list of thousands of steps would be heavy with what they are about. */
export function slim(target: PlanTarget): PlanTarget {
  return {
    ...target,
    steps: target.steps.map((step) =>
      step.on ? { ...step, on: { ...step.on, parameters: {} } } : step,
    ),
  };
}
