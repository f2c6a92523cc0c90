import { act } from 'preact/test-utils';
import type { Input, Output } from '../../../../lib/messaging/messages/index.ts';
import type { PlanStepDetail } from '../../../../lib/messaging/messages/plan-shapes.ts';
import type { Plan, PlanStep, PlanTarget, Tally } from '../../../../lib/runs/plan/schema.ts';
import { countIn, tallyOf } from '../../../../lib/runs/plan/tally.ts';
import type { Run, Step } from '../../../../lib/runs/schema.ts';
import { settle } from '../quick-add/fake.tsx';
import { now } from '../workspace/stage.tsx';
import { showRuns } from './stage.ts';

export const stepOf = (changes: Partial<PlanStep> = {}): PlanStep => ({
  template: 0,
  verdict: 'create',
  choice: 'do',
  ...changes,
});

export const standing = {
  actionId: 'a1',
  type: 'SMS',
  name: 'Send directions',
  parameters: {},
  secretPaths: [],
};

/** A target of the plan `p`, read, with these steps. */
export function targetOf(
  place: number,
  steps: PlanStep[] = [stepOf()],
  changes: Partial<PlanTarget> = {},
): PlanTarget {
  return {
    version: 1,
    key: `p/${place}`,
    planId: 'p',
    place,
    target: {
      locationId: `l${place}`,
      agentId: `a${place}`,
      locationName: `Client ${place}`,
      agentName: `Front desk ${place}`,
    },
    state: 'read',
    readAt: now - 120_000,
    has: { during: 3, after: 0, booking: 0 },
    steps,
    tally: tallyOf(steps),
    ...changes,
  };
}

export function planOf(targets: PlanTarget[], changes: Partial<Plan> = {}): Plan {
  const tally: Tally = {};
  for (const one of targets) {
    for (const [key, count] of Object.entries(one.tally)) tally[key] = (tally[key] ?? 0) + count;
  }
  return {
    version: 1,
    id: 'p',
    revision: 1,
    kind: 'apply',
    name: 'Dental essentials',
    state: 'ready',
    createdAt: now,
    readFrom: now - 120_000,
    readTo: now - 60_000,
    targets: targets.length,
    locations: targets.length,
    steps: targets.reduce((sum, { steps }) => sum + steps.length, 0),
    targetsRead: targets.length,
    targetsDone: 0,
    tally,
    ...changes,
  };
}

export const runStep = (changes: Partial<Step> = {}): Step => ({
  id: 's1',
  op: 'create',
  templateId: 't1',
  values: {},
  type: 'SMS',
  name: 'Send directions',
  parameters: {},
  secretPaths: [],
  fingerprint: 'f',
  state: 'created',
  attempts: 1,
  waits: 0,
  mends: 0,
  shape: 'documented',
  verification: { state: 'one', ids: [], seen: {}, reads: 1 },
  removed: [],
  removing: [],
  ...changes,
});

export const runOf = (place: number, steps: Step[]): Run => ({
  version: 4,
  id: `run${place}`,
  revision: 1,
  draftId: `d${place}`,
  target: targetOf(place).target,
  tabId: -1,
  picked: true,
  surface: 'workspace',
  planId: 'p',
  place,
  alone: 0,
  createdAt: now,
  activeAt: now,
  open: 0,
  steps,
});

type Answers = Parameters<typeof showRuns>[1];

/** Shows a plan's page; what is changed of the plan is told by `plan/watch` as in the background. */
export async function showPlan(
  targets: PlanTarget[],
  changes: Partial<Plan> = {},
  more: {
    details?: Partial<Record<number, Partial<PlanStepDetail>[]>>;
    runs?: Run[];
    variables?: NonNullable<Output<'plan/open'>>['variables'];
    answers?: Answers;
  } = {},
) {
  let plan = planOf(targets, changes);
  const pending = () => new Promise<never>(() => undefined);
  const reply = () => ({ kind: 'ok' as const, plan });
  const page = await showRuns('#/runs/p', {
    'plan/open': () => ({
      plan,
      templates: [
        { templateId: 't1', name: 'Send directions', type: 'SMS' },
        { templateId: 't2', name: 'Transfer', type: 'CALL_TRANSFER' },
      ],
      variables: more.variables ?? [],
      locations: [],
    }),
    'plan/watch': ({ seen }: Input<'plan/watch'>) =>
      plan.revision > seen ? { plan, pace: { perSecond: 8.2, leftMs: 90_000 } } : pending(),
    'plan/rows': ({ bucket, text = '', from, count }: Input<'plan/rows'>) => {
      const fit = targets.filter(
        (one) =>
          (bucket === undefined || countIn(one.tally, bucket) > 0) &&
          `${one.target.agentName} ${one.target.locationName}`.toLowerCase().includes(text),
      );
      return { rows: fit.slice(from, from + count), total: fit.length };
    },
    'plan/target': ({ place }: Input<'plan/target'>) => {
      const planned = targets.find((one) => one.place === place);
      if (!planned) return null;
      const run = more.runs?.find((one) => one.place === place);
      return {
        planned,
        steps: planned.steps.map((step, index) => ({
          step,
          type: step.template === 0 ? ('SMS' as const) : ('CALL_TRANSFER' as const),
          name: step.template === 0 ? 'Send directions' : 'Transfer',
          parameters: {},
          differences: [],
          ...more.details?.[place]?.[index],
        })),
        ...(run ? { run } : {}),
      };
    },
    'plan/choose': reply,
    'plan/fill': reply,
    'plan/read-again': reply,
    'plan/again': reply,
    'plan/go': reply,
    'plan/undo': ({ planId }: Input<'plan/undo'>) => ({ planId }),
    ...more.answers,
  });
  await settle(10);
  return {
    ...page,
    /** The plan as it is from now on; whoever asks next is told. */
    become: (next: Partial<Plan>) => {
      plan = { ...plan, revision: plan.revision + 1, ...next };
    },
    /** Opens a target's steps. */
    openTarget: async (place: number) => {
      const row = [...document.querySelectorAll<HTMLElement>('.plan-row .connection-open')].find(
        (one) => one.textContent?.includes(`Front desk ${place}`),
      );
      await act(() => row?.click());
      await settle(5);
    },
  };
}
