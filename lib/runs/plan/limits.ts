import { actions, isActionType } from '../../actions/index.ts';
import type { Conflict, PlanStep } from './schema.ts';

/** What an agent has, or takes at the most, of each kind; a booking is one of those during a call. */
export interface Counts {
  during: number;
  booking: number;
  after: number;
}

/** HighLevel's product limits for one agent (its help centre; docs/highlevel.md). */
export const agentLimits: Counts = { during: 15, booking: 1, after: 25 };

const reasons: Record<keyof Counts, Conflict> = {
  booking: 'limit-booking',
  during: 'limit-during',
  after: 'limit-after',
};

/** What an action of a type counts as; types that nobody knows are in HighLevel's list for the call. */
function kindsOf(type: string | undefined): (keyof Counts)[] {
  if (!isActionType(type) || actions[type].timing === 'during') {
    return type === 'APPOINTMENT_BOOKING' ? ['booking', 'during'] : ['during'];
  }
  return ['after'];
}

/** How many actions of each kind there are. */
export function countsOf(present: { type?: string | undefined }[]): Counts {
  const counts = { during: 0, booking: 0, after: 0 };
  for (const { type } of present) count(counts, type, 1);
  return counts;
}

/** Counts an action that comes (1) or goes (-1). */
export function count(counts: Counts, type: string | undefined, by: 1 | -1): void {
  for (const kind of kindsOf(type)) counts[kind] += by;
}

/** The limit that one more action of a type would break. */
export function limitFor(counts: Counts, type: string): Conflict | undefined {
  const full = kindsOf(type).find((kind) => counts[kind] >= agentLimits[kind]);
  return full && reasons[full];
}

/** Whether the agent has one action more once a step is done. */
export const adds = ({ verdict, choice }: Pick<PlanStep, 'verdict' | 'choice'>): boolean =>
  choice === 'beside' ||
  (choice === 'do' && ['create', 'create-again', 'cannot-tell'].includes(verdict));

/** Whether it has one less. */
export const takesAway = ({ verdict, choice }: Pick<PlanStep, 'verdict' | 'choice'>): boolean =>
  choice === 'do' && (verdict === 'remove' || verdict === 'found');
