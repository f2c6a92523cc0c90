import { describe, expect, test } from 'vitest';
import { createTargets } from '../../../lib/runs/targets.ts';
import { agentId, locationId, start } from './stage.ts';

async function targets() {
  const s = await start();
  const asked: string[] = [];
  const { fetch } = s.stage.highlevel;
  s.stage.highlevel.fetch = async (input, init) => {
    asked.push(new URL(`${input}`).pathname);
    return fetch(input, init);
  };
  const { pages } = s.stage.highlevel;
  pages['/voice-ai/agents'] = { total: 1, agents: [{ id: agentId, agentName: 'Front desk' }] };
  pages[`/locations/${locationId}`] = { location: { id: locationId, name: 'Bright Smile' } };
  return { ...s, asked, targets: createTargets(s.worker) };
}

describe('the agents to choose from', () => {
  test('are known only once they were read, and reading is asked for', async () => {
    const { targets: t, asked, stage } = await targets();
    expect(await t.list()).toEqual([{ locationId, state: 'ready', groups: [], agents: [] }]);
    expect(asked).toEqual([]);
    const read = [
      {
        locationId,
        name: 'Bright Smile',
        state: 'ready',
        groups: [],
        agents: [{ agentId, name: 'Front desk' }],
        fetchedAt: stage.clock.time,
      },
    ];
    expect(await t.list([locationId])).toEqual(read);
    expect(asked).toHaveLength(2);
    expect(await t.list()).toEqual(read);
    expect(asked).toHaveLength(2);
  });

  test('keep the last good list when they cannot be read, and say why', async () => {
    const { targets: t, stage } = await targets();
    await t.list([locationId]);
    delete stage.highlevel.pages['/voice-ai/agents'];
    const [found] = await t.list([locationId]);
    expect(found?.agents).toHaveLength(1);
    expect(found?.problem).toMatch(/\.$/);
    expect((await t.list())[0]?.problem).toBeUndefined();
  });

  test('are read a few sub-accounts at a time, only those that are connected', async () => {
    let now = 0;
    let most = 0;
    const ids = Array.from({ length: 12 }, (_, at) => `l${at}`);
    const t = createTargets({
      db: (await start()).worker.db,
      now: () => 1,
      connections: {
        list: async () =>
          ids.map((id) => ({
            locationId: id,
            connection: {
              via: 'token',
              state: 'ready',
              last4: '1234',
              addedAt: 0,
              missingScopes: [],
              writes: 'yes',
              groups: [],
            },
          })),
      },
      directory: {
        known: async () => ({ entries: [] }),
        names: async (id) => ({ locationName: `Client ${id}` }),
        fetchNames: async () => ({}),
        list: async () => {
          now += 1;
          most = Math.max(most, now);
          await new Promise((done) => setTimeout(done));
          now -= 1;
          return { entries: [], fetchedAt: 1 };
        },
      },
    });
    expect(await t.list([...ids.slice(0, 10), 'stranger'])).toHaveLength(10);
    expect(most).toBe(4);
  });
});

describe('sets of agents', () => {
  test('are kept the last used first, replaced by id and forgotten', async () => {
    const { targets: t, stage } = await targets();
    const one = [{ locationId, agentId }];
    await t.saveSet({ id: 'a', name: 'A', targets: one });
    stage.clock.time += 1;
    await t.saveSet({ id: 'b', name: 'B', targets: one });
    stage.clock.time += 1;
    const sets = await t.saveSet({ id: 'a', name: 'A again', targets: one });
    expect(sets.map(({ name }) => name)).toEqual(['A again', 'B']);
    expect((await t.saveSet({ id: 'a', name: '' })).map(({ id }) => id)).toEqual(['b']);
  });

  test('are no more than twenty: the one used longest ago goes', async () => {
    const { targets: t, stage } = await targets();
    for (let at = 0; at < 21; at += 1) {
      stage.clock.time += 1;
      await t.saveSet({ id: `s${at}`, name: '', targets: [{ locationId, agentId }] });
    }
    const ids = (await t.sets()).map(({ id }) => id);
    expect(ids).toHaveLength(20);
    expect(ids).not.toContain('s0');
  });
});
