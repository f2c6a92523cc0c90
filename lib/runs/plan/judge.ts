import type { ReadAction } from '../../highlevel/api.ts';
import type { Problem } from '../../highlevel/errors.ts';
import { problemText } from '../../highlevel/problem-text.ts';
import { isEqualTo, isSlim, standingOf, type Wanted } from './compare.ts';
import { adds, type Counts, count, countsOf, limitFor, takesAway } from './limits.ts';
import { pairUp } from './pair-up.ts';
import type { Choice, Conflict, PlanStep, Verdict } from './schema.ts';

/** A template in one sub-account; `why`: it cannot be made there. */
export interface WantedStep {
  template: number;
  content: Wanted;
  why?: Conflict | undefined;
  about?: string | undefined;
}

/** An action of an agent; `whole`: it was read by itself, and not in a listing. */
export type Seen = ReadAction & { whole?: boolean };

export interface Given {
  /** Undefined where HighLevel does not list them. */
  actions: Seen[] | undefined;
  /** Why the agent could not be read. */
  problem?: Problem | undefined;
  wanted: WantedStep[];
  /** The steps as they were before; what a person chose stays where it still makes sense. */
  before?: PlanStep[];
  /** Of a fleet's overview: what cannot be filled in is missing where nothing of its name is there. */
  onlyLooks?: boolean;
}

export interface Judged {
  steps: PlanStep[];
  has?: Counts;
}

/** What is done with a step unless a person chooses otherwise. */
export const defaultChoice: Record<Verdict, Choice> = {
  create: 'do',
  there: 'skip',
  differs: 'update',
  conflict: 'skip',
  'cannot-tell': 'skip',
  remove: 'do',
  'put-back': 'do',
  'create-again': 'do',
  found: 'skip',
  changed: 'skip',
  gone: 'skip',
};

/** What may be chosen for a step, its default among it. */
export const choicesOf: Record<Verdict, Choice[]> = {
  create: ['do', 'skip'],
  there: ['beside', 'skip'],
  differs: ['update', 'beside', 'skip'],
  conflict: ['skip'],
  'cannot-tell': ['do', 'skip'],
  remove: ['do', 'skip'],
  'put-back': ['do', 'skip'],
  'create-again': ['do', 'skip'],
  found: ['do', 'skip'],
  changed: ['skip'],
  gone: ['skip'],
};

/**
 * Judges what is wanted of an agent by what it has. Pure. Equal actions are found first, so that what
 * only has the same name is left for the steps that have none; each action stands for one step.
 */
export function judge(given: Given): Judged {
  const { actions, problem, wanted, onlyLooks = false } = given;
  if (problem) {
    const conflict = conflictOf(problem);
    return { steps: wanted.map(({ template }) => stepOf(template, 'conflict', conflict)) };
  }
  const has = actions && countsOf(actions);
  const there = actions && matched(wanted, actions);
  const unnamed = actions?.some(isUnnamed) ?? true;
  const steps = wanted.map((one, index): PlanStep => {
    const { template, why, about } = one;
    const found = there?.get(index);
    const reason = { ...(why ? { why } : {}), ...(about ? { about } : {}) };
    if (why && !onlyLooks) return stepOf(template, 'conflict', reason);
    if (!found) return stepOf(template, unnamed ? 'cannot-tell' : 'create');
    if (why) return stepOf(template, 'cannot-tell', reason);
    if (found.isEqual) return stepOf(template, 'there', { on: slimStanding(found.action) });
    if (!found.action.whole && isSlim(found.action)) return stepOf(template, 'cannot-tell');
    return stepOf(template, 'differs', { on: standingOf(complete(found.action)) });
  });
  const chosen = given.before ? keepChoices(steps, given.before) : steps;
  if (!has) return { steps: chosen };
  if (onlyLooks) return { steps: chosen, has };
  return { steps: withinLimits(chosen, has, (step) => typeOf(wanted, step)), has };
}

const typeOf = (wanted: WantedStep[], { template }: PlanStep): string =>
  wanted.find((one) => one.template === template)?.content.type ?? '';

function stepOf(template: number, verdict: Verdict, more: Partial<PlanStep> = {}): PlanStep {
  return { template, verdict, choice: defaultChoice[verdict], ...more };
}

/**
 * The actions that have to be read by themselves before judging: those whose listing does not show
 * whether they are what is wanted.
 */
export function idsToRead(actions: Seen[], wanted: WantedStep[]): string[] {
  const names = new Map<string, WantedStep[]>();
  for (const one of wanted) {
    const key = keyOf(one.content);
    names.set(key, [...(names.get(key) ?? []), one]);
  }
  return actions.flatMap((action) => {
    if (action.id === undefined || action.whole) return [];
    if (isUnnamed(action)) return [action.id];
    const alike = names.get(keyOf(action));
    if (!alike || !isSlim(action)) return [];
    const isOne = alike.some(({ content }) => isEqualTo(content, action.parameters ?? {}));
    return isOne ? [] : [action.id];
  });
}

/** Chooses for a step, where its verdict leaves that choice; else it stays as it is. */
export function chosen(step: PlanStep, choice: Choice): PlanStep {
  const isOpen = step.choice !== choice && choicesOf[step.verdict].includes(choice);
  return isOpen ? { ...step, choice } : step;
}

/** Judged steps with what was chosen for them before, where that still makes sense. */
export function keepChoices(steps: PlanStep[], before: PlanStep[]): PlanStep[] {
  return steps.map((step, index) => {
    const old = before[index];
    return old?.template === step.template && old.verdict === step.verdict
      ? chosen(step, old.choice)
      : step;
  });
}

const limits: (Conflict | undefined)[] = ['limit-during', 'limit-booking', 'limit-after'];

/**
 * Holds the steps of an agent within HighLevel's limits, in their order: what has no room any more is
 * in conflict, what has room again is not. `has`: how many actions are there now.
 */
export function withinLimits(
  steps: PlanStep[],
  has: Counts,
  typeOf: (step: PlanStep) => string,
): PlanStep[] {
  const counts = { ...has };
  return steps.map((given) => {
    const step = withoutLimit(given);
    const type = typeOf(step);
    if (takesAway(step)) count(counts, type, -1);
    if (!adds(step)) return step;
    const why = limitFor(counts, type);
    if (!why) {
      count(counts, type, 1);
      return step;
    }
    // One that is there already stays; only the copy beside it has no room.
    if (step.choice === 'beside') return { ...step, choice: defaultChoice[step.verdict] };
    return { ...step, verdict: 'conflict', choice: 'skip', why };
  });
}

/** A step as it was before a limit stood against it. */
function withoutLimit(step: PlanStep): PlanStep {
  if (step.verdict !== 'conflict' || !limits.includes(step.why)) return step;
  const { why: _, ...rest } = step;
  const verdict = step.undoes ? 'create-again' : 'create';
  return { ...rest, verdict, choice: defaultChoice[verdict] };
}

/** Of one that is left alone nothing needs to be kept but which one it is. */
const slimStanding = ({ id = '', type = '', name = '' }: Seen) => ({
  actionId: id,
  type,
  name,
  parameters: {},
  secretPaths: [],
});

const complete = ({ id = '', type = '', name = '', parameters = {} }: Seen) => ({
  id,
  type,
  name,
  parameters,
});

const isUnnamed = ({ type, name, whole }: Seen): boolean =>
  !whole && (type === undefined || name === undefined);

const keyOf = ({ type, name }: { type?: string | undefined; name?: string | undefined }) =>
  `${type}\n${name}`;

interface Match {
  action: Seen;
  isEqual: boolean;
}

/** Which action each of the wanted steps has found, by its index. */
function matched(wanted: WantedStep[], actions: Seen[]): Map<number, Match> {
  const found = new Map<number, Match>();
  const named = new Map<string, Seen[]>();
  for (const action of actions) {
    const key = keyOf(action);
    const before = named.get(key);
    if (before) before.push(action);
    else named.set(key, [action]);
  }
  const alike = new Map<string, number[]>();
  for (const [index, { content }] of wanted.entries()) {
    const key = keyOf(content);
    if (named.has(key)) alike.set(key, [...(alike.get(key) ?? []), index]);
  }
  for (const [key, indexes] of alike) {
    const candidates = named.get(key) ?? [];
    const pairs = pairUp(indexes.length, candidates.length, (one, other) => {
      const step = wanted[indexes[one] ?? 0];
      return !!step && isEqualTo(step.content, candidates[other]?.parameters ?? {});
    });
    const free = candidates.filter((_, other) => !pairs.includes(other));
    for (const [one, index] of indexes.entries()) {
      const equal = candidates[pairs[one] ?? -1];
      const action = equal ?? free.shift();
      if (action) found.set(index, { action, isEqual: equal !== undefined });
    }
  }
  return found;
}

/** Why nothing can be done on an agent that could not be read. */
export const conflictOf = (problem: Problem): { why: Conflict; about: string } => ({
  why: whyOf(problem),
  about: problemText(problem, { doing: 'read' }).title,
});

function whyOf({ kind }: Problem): Conflict {
  switch (kind) {
    case 'no-token':
    case 'locked':
    case 'ended':
    case 'token-rejected':
    case 'wrong-token-kind':
    case 'other-location':
      return 'token';
    case 'scope-missing':
      return 'scope';
    case 'not-found':
      return 'agent';
    default:
      return 'read';
  }
}
