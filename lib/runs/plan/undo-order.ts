import type { Database } from '../../storage/database.ts';
import { liveIds } from '../outcome.ts';
import type { Run, Standing, Step } from '../schema.ts';
import { type PlanOrder, unjudged, type WantedTarget } from './new-plan.ts';
import type { PlanStep, PlanTemplate } from './schema.ts';

/** What is taken back. */
export type Undone = { planId: string } | { runId: string };

/** How many runs are read at once. */
const runsAtOnce = 50;

/**
 * What takes back a plan that has ended, or some of its targets, or one run; undefined when nothing of
 * it stands, or it has not ended.
 */
export async function undoOrder(
  db: Database,
  id: string,
  of: Undone,
  places?: number[],
): Promise<PlanOrder | undefined> {
  const plan = 'planId' in of ? await db.get('plans', of.planId) : undefined;
  // Of one that was stopped something may be under way still, which would be left out.
  if ('planId' in of && plan?.endedAt === undefined) return undefined;
  const { templates, placeOf } = createUndoTemplates();
  const targets = new Map<string, WantedTarget & { steps: PlanStep[] }>();
  const wanted = places && new Set(places);
  let name = plan?.name;
  for await (const run of runsOf(db, of, plan?.targets ?? 0)) {
    if (wanted && !wanted.has(run.place ?? 0)) continue;
    const { target } = run;
    name ??= run.pack?.name ?? run.steps[0]?.name ?? '';
    const key = `${target.locationId}/${target.agentId}`;
    // Of two runs on one agent the later one is taken back first.
    const steps = [...undoSteps(run, placeOf), ...(targets.get(key)?.steps ?? [])];
    if (steps.length > 0) targets.set(key, { target, steps });
  }
  if (targets.size === 0) return undefined;
  const all = [...targets.values()];
  return { id, kind: 'undo', name: name ?? '', undoes: of, templates, targets: all };
}

/** The runs of a plan in the order of its targets, a part of them at a time; or the one run. */
async function* runsOf(db: Database, of: Undone, targets: number): AsyncGenerator<Run> {
  if ('runId' in of) {
    const run = await db.get('runs', of.runId);
    if (run) yield run;
    return;
  }
  for (let from = 0; from < targets; from += runsAtOnce) {
    const range = IDBKeyRange.bound([of.planId, from], [of.planId, from + runsAtOnce], false, true);
    const runs = await db.getAll('runs', { index: 'byPlan', range });
    yield* runs.sort((a, b) => (a.place ?? 0) - (b.place ?? 0) || a.createdAt - b.createdAt);
  }
}

/** What stands of a step on the agent, as it was seen there: what an undo would be about. */
function standing(step: Step): Standing[] {
  const { op, state, type, name, parameters, secretPaths, verification } = step;
  if (step.removing.length > 0) return [];
  const as = (actionId: string): Standing => {
    const seen = verification.seen[actionId] ?? parameters;
    return { actionId, type, name, parameters: seen, secretPaths };
  };
  if (op === 'create') {
    const mayBe = state === 'created' || state === 'uncertain';
    return mayBe ? liveIds(step).map(as) : [];
  }
  if (!step.on) return [];
  if (op === 'update') return state === 'updated' ? [as(step.on.actionId)] : [];
  return state === 'removed' ? [step.on] : [];
}

/** The templates of an undo: those of the steps that it takes back, each once. */
function createUndoTemplates() {
  const templates: PlanTemplate[] = [];
  const known = new Map<string, number>();
  return {
    templates,
    /** The place of a step's template among them. */
    placeOf({ templateId, library, type, name }: Step): number {
      const key = templateId === '' ? `${type}/${name}` : `/${templateId}/${type}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      known.set(key, templates.length);
      return (
        templates.push({
          templateId,
          revision: 0,
          ...(library ? { library } : {}),
          type,
          name,
          actionName: name,
          parameters: {},
          variables: [],
        }) - 1
      );
    },
  };
}

/** The steps that take back what stands of a run, the last one first; not judged yet. */
const undoSteps = (run: Run, placeOf: (step: Step) => number): PlanStep[] =>
  [...run.steps].reverse().flatMap((step) =>
    standing(step).map((on) => {
      const undoes = { runId: run.id, stepId: step.id };
      return unjudged(placeOf(step), { on, undoes });
    }),
  );
