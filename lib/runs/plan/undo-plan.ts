import { type ActionType, isActionType } from '../../actions/index.ts';
import { problemOf } from '../../highlevel/errors.ts';
import { t } from '../../i18n/t.ts';
import type { Database } from '../../storage/database.ts';
import type { Standing, Step } from '../schema.ts';
import { stillHolds } from '../standing.ts';
import { isEqualTo, standingOf, wantedOf } from './compare.ts';
import { conflictOf, defaultChoice, keepChoices, type Seen, withinLimits } from './judge.ts';
import { countsOf } from './limits.ts';
import type { Read } from './planner.ts';
import type { PlanStep, PlanTarget, Verdict } from './schema.ts';
import { formerRuns, formerStep } from './step-orders.ts';

/**
 * Judges the steps of a target that is taken back: each action is compared with what was seen of it
 * then. What somebody has changed since is left alone.
 */
export async function judgeUndo(
  db: Pick<Database, 'get'>,
  { steps }: PlanTarget,
  read: Read,
): Promise<Pick<PlanTarget, 'steps' | 'has'>> {
  const { actions, problem } = read;
  if (problem) {
    const conflict = conflictOf(problem);
    return { steps: steps.map((step) => judgedAs(step, 'conflict', conflict)) };
  }
  const former = await formerRuns(db, steps);
  const judged: PlanStep[] = [];
  for (const step of steps) {
    const undone = formerStep(former, step);
    if (undone && step.on) judged.push(await judgeStep(step, step.on, undone, read));
    else {
      const about = t('The run is not in the history any more.');
      judged.push(judgedAs(step, 'conflict', { why: 'content', about }));
    }
  }
  const chosen = keepChoices(judged, steps);
  if (!actions) return { steps: chosen };
  const has = countsOf(actions);
  return { steps: withinLimits(chosen, has, ({ on }) => on?.type ?? ''), has };
}

async function judgeStep(
  step: PlanStep,
  on: Standing,
  undone: Step,
  read: Read,
): Promise<PlanStep> {
  if (undone.op === 'remove') return judgeRemoved(step, on, read.actions);
  let found: Seen | undefined;
  try {
    found = await findAction(on, read);
  } catch (error) {
    return judgedAs(step, 'conflict', conflictOf(problemOf(error)));
  }
  const isAsSeen = found !== undefined && stillHolds(found, on);
  if (undone.op === 'create') {
    if (!found) return judgedAs(step, 'gone');
    if (!isAsSeen) return judgedAs(step, 'changed');
    return judgedAs(step, on.actionId === undone.actionId ? 'remove' : 'found');
  }
  const before = undone.on;
  if (!found || !before)
    return judgedAs(step, 'changed', { about: t('It is not there any more.') });
  if (before.secretPaths.length > 0) {
    return isAsSeen ? judgedAs(step, 'conflict', { why: 'secret' }) : judgedAs(step, 'changed');
  }
  if (isAsSeen) {
    const { id = on.actionId, type = '', name = '', parameters = {} } = found;
    return judgedAs(step, 'put-back', { on: standingOf({ id, type, name, parameters }) });
  }
  const isBack = found.name === before.name && isAs(before, undone.type, found);
  return judgedAs(step, isBack ? 'gone' : 'changed');
}

/** What was removed is created again, unless an equal one is there or its secrets are not kept. */
function judgeRemoved(step: PlanStep, before: Standing, actions: Seen[] | undefined): PlanStep {
  const { type, name, secretPaths } = before;
  if (secretPaths.length > 0) return judgedAs(step, 'conflict', { why: 'secret' });
  if (!isActionType(type)) {
    const about = t('Actions of this type cannot be created by HighLevel’s API.');
    return judgedAs(step, 'conflict', { why: 'content', about });
  }
  if (!actions) return judgedAs(step, 'cannot-tell');
  const isThere = actions.some(
    (one) => one.type === type && one.name === name && isAs(before, type, one),
  );
  return judgedAs(step, isThere ? 'gone' : 'create-again');
}

const isAs = ({ name, parameters }: Standing, type: ActionType, found: Seen): boolean =>
  isEqualTo(wantedOf({ type, name, parameters }), found.parameters ?? {});

/** An action as it is now, read by itself where the listing does not show it as it was. */
async function findAction(on: Standing, { actions, readOne }: Read): Promise<Seen | undefined> {
  const listed = actions?.find(({ id }) => id === on.actionId);
  if (actions && !listed) return undefined;
  return listed && stillHolds(listed, on) ? listed : readOne(on.actionId);
}

/** A step with another verdict; what it is about stays. */
function judgedAs(step: PlanStep, verdict: Verdict, more: Partial<PlanStep> = {}): PlanStep {
  const { template, on, undoes } = step;
  return {
    template,
    verdict,
    choice: defaultChoice[verdict],
    ...(on ? { on } : {}),
    ...(undoes ? { undoes } : {}),
    ...more,
  };
}
