import type { ActionType } from '../../lib/actions/index.ts';
import { actions } from '../../lib/actions/index.ts';
import type { Key } from '../../lib/i18n/catalog.ts';
import { list } from '../../lib/i18n/format.ts';
import { spokenTable } from '../../lib/i18n/spoken-table.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import { adds, agentLimits, type Counts, count, takesAway } from '../../lib/runs/plan/limits.ts';
import type { Choice, Plan, PlanStep, Tally, Verdict } from '../../lib/runs/plan/schema.ts';
import { countIn } from '../../lib/runs/plan/tally.ts';
import { choiceWords } from '../../lib/runs/plan/words.ts';

/** A verdict in a sentence. */
export const verdictAbout: Record<Verdict, Key> = {
  create: 'Nothing like it is there.',
  there: 'The same action is there already.',
  differs: 'An action of this type and name is there, and says something else.',
  conflict: 'It cannot be done as it stands.',
  'cannot-tell': 'HighLevel does not list the agent’s actions, so it may be there already.',
  remove: 'It was created by this run and is as it was created.',
  'put-back': 'It was changed by this run; what it was before can be put back.',
  'create-again': 'It was removed by this run; created again it gets another ID.',
  found: 'Its ID was found by reading, not told by HighLevel: it may be somebody else’s.',
  changed: 'Somebody changed it since; it is left alone.',
  gone: 'It is as it was before already.',
};

export const verdictTones: Record<
  Verdict,
  'success' | 'warning' | 'error' | 'progress' | undefined
> = {
  create: 'progress',
  there: 'success',
  differs: 'warning',
  conflict: 'error',
  'cannot-tell': 'warning',
  remove: 'progress',
  'put-back': 'progress',
  'create-again': 'progress',
  found: 'warning',
  changed: 'warning',
  gone: 'success',
};

/** What can be chosen for a verdict, with what people read; none where there is no choice. */
export const choicesFor = (verdict: Verdict): Partial<Record<Choice, string>> =>
  spokenTable(choiceWords[verdict] ?? {});

/** The verdicts that a plan of a kind shows also where there are none of them. */
const usual: Verdict[] = ['create', 'there', 'differs', 'conflict', 'cannot-tell'];
const ofUndo: Verdict[] = ['remove', 'put-back', 'create-again', 'found', 'changed', 'gone'];

/** The verdicts of a plan in order, each with how many steps it has. */
export function verdictCounts({ kind, tally }: Pick<Plan, 'kind' | 'tally'>): [Verdict, number][] {
  const order = kind === 'undo' ? [...ofUndo, ...usual] : usual;
  return order.flatMap((verdict): [Verdict, number][] => {
    const number = countIn(tally, verdict);
    return number > 0 || kind !== 'undo' ? [[verdict, number]] : [];
  });
}

/** “It would be action 16 of 15 during the call.”: which limit a step would break, and by how much. */
export function limitText(
  steps: readonly PlanStep[],
  index: number,
  has: Counts | undefined,
  typeOf: (template: number) => string,
): string | undefined {
  const step = steps[index];
  if (!step || !has) return undefined;
  const counts = { ...has };
  for (const before of steps.slice(0, index)) {
    if (adds(before)) count(counts, typeOf(before.template), 1);
    if (takesAway(before)) count(counts, before.on?.type, -1);
  }
  switch (step.why) {
    case 'limit-during':
      return t('It would be action {number} of {limit} during the call: HighLevel takes no more.', {
        number: counts.during + 1,
        limit: agentLimits.during,
      });
    case 'limit-after':
      return t(
        'It would be field update {number} of {limit} after the call: HighLevel takes no more.',
        { number: counts.after + 1, limit: agentLimits.after },
      );
    case 'limit-booking':
      return t('The agent has a booking action already, and HighLevel takes one.');
    default:
      return undefined;
  }
}

/** How much would be written: by the chosen buckets of a tally. */
export function workIn(tally: Tally): { create: number; update: number; remove: number } {
  const of = (...buckets: string[]) => buckets.reduce((sum, one) => sum + (tally[one] ?? 0), 0);
  return {
    create: of('create/do', 'cannot-tell/do', 'there/beside', 'differs/beside', 'create-again/do'),
    update: of('differs/update', 'put-back/do'),
    remove: of('remove/do', 'found/do'),
  };
}

/** Whether anything is done on a target. */
export const isTouched = (tally: Tally): boolean => {
  const { create, update, remove } = workIn(tally);
  return create + update + remove > 0;
};

/**
 * “Create 300 and update 1 on 30 agents”; undefined when there is nothing to do. `touched`: on how many
 * agents, where that is known.
 */
export function workText(
  { kind, tally }: Pick<Plan, 'kind' | 'tally'>,
  touched: number | undefined,
): string | undefined {
  const { create, update, remove } = workIn(tally);
  const undo = kind === 'undo';
  const createText = undo ? 'create {count} again' : 'create {count}';
  const updateText = undo ? 'put back {count}' : 'update {count}';
  const parts = [
    ...(remove > 0 ? [t('remove {count}', { count: remove })] : []),
    ...(create > 0 ? [t(createText, { count: create })] : []),
    ...(update > 0 ? [t(updateText, { count: update })] : []),
  ];
  if (parts.length === 0) return undefined;
  const work = upper(list(parts));
  if (touched === undefined) return work;
  const agents = plural(touched, '{count} agent', '{count} agents');
  return create + update === 0
    ? t('{work} from {agents}', { work, agents })
    : t('{work} on {agents}', { work, agents });
}

/** With a capital at its beginning. */
export const upper = (text: string) => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;

/** “15 of 15 during the call, 1 of 1 booking, 3 of 25 after it”: what an agent has of what it may have. */
export function hasText(has: Counts): string {
  const { during, booking, after } = has;
  return [
    t('{count} of {limit} during the call', { count: during, limit: agentLimits.during }),
    ...(booking > 0
      ? [t('{count} of {limit} booking', { count: booking, limit: agentLimits.booking })]
      : []),
    t('{count} of {limit} after it', { count: after, limit: agentLimits.after }),
  ].join(', ');
}

/** “30 agents in 10 sub-accounts” */
export const targetsText = ({ targets, locations }: Pick<Plan, 'targets' | 'locations'>): string =>
  t('{agents} in {locations}', {
    agents: plural(targets, '{count} agent', '{count} agents'),
    locations: plural(locations, '{count} sub-account', '{count} sub-accounts'),
  });

export const typeLabel = (type: ActionType): string => actions[type].label;
