import type { ActionParameters, ActionType } from '../../actions/index.ts';
import type { Database } from '../../storage/database.ts';
import { extraKeys } from '../../templates/extra-keys.ts';
import type { StepOrder } from '../order.ts';
import type { Run, Standing, Step } from '../schema.ts';
import type { Content, Contents } from './contents.ts';
import type { PlanSource, PlanStep, PlanTarget } from './schema.ts';

/** What a step of a plan is to do when its turn comes. */
export interface PlannedStep extends StepOrder {
  op: Step['op'];
  on?: Standing | undefined;
  undoes?: Step['undoes'];
  /** Its place among the target's steps. */
  index: number;
  /** Its secrets are not there any more: `parameters` are masked and must not be sent. */
  isLost: boolean;
}

/** What it is about, as it is shown: an undo's content is what the run that it takes back tells. */
export interface Shown {
  type: ActionType;
  name: string;
  parameters: ActionParameters;
}

/** The runs that a target of an undo takes back, by id. */
export type Former = Map<string, Run>;

/** Reads the runs that the steps of an undo take back. */
export async function formerRuns(db: Pick<Database, 'get'>, steps: PlanStep[]): Promise<Former> {
  const ids = new Set(steps.flatMap(({ undoes }) => undoes?.runId ?? []));
  const runs = await Promise.all([...ids].map((id) => db.get('runs', id)));
  return new Map(runs.flatMap((run) => (run ? [[run.id, run] as const] : [])));
}

/** The step that is taken back. */
export const formerStep = (former: Former, { undoes }: PlanStep): Step | undefined =>
  undoes && former.get(undoes.runId)?.steps.find(({ id }) => id === undoes.stepId);

/**
 * What would be there when a step is done, secrets masked; undefined where its sub-account has not
 * been looked at yet.
 */
export function shownOf(
  step: PlanStep,
  source: PlanSource,
  contents: Content[] | undefined,
  former: Former,
): Shown | undefined {
  const template = source.templates[step.template];
  if (!template) return undefined;
  const { on } = step;
  if (step.undoes) {
    const undone = formerStep(former, step);
    const back = step.verdict === 'put-back' ? undone?.on : undefined;
    const { name, parameters } = back ?? on ?? undone ?? { name: template.name, parameters: {} };
    return { type: undone?.type ?? template.type, name, parameters };
  }
  const content = contents?.[step.template];
  if (!content) return undefined;
  const { name, parameters } = content;
  const { type } = template;
  const isUpdate = step.choice === 'update' && on;
  return { type, name, parameters: isUpdate ? laidOver(type, parameters, on) : parameters };
}

/**
 * What is wanted, with the keys beside that nobody here knows, which an update must not take away. A
 * mask among them stands for what is there when it is sent.
 */
function laidOver(type: ActionType, wanted: ActionParameters, on: Standing): ActionParameters {
  const isSameField = wanted.contactFieldId === on.parameters.contactFieldId;
  const extras = Object.entries(extraKeys(type, on.parameters)).filter(
    ([key]) =>
      !Object.hasOwn(wanted, key) &&
      // What the builder repeats of a contact field is wrong for another one.
      (isSameField || !key.startsWith('contactField')),
  );
  return { ...wanted, ...Object.fromEntries(extras) };
}

const isDone = ({ choice }: PlanStep) => choice !== 'skip';

/** The steps of a target that are to be carried out, with their secrets. Throws `VaultLocked`. */
export async function stepOrders(
  { target, steps }: PlanTarget,
  source: PlanSource,
  contents: Content[] | undefined,
  former: Former,
  maker: () => Promise<Contents>,
): Promise<PlannedStep[]> {
  const orders: PlannedStep[] = [];
  for (const [index, step] of steps.entries()) {
    if (!isDone(step)) continue;
    const shown = shownOf(step, source, contents, former);
    // Left out it would look as if it had been skipped.
    if (!shown) throw new Error('What this step is about is not there any more');
    const template = source.templates[step.template];
    const content = step.undoes ? undefined : contents?.[step.template];
    let parameters: ActionParameters | undefined = shown.parameters;
    if (content && content.secretPaths.length > 0) {
      const whole = await (await maker()).whole(target.locationId, step.template, content);
      parameters = whole && { ...shown.parameters, ...whole };
    }
    const op = opOf(step);
    orders.push({
      ...shown,
      index,
      op,
      ...(op !== 'create' && step.on ? { on: step.on } : {}),
      ...(step.undoes ? { undoes: step.undoes } : {}),
      templateId: template?.templateId ?? '',
      ...(template?.library ? { library: template.library } : {}),
      values: content?.values ?? {},
      parameters: parameters ?? shown.parameters,
      masked: shown.parameters,
      isLost: parameters === undefined,
    });
  }
  return orders;
}

/** What a chosen step does in HighLevel. */
export function opOf({ verdict, choice }: PlanStep): Step['op'] {
  if (choice === 'update' || verdict === 'put-back') return 'update';
  return verdict === 'remove' || verdict === 'found' ? 'remove' : 'create';
}
