import type { Blanks } from '../../../../components/runs/blank-cells.ts';
import type { TargetLocation } from '../../../../components/runs/target-tree.ts';
import type { Services } from '../../../../components/services.ts';
import { settle } from '../quick-add/fake.tsx';
import { day, fakeBackground, now, settleParts, showWorkspace } from '../workspace/stage.tsx';

export const locationOf = (
  at: number,
  agents = 2,
  changes: Partial<TargetLocation> = {},
): TargetLocation => ({
  locationId: `l${at}`,
  name: `Client ${at}`,
  state: 'ready',
  groups: at % 2 ? ['Dental'] : [],
  fetchedAt: now - day,
  agents: Array.from({ length: agents }, (_, n) => ({
    agentId: `l${at}a${n}`,
    name: n === 0 ? 'Front desk' : `Agent ${n}`,
  })),
  ...changes,
});

export const neverRead = (at: number): TargetLocation => {
  const { fetchedAt: _, ...rest } = locationOf(at, 0);
  return rest;
};

export const blanksOf = (changes: Partial<Blanks> = {}): Blanks => ({
  kind: 'blanks',
  name: 'Dental essentials',
  templates: [
    { id: 't1', name: 'Send directions', type: 'SMS' },
    { id: 't2', name: 'Transfer', type: 'CALL_TRANSFER' },
  ],
  variables: [],
  known: {},
  keptSecrets: {},
  ...changes,
});

export const pack = {
  id: 'p1',
  name: 'Dental essentials',
  description: 'For dentists',
  origin: 'personal' as const,
  favourite: false,
  templates: [{ id: 't1', name: 'Send directions', type: 'SMS' as const }],
};

type Answers = Parameters<typeof fakeBackground>[0];

/** Shows a page of runs. */
export async function showRuns(
  hash: string,
  answers: Answers = {},
  changes: Partial<Services> = {},
) {
  const background = fakeBackground({
    'target/list': { locations: [locationOf(1), locationOf(2), locationOf(3, 3)] },
    'target-set/list': { sets: [] },
    'target-set/save': { sets: [] },
    'pack/list': { packs: [pack] },
    'plan/blanks': blanksOf(),
    'plan/make': ({ planId }) => ({ kind: 'made', planId }),
    'directory/list': { entries: [] },
    ...answers,
  });
  const shown = await showWorkspace(background, hash, changes);
  await settleParts();
  await settle(5);
  return { ...shown, ...background };
}
