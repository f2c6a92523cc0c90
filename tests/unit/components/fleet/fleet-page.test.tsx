// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { click, settle, text } from '../quick-add/fake.tsx';
import { fakeBackground, now, settleParts, showWorkspace } from '../workspace/stage.tsx';

async function show(answers: Parameters<typeof fakeBackground>[0]) {
  const background = fakeBackground(answers);
  await showWorkspace(background, '#/fleet');
  await settleParts();
  await settle(20);
  return background;
}

describe('what the fleet is looked at for', () => {
  const pack = {
    id: 'p1',
    name: 'Essentials',
    description: '',
    origin: 'personal',
    favourite: false,
    uses: 0,
    changedAt: now,
    templates: [],
  };
  const locations = [
    {
      locationId: 'l1',
      name: 'Harbor',
      state: 'ready' as const,
      groups: [],
      fetchedAt: now,
      agents: [
        { agentId: 'a1', name: 'Desk' },
        { agentId: 'a2', name: 'Night' },
      ],
    },
    { locationId: 'l2', name: 'Smile', state: 'ready' as const, groups: [], agents: [] },
  ];

  it('is a pack, and all agents that are connected', async () => {
    const page = await show({
      'pack/list': { packs: [pack as never] },
      'target/list': { locations },
      'target-set/list': { sets: [] },
      'plan/make': ({ planId }) => ({ kind: 'made', planId }),
    });
    expect(text()).toContain(
      'All 2 agents in 1 connected sub-account; the agents of 1 more were never read',
    );
    await click('Read 2 agents');
    expect(page.inputs('plan/make')[0]).toMatchObject({
      kind: 'fleet',
      what: { kind: 'pack', packId: 'p1' },
      targets: [
        { locationId: 'l1', agentId: 'a1' },
        { locationId: 'l1', agentId: 'a2' },
      ],
    });
    expect(location.hash).toMatch(/^#\/fleet\/id-/);
  });

  it('is not read without an agent', async () => {
    const page = await show({
      'pack/list': { packs: [pack as never] },
      'target/list': { locations: [] },
    });
    expect(text()).toContain('Choose at least one agent.');
    await click('Read 0 agents');
    expect(page.inputs('plan/make')).toEqual([]);
  });
});
