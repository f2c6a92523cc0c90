import type { Key } from '../../i18n/catalog.ts';
import { t } from '../../i18n/t.ts';
import type { Choice, Conflict, PlanStep, Verdict } from './schema.ts';

/** What people read for a verdict. */
export const verdictLabels: Record<Verdict, Key> = {
  create: 'Create',
  there: 'Already there',
  differs: 'Differs',
  conflict: 'Conflict',
  'cannot-tell': 'Cannot tell',
  remove: 'Remove',
  'put-back': 'Put back',
  'create-again': 'Create again',
  found: 'Found by reading',
  changed: 'Changed since',
  gone: 'As before',
};

const conflictWords: Record<Conflict, Key> = {
  'limit-during': 'The agent has no room for it.',
  'limit-booking': 'The agent has a booking action already.',
  'limit-after': 'The agent has no room for it.',
  reference: 'Something is not found by its name.',
  blank: 'A blank is not filled in.',
  content: 'Something in it is wrong.',
  token: 'The sub-account’s token is missing or was refused.',
  agent: 'The agent is not there.',
  scope: 'The token may not do this.',
  secret: 'What it was before held a secret, which is not kept.',
  read: 'The agent could not be read.',
};

/** What people read for a choice; what cannot be chosen for a verdict is not there. */
export const choiceWords: Partial<Record<Verdict, Partial<Record<Choice, Key>>>> = {
  create: { do: 'Create', skip: 'Skip' },
  there: { beside: 'Create beside it', skip: 'Leave' },
  differs: { update: 'Update', beside: 'Create beside it', skip: 'Skip' },
  'cannot-tell': { do: 'Create', skip: 'Skip' },
  remove: { do: 'Remove', skip: 'Leave' },
  'put-back': { do: 'Put back', skip: 'Leave' },
  'create-again': { do: 'Create again', skip: 'Leave' },
  found: { do: 'Remove', skip: 'Leave' },
};

/** Why a step is in conflict, with what there is to say about it; `limit`: the words of a limit. */
export function conflictText(step: Pick<PlanStep, 'why' | 'about'>, limit?: string): string {
  const { why, about } = step;
  if (limit !== undefined) return limit;
  return [why && t(conflictWords[why]), about].filter(Boolean).join(' ');
}
