import type { Input, Output } from '../../lib/messaging/messages/index.ts';
import type { TemplateRow } from '../../lib/messaging/messages/template-shapes.ts';
import { MessageError, type Send } from '../../lib/messaging/send.ts';

/** What a list asks for, without the place in it. */
export type RowsQuery = Omit<Input<'template/list'>, 'offset' | 'limit'>;
type Page = Output<'template/list'>;

/** What is shown now: the answer to `query`, as far as it has been read. */
export interface RowsState {
  query: RowsQuery;
  total: number;
  /** How many templates there are, whatever was asked for. */
  all: number;
  folders: Page['folders'];
  tags: Page['tags'];
  libraries: Page['libraries'];
  /** Grows with each new question; reading the same again leaves it. */
  serial: number;
  /** By place in the list; places that were not read yet are missing. */
  rows: ReadonlyMap<number, TemplateRow>;
}

export interface TemplateRows {
  /** Where the person was in the list, for when they come back to it. */
  readonly place: { active: number; scroll: number; within: boolean };
  /** Undefined until the first answer. */
  state(): RowsState | undefined;
  /** Why the last thing that was asked got no answer. */
  failure(): MessageError | undefined;
  /** Calls back after every change; gives the way to stop that. */
  subscribe(listener: () => void): () => void;
  /** Asks for a list. What is shown stays until the answer is there; late answers are dropped. */
  ask(query: RowsQuery): void;
  /** Reads what is missing between two places (the second one left out). */
  need(from: number, to: number): void;
  /** Reads again what was last needed: something may have changed. */
  refresh(): void;
  /** Shows a change before it is stored. */
  change(id: string, changes: Partial<TemplateRow>): void;
  /** All rows between two places of the list that is shown. Throws `MessageError`. */
  between(from: number, to: number): Promise<TemplateRow[]>;
}

/** Rows are read in pages of this many. */
export const pageSize = 100;
/** Those that are read to be kept whole, e.g. all that fit: as many as one message gives. */
const mostAtOnce = 500;

/** The rows of a list, read page by page as they come into view. It knows nothing of the screen. */
export function createTemplateRows(send: Send): TemplateRows {
  let shown: RowsState | undefined;
  let wanted: RowsQuery | undefined;
  let failed: MessageError | undefined;
  let needed = { from: 0, to: pageSize };
  /** Pages of what is shown that are on their way. */
  const reading = new Set<number>();
  /** Counts what was shown: an answer that belongs to an earlier one is dropped. */
  let turn = 0;
  let asking = false;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };

  /** One more try when the worker was stopped half way: reading twice is no harm. */
  const read = (query: RowsQuery, offset: number, limit: number): Promise<Page> =>
    send('template/list', { ...query, offset, limit }).catch((error: unknown) => {
      if (!(error instanceof MessageError) || error.reason !== 'gone') throw error;
      return send('template/list', { ...query, offset, limit });
    });

  const put = (query: RowsQuery, page: Page, offset: number, before?: RowsState) => {
    const rows = new Map(before?.rows);
    for (const [at, row] of page.rows.entries()) rows.set(offset + at, row);
    const { total, all, folders, tags, libraries } = page;
    const serial = (shown?.serial ?? 0) + (shown?.query === query ? 0 : 1);
    shown = { query, total, all, folders, tags, libraries, serial, rows };
  };

  /** Asks for what is wanted until the answer is to that; what was typed meanwhile goes next. */
  const run = async () => {
    if (asking) return;
    asking = true;
    try {
      for (let query = wanted; query; query = wanted === query ? undefined : wanted) {
        // When read again, all that is in view is exchanged at once, so that nothing flickers.
        const { from, to } = shown?.query === query ? needed : { from: 0, to: pageSize };
        try {
          const offsets = pagesOf(from, to);
          const pages = await Promise.all(offsets.map((offset) => read(query, offset, pageSize)));
          if (wanted !== query) continue;
          turn += 1;
          reading.clear();
          for (const [at, page] of pages.entries()) {
            put(query, page, offsets[at] ?? 0, at === 0 ? undefined : shown);
          }
          failed = undefined;
        } catch (error) {
          if (wanted === query) failed = asMessageError(error);
        }
        if (wanted === query) tell();
      }
    } finally {
      asking = false;
    }
    if (shown) needPages(needed.from, needed.to);
  };

  const readPage = async (offset: number) => {
    if (!shown || reading.has(offset)) return;
    const { query } = shown;
    const mine = turn;
    reading.add(offset);
    try {
      const page = await read(query, offset, pageSize);
      if (mine !== turn || !shown) return;
      const moved = page.total !== shown.total;
      // Not `query`: when it is being read again, it is another object by now.
      put(shown.query, page, offset, shown);
      failed = undefined;
      tell();
      // Rows came or went between two pages, so places do not fit together any more.
      if (moved) refresh();
    } catch (error) {
      if (mine !== turn) return;
      failed = asMessageError(error);
      tell();
    } finally {
      if (mine === turn) reading.delete(offset);
    }
  };

  const needPages = (from: number, to: number) => {
    if (!shown) return;
    const end = Math.min(to, shown.total);
    for (const offset of pagesOf(from, end)) {
      const first = Math.max(from, offset);
      const last = Math.min(end, offset + pageSize) - 1;
      if (!shown.rows.has(first) || !shown.rows.has(last)) void readPage(offset);
    }
  };

  const refresh = () => {
    if (!wanted) return;
    // A copy: an answer to the same question from before is a late one.
    const again = { ...wanted };
    if (shown?.query === wanted) shown = { ...shown, query: again };
    wanted = again;
    void run();
  };

  return {
    place: { active: 0, scroll: 0, within: false },
    state: () => shown,
    failure: () => failed,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    ask(query) {
      if (shown && !asking && isSame(shown.query, query)) {
        wanted = shown.query;
        refresh();
        return;
      }
      wanted = query;
      needed = { from: 0, to: pageSize };
      void run();
    },
    need(from, to) {
      needed = { from, to };
      if (!asking) needPages(from, to);
    },
    refresh,
    change(id, changes) {
      if (!shown) return;
      const rows = new Map(shown.rows);
      for (const [at, row] of rows) if (row.id === id) rows.set(at, { ...row, ...changes });
      shown = { ...shown, rows };
      tell();
    },
    async between(from, to) {
      if (!shown) return [];
      const { query, rows } = shown;
      const known: TemplateRow[] = [];
      for (let at = from; at < to; at += 1) {
        const row = rows.get(at);
        if (!row) break;
        known.push(row);
      }
      if (from + known.length >= to) return known;
      const found: TemplateRow[] = [];
      for (let at = from; at < to; ) {
        const page = await read(query, at, Math.min(mostAtOnce, to - at));
        if (page.rows.length === 0) break;
        found.push(...page.rows);
        at += page.rows.length;
      }
      return found;
    },
  };
}

/** Where the pages begin that lie between two places. */
function pagesOf(from: number, to: number): number[] {
  const first = Math.floor(from / pageSize);
  const count = Math.max(0, Math.ceil(to / pageSize) - first);
  return Array.from({ length: count }, (_, at) => (first + at) * pageSize);
}

const isSame = (one: RowsQuery, other: RowsQuery) =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());

const asMessageError = (error: unknown) =>
  error instanceof MessageError ? error : new MessageError('failed');
