import { describe, expect, test } from 'vitest';
import { agentId, locationId, start } from '../runs/stage.ts';

const refused = {
  status: 401,
  body: JSON.stringify({ message: 'The token is not authorized for this scope.' }),
};
const extraction = (id: string, extra: Record<string, unknown>) => ({
  agentId,
  actionType: 'DATA_EXTRACTION',
  name: 'x',
  actionParameters: { contactFieldId: id, ...extra },
});

/** Answers lists of pages by a function of the address. */
async function withLists(pages: Record<string, (url: URL) => unknown>) {
  const s = await start();
  const { fetch } = s.stage.highlevel;
  s.stage.highlevel.fetch = async (input, init) => {
    const url = new URL(`${input}`);
    const page = pages[url.pathname];
    if (!page) return fetch(input, init);
    asked.push(url);
    const answer = page(url);
    return answer instanceof Response ? answer : new Response(JSON.stringify(answer));
  };
  const asked: URL[] = [];
  return { ...s, asked, list: s.worker.directory.list };
}

describe('agents', () => {
  test('are paged to the end', async () => {
    const all = Array.from({ length: 120 }, (_, i) => ({ id: `a${i}`, agentName: `Agent ${i}` }));
    const { list, asked, worker } = await withLists({
      '/voice-ai/agents': (url) => {
        const from = (Number(url.searchParams.get('page')) - 1) * 50;
        return { total: 120, agents: all.slice(from, from + 50) };
      },
    });
    const { entries, fetchedAt } = await list(locationId, 'agent', false);
    expect(entries).toHaveLength(120);
    expect(asked).toHaveLength(3);
    expect(fetchedAt).toBe(worker.now());
    expect(await worker.directory.names(locationId, 'a7')).toEqual({ agentName: 'Agent 7' });
  });

  test('end also where a server never does, counts wrongly or does not count', async () => {
    const same = await withLists({
      '/voice-ai/agents': () => ({ total: 9000, agents: [{ _id: 'a' }, { agentName: 'no id' }] }),
    });
    expect((await same.list(locationId, 'agent', false)).entries).toEqual([{ id: 'a', name: 'a' }]);
    expect(same.asked.length).toBeLessThan(4);
    const endless = await withLists({
      '/voice-ai/agents': (url) => ({ agents: [{ id: url.searchParams.get('page') }] }),
    });
    await endless.list(locationId, 'agent', false);
    expect(endless.asked.length).toBeLessThanOrEqual(200);
  });
});

test('knowledge bases are paged by the last id, and end', async () => {
  const { list, asked } = await withLists({
    '/knowledge-bases/': (url) => {
      const after = Number(url.searchParams.get('lastKnowledgeBaseId') ?? 0);
      return {
        data: {
          knowledgeBases: [{ id: `${after + 1}`, name: `KB ${after + 1}` }],
          hasMore: after < 2,
          lastKnowledgeBaseId: `${after + 1}`,
        },
      };
    },
  });
  const { entries } = await list(locationId, 'knowledgeBase', false);
  expect(entries.map(({ name }) => name)).toEqual(['KB 1', 'KB 2', 'KB 3']);
  expect(asked).toHaveLength(3);
  const same = await withLists({
    '/knowledge-bases/': () => ({
      data: { knowledgeBases: [{ id: 'a', name: 'A' }], hasMore: true, lastKnowledgeBaseId: 'a' },
    }),
  });
  await same.list(locationId, 'knowledgeBase', false);
  expect(same.asked).toHaveLength(2);
});

test('drafted workflows and calendars that are off are marked, and all are in order', async () => {
  const { list } = await withLists({
    '/workflows/': () => ({
      workflows: [
        { id: 'w2', name: 'Zoo', status: 'published' },
        { id: 'w1', name: 'Älter', status: 'draft' },
        { id: 'w3', name: 'Bee' },
      ],
    }),
    '/calendars/': () => ({
      calendars: [
        { id: 'c1', name: 'On', isActive: true },
        { id: 'c2', name: 'Off', isActive: false },
      ],
    }),
  });
  expect((await list(locationId, 'workflow', false)).entries).toEqual([
    { id: 'w1', name: 'Älter', state: 'draft' },
    { id: 'w3', name: 'Bee' },
    { id: 'w2', name: 'Zoo' },
  ]);
  expect((await list(locationId, 'calendar', false)).entries).toEqual([
    { id: 'c2', name: 'Off', state: 'inactive' },
    { id: 'c1', name: 'On' },
  ]);
});

describe('contact fields', () => {
  const own = { id: 'f1', name: 'Pet', fieldKey: 'contact.pet', dataType: 'TEXT' };
  const path = `/locations/${locationId}/customFields`;

  test('have the standard ones that actions on agents tell, and keep them', async () => {
    const learnt = extraction('std1', {
      contactFieldKey: 'contact.first_name',
      contactFieldName: 'First name',
      contactFieldDataType: 'STANDARD_FIELD',
    });
    let agents: unknown[] = [
      {
        id: 'g1',
        actions: [
          { id: 'a1', ...learnt },
          { id: 'a2', ...extraction('std2', { contactFieldKey: 'contact.email' }) },
          { id: 'a3', ...extraction('std3', {}) },
          { id: 'a4', ...extraction('f1', { contactFieldName: 'Pet' }) },
        ],
      },
    ];
    const { list, worker } = await withLists({
      '/voice-ai/agents': () => ({ total: agents.length, agents }),
      [path]: () => ({ customFields: [own] }),
    });
    const { entries } = await list(locationId, 'contactField', false);
    const standard = {
      id: 'std1',
      name: 'First name',
      key: 'contact.first_name',
      dataType: 'STANDARD_FIELD',
      learned: true,
    };
    const email = { id: 'std2', name: 'contact.email', key: 'contact.email', learned: true };
    expect(entries).toEqual([
      email,
      standard,
      { id: 'f1', name: 'Pet', key: 'contact.pet', dataType: 'TEXT' },
    ]);
    agents = [];
    expect((await list(locationId, 'contactField', true)).entries).toEqual(entries);
    expect(await worker.directory.contactFieldFacts(locationId, 'std2')).toEqual({
      name: 'contact.email',
      key: 'contact.email',
      dataType: 'STANDARD_FIELD',
    });
    expect(await worker.directory.contactFieldFacts(locationId, 'f1')).toEqual({
      name: 'Pet',
      key: 'contact.pet',
      dataType: 'TEXT',
    });
    expect(await worker.directory.contactFieldFacts(locationId, 'none')).toBeUndefined();
  });

  test('do without agents where those cannot be read, and without a list where that cannot', async () => {
    const blind = await withLists({
      '/voice-ai/agents': () => new Response(refused.body, refused),
      [path]: () => ({ customFields: [own] }),
    });
    expect((await blind.list(locationId, 'contactField', false)).entries).toHaveLength(1);
    const unlisted = await withLists({
      '/voice-ai/agents': () => ({
        agents: [
          { id: 'g', actions: [{ id: 'a', ...extraction('s', { contactFieldName: 'S' }) }] },
        ],
      }),
      [path]: () => new Response(refused.body, refused),
    });
    const answer = await unlisted.list(locationId, 'contactField', false);
    expect(answer.problem).toMatchObject({
      kind: 'scope-missing',
      scope: 'locations/customFields.readonly',
    });
    // What was learned by asking is not lost because the list is missing.
    expect((await unlisted.list(locationId, 'contactField', false)).entries).toHaveLength(1);
  });
});

describe('the cache', () => {
  test('answers until a refresh is asked for, with its age', async () => {
    let name = 'Old';
    const { list, asked, stage } = await withLists({
      '/workflows/': () => ({ workflows: [{ id: 'w', name }] }),
    });
    const first = await list(locationId, 'workflow', false);
    name = 'New';
    stage.clock.time += 5000;
    expect(await list(locationId, 'workflow', false)).toEqual(first);
    expect(asked).toHaveLength(1);
    const second = await list(locationId, 'workflow', true);
    expect(second).toEqual({ entries: [{ id: 'w', name: 'New' }], fetchedAt: stage.clock.time });
  });

  test('keeps the last good list beside a problem', async () => {
    let answer: unknown = { workflows: [{ id: 'w', name: 'W' }] };
    const { list, stage } = await withLists({ '/workflows/': () => answer });
    const good = await list(locationId, 'workflow', false);
    for (const [next, kind] of [
      [new Response('', { status: 503 }), 'down'],
      [new Response('<html>'), 'unexpected'],
      [new Response(refused.body, refused), 'scope-missing'],
    ] as const) {
      answer = next;
      expect(await list(locationId, 'workflow', true)).toMatchObject({
        ...good,
        problem: { kind },
      });
    }
    await stage.db.delete('connections', locationId);
    expect(await list(locationId, 'workflow', true)).toMatchObject({
      ...good,
      problem: { kind: 'no-token' },
    });
    expect(await list(locationId, 'calendar', false)).toEqual({
      entries: [],
      problem: { kind: 'no-token', messages: [] },
    });
  });
});

describe('names', () => {
  test('are asked for and remembered', async () => {
    const { stage, worker } = await start();
    stage.highlevel.pages[`/locations/${locationId}`] = { location: { name: 'Dental' } };
    expect(await worker.directory.names(locationId, agentId)).toEqual({});
    const names = { locationName: 'Dental', agentName: 'Front desk' };
    expect(await worker.directory.fetchNames(locationId, agentId)).toEqual(names);
    expect(await worker.directory.names(locationId, agentId)).toEqual(names);
  });

  test('a sub-account that cannot be read is no problem, an agent is', async () => {
    const { stage, worker } = await start();
    expect(await worker.directory.fetchNames(locationId, agentId)).toEqual({
      agentName: 'Front desk',
    });
    stage.highlevel.fault('readAgent', { status: 404, body: '{}' });
    expect(await worker.directory.fetchNames(locationId, agentId)).toMatchObject({
      agentName: 'Front desk',
      problem: { kind: 'not-found' },
    });
    await worker.connections.remove(locationId);
    expect(await worker.directory.fetchNames(locationId)).toMatchObject({
      problem: { kind: 'no-token' },
    });
  });
});
