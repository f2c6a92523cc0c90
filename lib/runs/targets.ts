import type { Connections } from '../connections/connections.ts';
import type { Directory } from '../highlevel/directory.ts';
import { problemText } from '../highlevel/problem-text.ts';
import type { Input, Output } from '../messaging/messages/index.ts';
import type { Database } from '../storage/database.ts';
import { eachOf } from './each-of.ts';
import type { TargetSet } from './plan/schema.ts';

type TargetLocation = Output<'target/list'>['locations'][number];
type Connected = Awaited<ReturnType<Connections['list']>>[number];

/** Sub-accounts that are read side by side. */
const sideBySide = 4;
/** So many sets are kept, the last used ones. */
const mostSets = 20;

/** The agents that a run can be made for, by sub-account, and those that were chosen together before. */
export function createTargets({
  db,
  connections,
  directory,
  now,
}: {
  db: Pick<Database, 'getAll' | 'change'>;
  connections: Pick<Connections, 'list'>;
  directory: Pick<Directory, 'list' | 'known' | 'names' | 'fetchNames'>;
  now(): number;
}) {
  async function located(
    { locationId, connection }: Connected,
    read: boolean,
  ): Promise<TargetLocation> {
    const agents = read
      ? await directory.list(locationId, 'agent', true)
      : await directory.known(locationId, 'agent');
    let { locationName } = await directory.names(locationId);
    // A choice among ids would be none.
    if (read && !locationName && !agents.problem) {
      ({ locationName } = await directory.fetchNames(locationId));
    }
    return {
      locationId,
      state: connection.state,
      groups: connection.groups,
      agents: agents.entries.map(({ id, name }) => ({ agentId: id, name })),
      ...(locationName ? { name: locationName } : {}),
      ...(agents.fetchedAt === undefined ? {} : { fetchedAt: agents.fetchedAt }),
      ...(agents.problem ? { problem: wordsOf(agents.problem, now()) } : {}),
    };
  }

  const sets = async (): Promise<TargetSet[]> =>
    (await db.getAll('targetSets')).sort((a, b) => b.usedAt - a.usedAt);

  return {
    /** All sub-accounts as they were read before; those to `read` alone, as HighLevel says now. */
    async list(read?: string[]): Promise<TargetLocation[]> {
      const all = await connections.list();
      if (!read) return byName(await Promise.all(all.map((one) => located(one, false))));
      const left = all.filter(({ locationId }) => read.includes(locationId));
      const found: TargetLocation[] = [];
      await eachOf(left, sideBySide, async (one) => void found.push(await located(one, true)));
      return byName(found);
    },

    sets,

    /** Keeps a set as the last used one, or forgets it when it comes without targets. */
    async saveSet({ id, name, targets }: Input<'target-set/save'>): Promise<TargetSet[]> {
      await db.change(['targetSets'], async (changes) => {
        if (!targets) return changes.delete('targetSets', id);
        const others = (await changes.getAll('targetSets')).filter((one) => one.id !== id);
        others.sort((a, b) => b.usedAt - a.usedAt);
        for (const old of others.slice(mostSets - 1)) await changes.delete('targetSets', old.id);
        await changes.put('targetSets', { version: 1, id, name, targets, usedAt: now() });
      });
      return sets();
    },
  };
}

const byName = (locations: TargetLocation[]): TargetLocation[] =>
  locations.sort((a, b) => (a.name ?? a.locationId).localeCompare(b.name ?? b.locationId));

function wordsOf(problem: Parameters<typeof problemText>[0], now: number): string {
  const { title, detail } = problemText(problem, { now });
  return `${title}. ${detail}`.trim();
}
