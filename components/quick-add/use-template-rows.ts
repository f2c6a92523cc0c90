import { useCallback, useRef, useState } from 'preact/hooks';
import type { AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import type { TemplateRow } from '../../lib/messaging/messages/template-shapes.ts';
import { useServices } from '../services.ts';

const pageSize = 50;
const mostAtOnce = 500;

/** What is looked for. A new object is a new wish, also with the same words. */
interface Wanted {
  query: string;
  folder?: string | undefined;
}

/** Nothing is looked for: all there are, in their own order. */
const isAll = ({ query, folder }: Wanted) => query.trim() === '' && folder === undefined;

interface Page {
  rows: TemplateRow[];
  /** How many fit in all. */
  total: number;
}

/**
 * The templates that fit what is typed, found by the background. What is shown stays until the
 * answer for what stands in the field is there; answers that come too late are dropped.
 */
export function useTemplateRows(target: AgentAddress, initial: Page) {
  const { send } = useServices();
  const [shown, setShown] = useState(initial);
  const [failed, setFailed] = useState(false);
  const [adding, setAdding] = useState(false);
  const [folder, setFolder] = useState<string>();
  // The first page, with nothing looked for: it is shown without asking.
  const first = useRef(initial);
  const wanted = useRef<Wanted>({ query: '' });
  /** `rows` are absent where there was no answer. */
  const answered = useRef<{ wanted: Wanted; rows: TemplateRow[] | undefined }>({
    wanted: wanted.current,
    rows: initial.rows,
  });
  const working = useRef<Promise<void>>(undefined);
  const count = useRef(0);
  count.current = shown.rows.length;

  const ask = useCallback(
    ({ query, folder }: Wanted, offset: number, limit: number) =>
      send('template/list', {
        ...target,
        query: query.trim(),
        ...(folder === undefined ? {} : { folder }),
        sort: 'usual',
        offset,
        limit,
      }),
    [send, target],
  );

  const take = useCallback((from: Wanted, page: Page | undefined) => {
    answered.current = { wanted: from, rows: page?.rows };
    if (page && isAll(from)) first.current = page;
    if (from !== wanted.current) return;
    setFailed(page === undefined);
    if (page) setShown({ rows: page.rows, total: page.total });
  }, []);

  /** One question at a time: while one is on its way, only the latest waits. */
  const work = useCallback(
    async (limit: number) => {
      try {
        while (answered.current.wanted !== wanted.current) {
          const now = wanted.current;
          take(now, await ask(now, 0, limit).catch(() => undefined));
        }
      } finally {
        working.current = undefined;
      }
    },
    [ask, take],
  );

  const want = useCallback(
    (next: Wanted, limit?: number) => {
      wanted.current = next;
      if (isAll(next) && limit === undefined) take(next, first.current);
      else working.current ??= work(limit ?? pageSize);
    },
    [take, work],
  );

  return {
    ...shown,
    /** The last answer was none; what is shown is older. */
    failed,
    /** More of them are being asked for. */
    adding,
    search: useCallback((query: string) => want({ ...wanted.current, query }), [want]),
    folder,
    choose: useCallback(
      (next: string | undefined) => {
        setFolder(next);
        want({ query: wanted.current.query, folder: next });
      },
      [want],
    ),
    again: useCallback(() => want({ ...wanted.current }), [want]),
    /** Asks for the next ones of what is shown. */
    async more(): Promise<void> {
      const now = wanted.current;
      if (adding || answered.current.wanted !== now || shown.rows.length >= shown.total) return;
      setAdding(true);
      const page = await ask(now, shown.rows.length, pageSize).catch(() => undefined);
      setAdding(false);
      if (page && now === wanted.current) setShown((before) => together(before, page));
    },
    /** Fills the first page up: what comes at once is only what is seen at once. */
    rest: useCallback(() => {
      const { rows, total } = first.current;
      const now = wanted.current;
      if (rows.length >= Math.min(total, pageSize)) return;
      ask({ query: '' }, rows.length, pageSize - rows.length).then(
        (page) => {
          first.current = together(first.current, page);
          if (now === wanted.current) setShown(first.current);
        },
        // “Show more” is there for another try.
        () => undefined,
      );
    }, [ask]),
    /** Takes a new first page in; what else is shown is asked for again, as much as there was. */
    renew: useCallback(
      (page: Page) => {
        const now = { ...wanted.current };
        if (isAll(now) && count.current > page.rows.length) {
          return want(now, Math.min(mostAtOnce, count.current));
        }
        first.current = page;
        want(now, isAll(now) ? undefined : Math.min(mostAtOnce, Math.max(pageSize, count.current)));
      },
      [want],
    ),
    /** The best of what fits, once the answer for what stands in the field is there. */
    async best(): Promise<TemplateRow | undefined> {
      const { query, folder: inside } = wanted.current;
      await working.current;
      const { wanted: now, rows } = answered.current;
      // Whoever went on typing has not meant this.
      const meant = now === wanted.current && now.query === query && now.folder === inside;
      return meant ? rows?.[0] : undefined;
    },
    /** The answer for what stands in the field is shown. */
    isCurrent: () =>
      answered.current.wanted === wanted.current && answered.current.rows !== undefined,
  };
}

/** The rows of both, each once. */
function together(before: Page, next: Page): Page {
  const known = new Set(before.rows.map(({ id }) => id));
  const rows = [...before.rows, ...next.rows.filter(({ id }) => !known.has(id))];
  return { rows, total: next.total };
}
