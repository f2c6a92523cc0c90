import type { Plan, PlanSource, PlanStep, PlanTarget } from '../../../lib/runs/plan/schema.ts';
import type { Run, Step } from '../../../lib/runs/schema.ts';
import { type Stage, sms } from './stage.ts';

/** Records of runs and plans as the journal keeps them, for what reads them. */

export const at = 1_700_000_000_000;
export const day = 24 * 3_600_000;

export const stepOf = (id: string, changes: Partial<Step> = {}): Step => ({
  id,
  op: 'create',
  templateId: 't1',
  values: {},
  type: 'SMS',
  name: sms.name,
  parameters: sms.parameters,
  secretPaths: [],
  fingerprint: id,
  state: 'created',
  attempts: 1,
  waits: 0,
  mends: 0,
  shape: 'documented',
  sentAt: at,
  answeredAt: at,
  actionId: `action-${id}`,
  verification: { state: 'one', ids: [`action-${id}`], seen: {}, reads: 1 },
  removed: [],
  removing: [],
  ...changes,
});

export const refused = (message: string): Partial<Step> => ({
  state: 'refused',
  problem: { kind: 'invalid', status: 422, messages: [message] },
  verification: { state: 'pending', ids: [], seen: {}, reads: 0 },
});

export const runOf = (id: string, changes: Partial<Run> = {}): Run => ({
  version: 4,
  id,
  revision: 1,
  draftId: `draft-${id}`,
  target: {
    locationId: 'loc1',
    agentId: 'agent1',
    locationName: 'Bright Smile Dental',
    agentName: 'Front desk',
  },
  tabId: 1,
  picked: false,
  surface: 'popup',
  alone: changes.planId === undefined ? 1 : 0,
  createdAt: at,
  activeAt: at,
  open: 0,
  steps: [stepOf(`${id}-s`)],
  ...changes,
});

export const planOf = (id: string, changes: Partial<Plan> = {}): Plan => ({
  version: 1,
  id,
  revision: 1,
  kind: 'apply',
  name: 'Dental essentials',
  state: 'ended',
  createdAt: at,
  startedAt: at,
  endedAt: at,
  targets: 2,
  locations: 1,
  steps: 2,
  targetsRead: 2,
  targetsDone: 2,
  tally: { verified: 2 },
  ...changes,
});

const planned: PlanStep = { template: 0, verdict: 'create', choice: 'do' };

export const targetOf = (
  planId: string,
  place: number,
  changes: Partial<PlanTarget> = {},
): PlanTarget => ({
  version: 1,
  key: `${planId}/${String(place).padStart(6, '0')}`,
  planId,
  place,
  target: { locationId: 'loc1', agentId: `agent${place}`, agentName: `Agent ${place}` },
  state: 'done',
  steps: [planned],
  tally: { verified: 1 },
  runId: `${planId}-r${place}`,
  ...changes,
});

export const sourceOf = (planId: string): PlanSource => ({
  version: 1,
  planId,
  templates: [
    {
      templateId: 't1',
      revision: 7,
      type: 'SMS',
      name: 'Directions by text',
      actionName: 'Send directions',
      parameters: {},
      variables: [],
      library: { id: 'l', name: 'Team', revision: 4, templateRevision: 3 },
    },
  ],
  values: {},
  locationValues: {},
});

/** Stores a plan with everything that belongs to it: a run of one step for each of its targets. */
export async function putPlan({ db }: Stage, plan: Plan, changes: Partial<PlanTarget>[] = []) {
  await db.put('plans', plan);
  await db.put('planSources', sourceOf(plan.id));
  await db.put('planContents', {
    version: 1,
    key: `${plan.id}/loc1`,
    planId: plan.id,
    contents: [{ name: 'Send directions', parameters: {}, secretPaths: [], values: {} }],
  });
  const places = Array.from({ length: plan.targets }, (_, place) => place);
  const targets = places.map((place) => targetOf(plan.id, place, changes[place]));
  const runs = targets.flatMap(({ runId, place, target, tally }) => {
    if (runId === undefined) return [];
    const steps = [stepOf(`${runId}-s`, tally.refused ? refused('No such number') : {})];
    return [runOf(runId, { planId: plan.id, place, target, steps })];
  });
  await db.change(['planTargets', 'runs'], async (all) => {
    all.putAll('planTargets', targets);
    all.putAll('runs', runs);
  });
}
