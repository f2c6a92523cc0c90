import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { problemText } from '../../lib/highlevel/problem-text.ts';
import { readTokenTable } from '../../lib/highlevel/token-table.ts';
import { t } from '../../lib/i18n/t.ts';
import { MessageError } from '../../lib/messaging/send.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import {
  checked,
  type Entry,
  entryOf,
  entryOfKept,
  keptOf,
  type Outcome,
  repeated,
} from './table-entries.ts';

/** Tests that run side by side. */
const sideBySide = 4;
/** How long typing may rest before what stands there is kept, in ms. */
const keepAfter = 200;

/** How far testing has come. */
export interface Testing {
  done: number;
  of: number;
}

/** A pasted table: its rows, kept in memory until they are saved, and the testing of them. */
export function useTokenTable(onSaved: () => void) {
  const { send, now, newId } = useServices();
  const [entries, setEntries] = useState<readonly Entry[]>();
  const [testing, setTesting] = useState<Testing>();
  const [failure, setFailure] = useState<string>();
  const latest = useRef<readonly Entry[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stopped = useRef(false);
  const running = useRef(false);

  const keepNow = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    send('token-table/keep', { rows: keptOf(latest.current) }).then(
      () => setFailure(undefined),
      () =>
        setFailure(
          t('What stands here is not kept should this page close: the browser did not take it.'),
        ),
    );
  }, [send]);
  const put = useCallback(
    (next: readonly Entry[], atOnce = false) => {
      latest.current = next;
      setEntries(next);
      if (atOnce) keepNow();
      else timer.current ??= setTimeout(keepNow, keepAfter);
    },
    [keepNow],
  );
  const change = useCallback(
    (key: string, changes: (entry: Entry) => Entry) =>
      put(latest.current.map((one) => (one.key === key ? changes(one) : one))),
    [put],
  );

  useEffect(() => {
    send('token-table/open', {}).then(
      ({ rows }) => {
        // Whoever was faster than this answer has pasted already.
        if (latest.current.length > 0) return;
        latest.current = rows.map((row) => entryOfKept(row, newId()));
        setEntries(latest.current);
      },
      () => setEntries([]),
    );
    return () => {
      stopped.current = true;
      if (timer.current !== undefined) keepNow();
    };
  }, [send, newId, keepNow]);

  async function testOne({ key }: Entry, group: string | undefined, untested: boolean) {
    const entry = latest.current.find((one) => one.key === key);
    if (!entry) return;
    change(key, (one) => ({ ...one, testing: true, editing: false }));
    let outcome: Outcome;
    try {
      outcome = await save(entry, group, untested);
    } catch (error) {
      // Whoever does not want to unlock wants none of the others tested either.
      if (error instanceof MessageError && error.reason === 'locked') stopped.current = true;
      outcome = {
        kind: 'refused',
        title: t('Not saved'),
        detail: failureText(error),
        unreachable: true,
      };
    }
    change(key, ({ testing: _, ...one }) => ({ ...one, outcome }));
    if (outcome.kind === 'saved') onSaved();
  }

  async function save(entry: Entry, all: string | undefined, untested: boolean): Promise<Outcome> {
    const { locationId, token } = entry;
    const group = entry.group ?? all;
    const reply = await send('connection/save', {
      locationId,
      token,
      untested,
      ...(group ? { group } : {}),
    });
    if (reply.saved && reply.connection) {
      if (all && all !== group) {
        await send('connection/group', { locationIds: [locationId], group: all, isIn: true });
      }
      return { kind: 'saved', connection: reply.connection };
    }
    if (reply.malformed) {
      return {
        kind: 'refused',
        title: t('Not a token'),
        detail: reply.malformed,
        unreachable: false,
      };
    }
    const problem = reply.problem ?? { kind: 'unexpected' as const, messages: [] };
    const { title, detail } = problemText(problem, { doing: 'token', now: now() });
    const unreachable = ['down', 'offline', 'limit', 'unexpected'].includes(problem.kind);
    return { kind: 'refused', title, detail, unreachable };
  }

  /** Tests and saves these, some side by side, never two of one sub-account at once. */
  async function run(wanted: readonly Entry[], group: string | undefined, untested = false) {
    if (running.current || wanted.length === 0) return;
    running.current = true;
    stopped.current = false;
    const left = [...wanted];
    const busy = new Set<string>();
    let done = 0;
    setTesting({ done, of: wanted.length });
    const worker = async () => {
      for (;;) {
        const at = left.findIndex(({ locationId }) => !busy.has(locationId));
        const next = left[at];
        if (!next || stopped.current) return;
        left.splice(at, 1);
        busy.add(next.locationId);
        await testOne(next, group, untested);
        busy.delete(next.locationId);
        done += 1;
        setTesting({ done, of: wanted.length });
      }
    };
    await Promise.all(Array.from({ length: sideBySide }, worker));
    running.current = false;
    setTesting(undefined);
    keepNow();
  }

  return {
    entries,
    testing,
    failure,
    /** Takes a table in; gives what is wrong with it as a whole. */
    read(text: string): string | undefined {
      const { rows, problem } = readTokenTable(text);
      if (problem) return problem;
      const open = latest.current.filter(({ outcome }) => outcome?.kind !== 'saved');
      const done = latest.current.filter(({ outcome }) => outcome?.kind === 'saved');
      put([...open, ...rows.map((row) => entryOf(row, newId())), ...done], true);
      return undefined;
    },
    mend: (key: string, changes: Partial<Pick<Entry, 'locationId' | 'token'>>) =>
      change(key, (entry) => ({ ...entry, ...changes, editing: true })),
    /** Its fields were left: what stands in them is understood. */
    leave: (key: string) => change(key, checked),
    edit: (key: string) => change(key, (entry) => ({ ...entry, editing: true })),
    remove: (key: string) =>
      put(
        latest.current.filter((one) => one.key !== key),
        true,
      ),
    clear: () => put([], true),
    run,
    stop: () => {
      stopped.current = true;
    },
    repeated: repeated(entries ?? []),
  };
}
export type TokenTableState = ReturnType<typeof useTokenTable>;
