import type { Handlers } from '../../../lib/messaging/handle.ts';
import { readFacts, storeCounts } from '../../../lib/report/read-facts.ts';
import { writeReport } from '../../../lib/report/report.ts';
import { createSetAside } from '../../../lib/storage/set-aside.ts';
import { forgetTally } from '../../../lib/templates/tally.ts';
import type { Services } from '../services.ts';

type Names =
  | 'error/note'
  | 'report/make'
  | 'storage/usage'
  | 'storage/list'
  | 'storage/export'
  | 'storage/repair'
  | 'storage/remove'
  | 'storage/dismiss';

/** What helps when something is wrong: the report, and the records that did not parse. */
export function doctorHandlers(services: Services): Pick<Handlers, Names> {
  const { db, about, errors, known, list, settings } = services;
  const setAside = createSetAside({
    db,
    secrets: async () => (await known()).secrets,
    async onTemplates() {
      await forgetTally(db);
      list.forget();
    },
  });

  /** Fewer than were dismissed: the next one is a new one. */
  async function recount(): Promise<void> {
    const count = await db.count('setAside');
    const { setAsideSeen = 0 } = await settings.read();
    if (setAsideSeen > count) await settings.change({ setAsideSeen: count });
  }

  return {
    async 'error/note'({ where, ...error }) {
      errors.noteSafe(where, error);
      return {};
    },
    'report/make': async () => ({ text: writeReport(await readFacts(services)) }),
    async 'storage/usage'() {
      const { usage, quota } = await about.estimate().catch((): Estimate => ({}));
      const counts = await storeCounts(db);
      return {
        ...(usage === undefined ? {} : { bytes: usage }),
        ...(quota === undefined ? {} : { quota }),
        stores: Object.entries(counts).map(([store, count]) => ({ store, count })),
      };
    },
    'storage/list': ({ after, limit }) => setAside.list(after, limit),
    'storage/export': async ({ keys }) => ({ lines: await setAside.lines(keys) }),
    async 'storage/repair'({ keys }) {
      const done = await setAside.repair(keys);
      await recount();
      return done;
    },
    async 'storage/remove'({ keys }) {
      await setAside.remove(keys);
      await recount();
      return {};
    },
    async 'storage/dismiss'() {
      await settings.change({ setAsideSeen: await db.count('setAside') });
      return {};
    },
  };
}

type Estimate = Awaited<ReturnType<Services['about']['estimate']>>;
