import type * as z from 'zod/mini';
import { plural, t } from '../../i18n/t.ts';
import type { HistoryEntry, HistoryFilter } from '../../messaging/messages/history-list.ts';
import type { Plan, Tally } from '../plan/schema.ts';
import type { Run, Step } from '../schema.ts';
import { type StepWord, wordTally } from '../step-word.ts';
import { problemWords } from '../step-words.ts';
import type { Item } from './newest.ts';

export type Entry = z.infer<typeof HistoryEntry>;
type Which = NonNullable<z.infer<typeof HistoryFilter>['which']>;

/** An item as the history lists it, as far as its head tells it. */
export const entryOf = (item: Item): Entry =>
  item.kind === 'run' ? runEntry(item.run) : planEntry(item.plan);

function runEntry(run: Run): Entry {
  const { target, steps } = run;
  const tally: Tally = wordTally(steps);
  const library = steps.find((step) => step.library)?.library?.name;
  const message = steps.flatMap(({ problem }) => problem?.messages ?? [])[0];
  return {
    kind: 'run',
    id: run.id,
    createdAt: run.createdAt,
    name: run.pack?.name ?? nameOf(steps),
    does: doneBy(run),
    where: `${target.agentName ?? target.agentId} · ${target.locationName ?? target.locationId}`,
    tally,
    ...(library ? { library } : {}),
    ...(message ? { message } : {}),
    undone: undoneOf(tally),
  };
}

function planEntry(plan: Plan): Entry {
  return {
    kind: 'plan',
    id: plan.id,
    createdAt: plan.createdAt,
    name: plan.name,
    does: plan.kind === 'undo' || plan.kind === 'copy' ? plan.kind : 'create',
    where: t('{agents} in {places}', {
      agents: plural(plan.targets, '{count} agent', '{count} agents'),
      places: plural(plan.locations, '{count} sub-account', '{count} sub-accounts'),
    }),
    tally: plan.tally,
    state: plan.state,
    undone: undoneOf(plan.tally),
  };
}

const nameOf = (steps: Step[]): string =>
  steps.length === 1
    ? (steps[0]?.name ?? '')
    : plural(steps.length, '{count} action', '{count} actions');

function doneBy({ undoes, steps }: Run): Entry['does'] {
  if (undoes !== undefined || steps.some((step) => step.undoes)) return 'undo';
  const op = steps[0]?.op ?? 'create';
  return steps.every((step) => step.op === op) ? op : 'update';
}

/** Words of steps that did something, or may have: it is not undone while any of them is left. */
const standing: readonly StepWord[] = [
  'created',
  'updated',
  'removed',
  'verified',
  'found',
  'copies',
  'uncertain',
  'not-seen',
  'cannot-tell',
];

function undoneOf(tally: Tally): Entry['undone'] {
  if (!tally.undone) return 'no';
  return standing.some((word) => tally[word]) ? 'partly' : 'yes';
}

/** Something may still change by itself, or a person is to say whether it goes on. */
export function isOpen(item: Item): boolean {
  if (item.kind === 'run') return item.run.open === 1;
  return item.plan.state !== 'ended' && item.plan.state !== 'stopped';
}

const hasProblems = ({ tally }: Entry): boolean => problemWords.some((word) => tally[word]);

/** Whether an item is one of those that a filter names. */
export function isOf(which: Which | undefined, item: Item, entry: Entry): boolean {
  switch (which) {
    case undefined:
      return true;
    case 'open':
      return isOpen(item);
    case 'problems':
      return hasProblems(entry);
    case 'undone':
      return entry.undone !== 'no';
    case 'done':
      return !isOpen(item) && !hasProblems(entry);
  }
}
