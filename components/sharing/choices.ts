import type { Key } from '../../lib/i18n/catalog.ts';
import type { PreviewItem } from '../../lib/messaging/messages/share-shapes.ts';
import type { Preview } from './looked-at.ts';

type State = PreviewItem['state'];
export type Choice = 'take' | 'leave' | 'both';

/** What people read of a state, and what can be done with something in it. */
export const states: Record<
  State,
  { label: Key; about: Key; choices: Partial<Record<Choice, Key>> }
> = {
  new: { label: 'New', about: 'Not here yet.', choices: { take: 'Take', leave: 'Leave' } },
  changed: {
    label: 'Changed',
    about: 'It went on since you took it; yours is as it was.',
    choices: { take: 'Take', leave: 'Leave', both: 'Keep both' },
  },
  conflicting: {
    label: 'Conflicting',
    about: 'Yours was changed too, or is another one of the same origin.',
    choices: { take: 'Take theirs', leave: 'Keep mine', both: 'Keep both' },
  },
  removed: {
    label: 'Removed',
    about: 'Deleted there, still here.',
    choices: { take: 'Delete mine', leave: 'Keep mine' },
  },
  same: { label: 'Same', about: 'Nothing to take.', choices: {} },
};

/** The order in which the states are told. */
export const stateOrder = ['new', 'changed', 'conflicting', 'removed', 'same'] as const;

/** What a person has chosen: some by name, and what happens to all others. */
export interface Choices {
  /** `usual`: what is new or changed is taken. */
  others: 'usual' | 'none';
  /** By id; with the state, so that they can be counted. */
  named: ReadonlyMap<string, { choice: Choice; state: State }>;
}

export const usualChoices: Choices = { others: 'usual', named: new Map() };

const usual = (state: State): Choice => (state === 'new' || state === 'changed' ? 'take' : 'leave');

const otherwise = ({ others }: Choices, state: State): Choice =>
  others === 'none' ? 'leave' : usual(state);

export const choiceOf = (choices: Choices, { id, state }: Pick<PreviewItem, 'id' | 'state'>) =>
  choices.named.get(id)?.choice ?? otherwise(choices, state);

/** The choices with one for some items. */
export function withChoice(choices: Choices, items: PreviewItem[], choice: Choice): Choices {
  const named = new Map(choices.named);
  for (const { id, state } of items) {
    if (choice in states[state].choices) named.set(id, { choice, state });
  }
  return { ...choices, named };
}

/** How many would be taken, be it beside one's own. */
export function countTaken(choices: Choices, counts: Preview['counts']): number {
  const unnamed = choices.others === 'usual' ? counts.new + counts.changed : 0;
  return [...choices.named.values()].reduce((count, { choice, state }) => {
    const before = otherwise(choices, state) === 'leave' ? 0 : 1;
    return count + (choice === 'leave' ? 0 : 1) - before;
  }, unnamed);
}
