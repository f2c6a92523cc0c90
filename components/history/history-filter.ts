import type { Key } from '../../lib/i18n/catalog.ts';
import type { Input } from '../../lib/messaging/messages/index.ts';

type Which = NonNullable<Input<'history/list'>['which']>;

/** What of the history is shown; as the address says it. */
export interface Filter {
  text: string;
  which: Which | '';
  /** Only the last days; 0: all that is kept. */
  days: number;
}

export const everything: Filter = { text: '', which: '', days: 0 };

/** What the choices are called. */
export const whichLabels: Record<Which | '', Key> = {
  '': 'Any result',
  open: 'Still open',
  problems: 'Needs a look',
  undone: 'Undone',
  done: 'Done',
};

export const dayLabels: [days: number, label: Key][] = [
  [0, 'Any time'],
  [1, 'Last 24 hours'],
  [7, 'Last 7 days'],
  [30, 'Last 30 days'],
];

const day = 24 * 3_600_000;

/** Never throws: what an address says wrongly is left out. */
export function filterOf(query: URLSearchParams): Filter {
  const which = query.get('which') ?? '';
  const days = Number(query.get('days') ?? 0);
  return {
    text: (query.get('text') ?? '').slice(0, 200),
    which: which in whichLabels ? (which as Filter['which']) : '',
    days: dayLabels.some(([known]) => known === days) ? days : 0,
  };
}

export function filterHash({ text, which, days }: Filter): string {
  const query = new URLSearchParams();
  if (text) query.set('text', text);
  if (which) query.set('which', which);
  if (days) query.set('days', String(days));
  return query.size > 0 ? `#/runs?${query}` : '#/runs';
}

/** The filter as the background takes it; `now`: ms since 1970. */
export const asInput = ({ text, which, days }: Filter, now: number): Input<'history/export'> => ({
  ...(text.trim() ? { text: text.trim() } : {}),
  ...(which ? { which } : {}),
  ...(days ? { since: now - days * day } : {}),
});

export const isNarrowed = (filter: Filter): boolean =>
  filter.text.trim() !== '' || filter.which !== '' || filter.days !== 0;
