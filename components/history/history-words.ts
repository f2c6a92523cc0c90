import { Copy, type IconNode, Pencil, Plus, Trash2, Undo2 } from 'lucide';
import type { Key } from '../../lib/i18n/catalog.ts';
import { moment } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { HistoryEntry } from '../../lib/messaging/messages/history-list.ts';
import type { Output } from '../../lib/messaging/messages/index.ts';
import { notYet } from '../../lib/runs/step-word.ts';
import { problemWords, tallyText } from '../../lib/runs/step-words.ts';
import type { NoticeTone } from '../ui/notice.tsx';
import { planHash } from '../workspace/route.ts';

export type Entry = Output<'history/list'>['entries'][number];
type Does = (typeof HistoryEntry)['shape']['does'] extends { _zod: { output: infer D } }
  ? D
  : never;

/** What an entry was to do, as its icon and in a word. */
export const doing: Record<Does, { icon: IconNode; word: Key }> = {
  create: { icon: Plus, word: 'Create' },
  update: { icon: Pencil, word: 'Change' },
  remove: { icon: Trash2, word: 'Remove' },
  undo: { icon: Undo2, word: 'Take back' },
  copy: { icon: Copy, word: 'Copy' },
};

/** The page of an entry. */
export const entryHash = ({ kind, id }: Pick<Entry, 'kind' | 'id'>): string =>
  kind === 'plan' ? planHash(id) : singleHash(id);

export const singleHash = (runId: string) => `#/runs/single/${encodeURIComponent(runId)}`;

/** Something of a plan goes on, or waits for a person. */
export const isRunning = ({ state }: Pick<Entry, 'state'>): boolean =>
  state === 'running' || state === 'paused' || state === 'asks';

/** How it stands: the sign before its result. */
export function toneOf(entry: Entry): NoticeTone {
  const { tally, undone } = entry;
  if (isRunning(entry) || notYet.some((word) => tally[word])) return 'progress';
  if (problemWords.some((word) => tally[word])) return 'warning';
  return undone === 'yes' ? 'info' : 'success';
}

const unsettled = [...notYet, 'created', 'updated', 'removed', 'uncertain'];

/** More may be known of it soon: something is to come, or was not read again yet. */
export const maySettle = (entry: Entry): boolean =>
  isRunning(entry) || unsettled.some((word) => entry.tally[word]);

const states = {
  paused: 'Paused: {result}',
  asks: 'Asks to go on: {result}',
  stopped: 'Stopped: {result}',
} as const;

/** The result in words: “Stopped: 28 done and seen, 2 not sent”; of one step without a number. */
export function resultOf({ state, tally }: Entry): string {
  const words = tallyText(tally, isOver(state)) || t('nothing was sent');
  if (state === 'paused' || state === 'asks' || state === 'stopped') {
    return t(states[state], { result: words });
  }
  const [first = '', ...rest] = words.replace(/^1 (?!.*,)/, '');
  return `${first.toUpperCase()}${rest.join('')}`;
}

const isOver = (state: Entry['state']): boolean => state === 'stopped' || state === 'ended';

/** Some of what it did is there, as far as is known, and may be taken back. */
export function canTakeBack(entry: Entry): boolean {
  const { does, tally, undone } = entry;
  if (does === 'undo' || undone === 'yes' || isRunning(entry)) return false;
  return [
    'created',
    'updated',
    'removed',
    'verified',
    'found',
    'copies',
    'not-seen',
    'cannot-tell',
  ].some((word) => tally[word]);
}

/** The day of a moment, as a heading: “Today”, “Yesterday”, “Friday, 13 November 2026”. */
export function dayOf(at: number, now: number): string {
  const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0);
  if (midnight(at) === midnight(now)) return t('Today');
  // A day of summer time's end has 25 hours.
  if (midnight(at) === midnight(midnight(now) - 1)) return t('Yesterday');
  return moment(at, { dateStyle: 'full' });
}

export const timeOf = (at: number): string => moment(at, { hour: '2-digit', minute: '2-digit' });
