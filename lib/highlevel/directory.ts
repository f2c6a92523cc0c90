import type { ContactFieldFacts } from '../actions/index.ts';
import type { DirectoryEntry, DirectoryList } from '../messaging/messages/directory-list.ts';
import type { Database } from '../storage/database.ts';
import type { DirectoryRecord } from '../storage/records.ts';
import type { ReadAgent } from './api.ts';
import type { Access, HighLevelClient } from './client.ts';
import { type Problem, problemOf } from './errors.ts';

export type DirectoryKindName = DirectoryRecord['kind'];

/** No sub-account has more pages; a server that never ends its list must not keep us for ever. */
const mostPages = 200;

/**
 * Names ↔ ids of one sub-account's agents, contact fields, workflows, calendars and knowledge bases,
 * and the names of sub-accounts and agents. Kept with their age, so that pickers open at once.
 */
export function createDirectory(
  db: Database,
  client: HighLevelClient,
  access: (locationId: string) => Promise<Access>,
  now: () => number,
) {
  const keyOf = (locationId: string, kind: DirectoryKindName) => `${locationId}/${kind}`;
  const cached = (locationId: string, kind: DirectoryKindName) =>
    db.get('directory', keyOf(locationId, kind));
  const nameOf = async (key: string) => (await db.get('names', key))?.name;
  const keepName = async (key: string, name: string | undefined) => {
    if (name && (await nameOf(key)) !== name) await db.put('names', { version: 1, key, name });
  };

  /** Standard fields are not listed by the API: actions that exist on agents tell their ids. */
  async function learn(
    locationId: string,
    agent: Partial<Pick<ReadAgent, 'id' | 'name' | 'actions'>>,
  ): Promise<void> {
    if (agent.id) await keepName(`agent/${locationId}/${agent.id}`, agent.name);
    const learned = (agent.actions ?? []).flatMap(fieldInAction);
    if (learned.length === 0) return;
    const key = keyOf(locationId, 'contactField');
    await db.change(['directory'], async (changes) => {
      const record = await changes.get('directory', key);
      const known = new Set(record?.entries.map((entry) => entry.id));
      const fresh = learned.filter(({ id }) => !known.has(id) && known.add(id));
      if (fresh.length === 0) return;
      await changes.put('directory', {
        version: 1,
        key,
        kind: 'contactField',
        entries: [...(record?.entries ?? []), ...fresh],
        ...(record?.fetchedAt === undefined ? {} : { fetchedAt: record.fetchedAt }),
      });
    });
  }

  async function fetchAgents(to: Access): Promise<DirectoryEntry[]> {
    const entries = new Map<string, DirectoryEntry>();
    for (let page = 1; page <= mostPages; page += 1) {
      const { agents, total = Number.POSITIVE_INFINITY } = await client.listAgents(to, page);
      const before = entries.size;
      for (const agent of agents) {
        if (!agent.id) continue;
        entries.set(agent.id, { id: agent.id, name: agent.name ?? agent.id });
        await learn(to.locationId, agent);
      }
      // The same page again would never end.
      if (entries.size >= total || entries.size === before) break;
    }
    return [...entries.values()];
  }

  async function fetchKnowledgeBases(to: Access): Promise<DirectoryEntry[]> {
    const entries = new Map<string, DirectoryEntry>();
    let after: string | undefined;
    for (let page = 1; page <= mostPages; page += 1) {
      const { data } = await client.listKnowledgeBases(to, after);
      const before = entries.size;
      for (const { id, name } of data.knowledgeBases) entries.set(id, { id, name });
      after = data.lastKnowledgeBaseId ?? undefined;
      // The same page again would never end.
      if (!data.hasMore || !after || entries.size === before) break;
    }
    return [...entries.values()];
  }

  async function fetchEntries(kind: DirectoryKindName, to: Access): Promise<DirectoryEntry[]> {
    switch (kind) {
      case 'agent':
        return fetchAgents(to);
      case 'knowledgeBase':
        return fetchKnowledgeBases(to);
      case 'workflow': {
        const { workflows } = await client.listWorkflows(to);
        return workflows.map(({ id, name, status }) => ({
          id,
          name,
          ...(status !== undefined && status !== 'published' ? { state: 'draft' as const } : {}),
        }));
      }
      case 'calendar': {
        const { calendars } = await client.listCalendars(to);
        return calendars.map(({ id, name, isActive }) => ({
          id,
          name,
          ...(isActive === false ? { state: 'inactive' as const } : {}),
        }));
      }
      case 'contactField': {
        const { customFields } = await client.listContactFields(to);
        return customFields.map(({ id, name, fieldKey, dataType }) => ({
          id,
          name,
          ...(fieldKey === undefined ? {} : { key: fieldKey }),
          ...(dataType === undefined ? {} : { dataType }),
        }));
      }
    }
  }

  async function refresh(locationId: string, kind: DirectoryKindName): Promise<DirectoryRecord> {
    const to = await access(locationId);
    if (kind === 'contactField') {
      // Agents' actions tell the standard fields; without the scope the custom ones still help.
      await fetchAgents(to).catch(() => undefined);
    }
    const entries = await fetchEntries(kind, to);
    const key = keyOf(locationId, kind);
    return db.change(['directory'], async (changes) => {
      const old = await changes.get('directory', key);
      const listed = new Set(entries.map((entry) => entry.id));
      const learned = (old?.entries ?? []).filter((one) => one.learned && !listed.has(one.id));
      const record: DirectoryRecord = {
        version: 1,
        key,
        kind,
        entries: [...entries, ...learned].sort((a, b) => a.name.localeCompare(b.name)),
        fetchedAt: now(),
      };
      await changes.put('directory', record);
      return record;
    });
  }

  return {
    learn,

    /** A list from the cache, or read now when it was never read or `fresh` is asked for. */
    async list(
      locationId: string,
      kind: DirectoryKindName,
      fresh: boolean,
    ): Promise<DirectoryList> {
      const known = await cached(locationId, kind);
      if (known?.fetchedAt !== undefined && !fresh) return answer(known);
      try {
        return answer(await refresh(locationId, kind));
      } catch (error) {
        return { ...answer(known), problem: problemOf(error) };
      }
    },

    /** A list as it is in the cache; without `fetchedAt` it was never read. */
    known: async (locationId: string, kind: DirectoryKindName): Promise<DirectoryList> =>
      answer(await cached(locationId, kind)),

    /** A cached entry by its id; undefined when it is not cached. */
    async find(
      locationId: string,
      kind: DirectoryKindName,
      id: string,
    ): Promise<DirectoryEntry | undefined> {
      return (await cached(locationId, kind))?.entries.find((entry) => entry.id === id);
    },

    /** What is known of a contact field, for the builder's shape of a body. */
    async contactFieldFacts(
      locationId: string,
      id: string,
    ): Promise<ContactFieldFacts | undefined> {
      const entry = await this.find(locationId, 'contactField', id);
      if (!entry) return undefined;
      const dataType = entry.dataType ?? (entry.learned ? 'STANDARD_FIELD' : undefined);
      return {
        name: entry.name,
        ...(entry.key === undefined ? {} : { key: entry.key }),
        ...(dataType === undefined ? {} : { dataType }),
      };
    },

    /** Names as far as they are known; asks nobody. */
    async names(locationId: string, agentId?: string) {
      const [locationName, agentName] = await Promise.all([
        nameOf(`location/${locationId}`),
        agentId ? nameOf(`agent/${locationId}/${agentId}`) : undefined,
      ]);
      return { ...(locationName ? { locationName } : {}), ...(agentName ? { agentName } : {}) };
    },

    /** Asks HighLevel for the names. A sub-account's name alone that cannot be read is no problem. */
    async fetchNames(locationId: string, agentId?: string) {
      let to: Access;
      try {
        to = await access(locationId);
      } catch (error) {
        return { ...(await this.names(locationId, agentId)), problem: problemOf(error) };
      }
      const location = client
        .readLocation(to)
        .then((read) => keepName(`location/${locationId}`, read.location.name))
        .catch(() => undefined);
      let problem: Problem | undefined;
      if (agentId) {
        await client.readAgent(to, agentId).then(
          (agent) => learn(locationId, agent),
          (error: unknown) => {
            problem = problemOf(error);
          },
        );
      }
      await location;
      return { ...(await this.names(locationId, agentId)), ...(problem ? { problem } : {}) };
    },
  };
}
export type Directory = ReturnType<typeof createDirectory>;

function answer(record: DirectoryRecord | undefined): DirectoryList {
  return {
    entries: record?.entries ?? [],
    ...(record?.fetchedAt === undefined ? {} : { fetchedAt: record.fetchedAt }),
  };
}

/** The contact field that an extraction on an agent fills, as far as its parameters tell. */
function fieldInAction(action: NonNullable<ReadAgent['actions']>[number]): DirectoryEntry[] {
  const { contactFieldId, contactFieldKey, contactFieldName, contactFieldDataType } =
    action.parameters ?? {};
  if (typeof contactFieldId !== 'string' || contactFieldId === '') return [];
  const key = text(contactFieldKey);
  const name = text(contactFieldName) ?? key;
  // Without any name there is nothing to choose it by.
  if (name === undefined) return [];
  const dataType = text(contactFieldDataType);
  return [
    {
      id: contactFieldId,
      name,
      learned: true,
      ...(key === undefined ? {} : { key }),
      ...(dataType === undefined ? {} : { dataType }),
    },
  ];
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
