import type { Change } from './commits.ts';
import { prefix } from './equal-runs.ts';
import { moved } from './moves.ts';
import { liveIds, wasInVain } from './outcome.ts';
import type { Run, Step } from './schema.ts';

/** How taking back ties two runs together: what becomes of the one is in the record of the other. */

/** Whether taking back is still under way, is done, or came to nothing. */
type End = 'open' | 'done' | 'left';

function endOf(step: Step): End {
  switch (step.state) {
    case 'created':
    case 'updated':
    case 'removed':
    case 'undone':
      return 'done';
    case 'refused':
    case 'not-sent':
      return 'left';
    case 'uncertain': {
      if (step.op === 'create' && liveIds(step).length > 0) return 'done';
      const { nextAt, state } = step.verification;
      const isUnseen = step.op === 'create' && nextAt === undefined && state !== 'pending';
      return isUnseen || wasInVain(step) ? 'left' : 'open';
    }
    default:
      return 'open';
  }
}

/** Changes of the runs whose steps a run takes back, after it went from `before` to `after`. */
export function takenBackBy(
  before: Run | undefined,
  after: Run,
): { runId: string; mend(original: Run): Run }[] {
  const news = after.steps.filter((step) => {
    const old = before?.steps.find(({ id }) => id === step.id);
    return step.undoes && (!old || endOf(old) !== endOf(step));
  });
  const runIds = [...new Set(news.flatMap(({ undoes }) => undoes?.runId ?? []))];
  return runIds.map((runId) => ({
    runId,
    mend: (original) => ({
      ...original,
      steps: original.steps.map((step) =>
        news
          .filter(({ undoes }) => undoes?.runId === runId && undoes.stepId === step.id)
          .reduce(takenBack, step),
      ),
    }),
  }));
}

/** The id that is removed, put back or created again. */
const idOf = (original: Step, back: Step): string =>
  back.on?.actionId ?? original.on?.actionId ?? '';

function takenBack(original: Step, back: Step): Step {
  const id = idOf(original, back);
  const others = original.removing.filter((one) => one !== id);
  const end = endOf(back);
  if (end === 'open') return { ...original, removing: [...others, id] };
  if (end === 'left') return { ...original, removing: others };
  if (original.op !== 'create') {
    return moved({ ...original, removing: others }, { state: 'undone' });
  }
  const { verification } = original;
  const removed = [...new Set([...original.removed, id])];
  const left = liveIds({ ...original, removed });
  return {
    ...original,
    removed,
    removing: others,
    // A step of which nothing is left is undone.
    ...(left.length === 0 ? { state: 'undone' as const } : {}),
    verification: {
      ...verification,
      ids: verification.ids.filter((one) => !removed.includes(one)),
      ...(left.length === 1 && verification.state === 'copies' ? { state: 'one' as const } : {}),
    },
  };
}

/**
 * A run in which nothing is created again that another one has created again, or is about to. What is
 * removed or put back is read before it is sent; what is created is not looked for.
 */
export async function withoutBack(change: Pick<Change, 'get'>, run: Run): Promise<Run> {
  const steps: Step[] = [];
  for (const step of run.steps) {
    const { op, undoes, state } = step;
    const isBack = op === 'create' && state === 'claimed' ? undoes : undefined;
    const former = isBack && (await change.get(isBack.runId));
    const original = former?.steps.find(({ id }) => id === isBack?.stepId);
    const isDone = original && (original.state === 'undone' || original.removing.length > 0);
    steps.push(isDone ? { ...step, state: 'not-sent', stopped: 'equal' } : step);
  }
  return { ...run, steps };
}

/** Whether a run takes this one, or a part of it, back, and may still do something about it. */
export const isTakingBack = ({ steps }: Run, runId: string): boolean =>
  steps.some((step) => step.undoes?.runId === runId && endOf(step) === 'open');

/**
 * Another run that has the same to take back and is at it: then this one must not begin. One that
 * got no answer is none: what it is about is read again before anything is sent.
 */
export async function mayTakeBack(
  change: Pick<Change, 'getAll'>,
  { steps, target }: Run,
): Promise<Run | undefined> {
  const wanted = steps.filter(({ undoes }) => undoes);
  if (wanted.length === 0) return undefined;
  const range = prefix(1, target.locationId, target.agentId);
  const open = await change.getAll({ index: 'byOpen', range });
  const isSame = (one: Step, other: Step) =>
    one.undoes?.stepId === other.undoes?.stepId && one.on?.actionId === other.on?.actionId;
  return open.find((run) =>
    run.steps.some(
      (step) =>
        ['claimed', 'waiting', 'sending'].includes(step.state) &&
        wanted.some((one) => step.undoes && isSame(one, step)),
    ),
  );
}
