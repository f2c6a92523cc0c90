import type * as z from 'zod/mini';
import type { HistoryFilter, historyList } from '../../messaging/messages/history-list.ts';
import type { Database } from '../../storage/database.ts';
import type { Plan } from '../plan/schema.ts';
import type { Run } from '../schema.ts';
import { type Entry, entryOf, isOf } from './entry.ts';
import { exportPage } from './export.ts';
import { createForgetting } from './forget.ts';
import { fits, wordsOf } from './match.ts';
import { type Item, newest, type Place } from './newest.ts';
import { targetPages } from './targets.ts';

export type Filter = z.infer<typeof HistoryFilter>;
type List = z.infer<typeof historyList.input>;

/** How many entries are listed at once. */
const pageSize = 30;

interface Collaborators {
  db: Database;
  /** Milliseconds since 1970. */
  now: () => number;
  /** How long ended runs are kept, in days. */
  keepDays: () => Promise<number>;
  /** What a template is called now; undefined when there is none any more. */
  templateName: (id: string) => Promise<string | undefined>;
}

/** All runs and single creates. Lists are made of heads: the runs of plans are not read for them. */
export function createHistory({ db, now, keepDays, templateName }: Collaborators) {
  /** HighLevel's first words about a plan, by its revision: found once, shown often. */
  const messages = new Map<string, { revision: number; message: string | undefined }>();

  async function messageOf(plan: Plan): Promise<string | undefined> {
    if (!plan.tally.refused) return undefined;
    const known = messages.get(plan.id);
    if (known?.revision === plan.revision) return known.message;
    const message = await firstMessage(db, plan.id);
    messages.set(plan.id, { revision: plan.revision, message });
    return message;
  }

  /** Everything that a filter lets through, the newest first. */
  async function* found(filter: Filter, before?: Place): AsyncGenerator<[Item, Entry]> {
    const words = wordsOf(filter.text);
    for await (const item of newest(db, before)) {
      const entry = entryOf(item);
      if (filter.since !== undefined && entry.createdAt < filter.since) return;
      const message = async () =>
        item.kind === 'plan' ? messageOf(item.plan) : Promise.resolve(undefined);
      if (isOf(filter.which, item, entry) && (await fits(db, words, item, message))) {
        yield [item, entry];
      }
    }
  }

  /** What only a plan's other records tell. */
  async function whole([item, entry]: [Item, Entry]): Promise<Entry> {
    if (item.kind === 'run') return entry;
    const [source, message] = await Promise.all([
      db.get('planSources', item.plan.id),
      messageOf(item.plan),
    ]);
    const library = source?.templates.find((template) => template.library)?.library?.name;
    return { ...entry, ...(library ? { library } : {}), ...(message ? { message } : {}) };
  }

  return {
    /** A page of entries older than `before`. */
    async list({ before, ...filter }: List) {
      const page: [Item, Entry][] = [];
      for await (const one of found(filter, before)) {
        page.push(one);
        if (page.length > pageSize) break;
      }
      return {
        entries: await Promise.all(page.slice(0, pageSize).map(whole)),
        more: page.length > pageSize,
        keepDays: await keepDays(),
      };
    },

    /** A run by itself, whole; undefined when there is none. */
    async open(runId: string): Promise<Run | undefined> {
      const run = await db.get('runs', runId);
      return run?.planId === undefined ? run : undefined;
    },

    /** Lines for a file, and where to go on. */
    export: (filter: Filter, next: string | undefined) =>
      exportPage({ db, now, templateName, found: (before) => found(filter, before) }, next),

    ...createForgetting({ db, now, keepDays }),
  };
}

async function firstMessage(db: Database, planId: string): Promise<string | undefined> {
  for await (const targets of targetPages(db, planId)) {
    const runId = targets.find(({ tally }) => tally.refused)?.runId;
    const run = runId === undefined ? undefined : await db.get('runs', runId);
    const refused = run?.steps.filter(({ state }) => state === 'refused') ?? [];
    const message = refused.flatMap(({ problem }) => problem?.messages ?? [])[0];
    if (message) return message;
  }
  return undefined;
}
