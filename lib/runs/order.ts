import type { ActionParameters, ActionType } from '../actions/index.ts';
import { maskedPaths, overlayMasks } from '../actions/masks.ts';
import { mask, maskSecrets, secretPaths } from '../actions/secrets.ts';
import { fingerprint } from './fingerprint.ts';
import type { Run, Step, Target } from './schema.ts';

/** What a step is to create: checked, filled, with its secrets. */
export interface StepContent {
  name: string;
  parameters: ActionParameters;
  /** What the template's variables were filled with, secrets left out. */
  values: Record<string, unknown>;
  /** The parameters with masks where a variable's secret stands; what its place tells is masked anyway. */
  masked?: ActionParameters | undefined;
}

/**
 * One step of an order. Masks that are left in the `parameters` of an `update` stand for the secrets
 * that are there; what is created holds none.
 */
export interface StepOrder extends StepContent {
  /** `create` without it; `update` and `remove` need `on`. */
  op?: Step['op'];
  on?: Step['on'];
  /** The step that is taken back by this one. */
  undoes?: Step['undoes'];
  /** Why it is not sent now; a person may have it sent later. */
  stopped?: Step['stopped'];
  /** Empty where it is of no template. */
  templateId: string;
  library?: Step['library'];
  type: ActionType;
}

export interface CreateOrder {
  draftId: string;
  target: Target;
  tabId: number;
  picked: boolean;
  surface: Run['surface'];
  /** The pack that is applied; a single create has none. */
  pack?: { id: string; name: string };
  /** The plan it is a target of, and its place there; its `surface` is `workspace` then. */
  planId?: string;
  place?: number;
  /** The run that is taken back. */
  undoes?: string;
  /** In the order in which they are carried out. */
  steps: StepOrder[];
  /** The person was asked and wants it although an equal one exists or may exist. */
  anyway: boolean;
}

/** The run of an order, as it is journaled first. */
export async function newRun(
  order: CreateOrder,
  newId: () => string,
  createdAt: number,
): Promise<Run> {
  const { anyway: _, steps, ...rest } = order;
  return {
    ...rest,
    version: 4,
    id: newId(),
    revision: 1,
    createdAt,
    activeAt: createdAt,
    open: 1,
    alone: order.planId === undefined ? 1 : 0,
    steps: await Promise.all(steps.map((step) => newStep(step, newId(), order.target))),
  };
}

async function newStep(order: StepOrder, id: string, target: Target): Promise<Step> {
  const { op = 'create', on, undoes, stopped, templateId, library, type } = order;
  // A removal sends nothing; what it is about is in `on`.
  const content = op === 'remove' ? { ...order, parameters: {}, masked: {} } : order;
  return {
    id,
    op,
    ...(on ? { on } : {}),
    ...(undoes ? { undoes } : {}),
    templateId,
    ...(library ? { library } : {}),
    type,
    ...(await journaled({ op, on, type }, content, target)),
    state: stopped ? 'not-sent' : 'claimed',
    ...(stopped ? { stopped } : {}),
    attempts: 0,
    waits: 0,
    mends: 0,
    shape: 'documented',
    verification: unseen(),
    removed: [],
    removing: [],
  };
}

const unseen = (): Step['verification'] => ({ state: 'pending', ids: [], seen: {}, reads: 0 });

type Journaled = Pick<Step, 'name' | 'parameters' | 'values' | 'secretPaths' | 'fingerprint'>;

/** What the journal may hold of a step's content: no secret. */
export async function journaled(
  { op, on, type }: Pick<Step, 'op' | 'type'> & { on?: Step['on'] | undefined },
  content: StepContent,
  { locationId, agentId }: Target,
): Promise<Journaled> {
  const { name, masked } = content;
  const parameters = overlayMasks(maskSecrets(type, content.parameters), masked);
  const paths = [...secretPaths(type, content.parameters), ...maskedPaths(parameters)];
  return {
    name,
    parameters,
    values: withoutSecrets(type, content),
    secretPaths: [...new Set(paths)],
    fingerprint: await fingerprint({
      ...{ locationId, agentId, type, name, parameters },
      ...(op === 'create' ? {} : { op, actionId: on?.actionId }),
    }),
  };
}

/** The values in which nothing of the parameters' secrets occurs. */
function withoutSecrets(
  type: ActionType,
  { parameters, values }: StepContent,
): StepContent['values'] {
  const key = 'values of variables';
  const masked = maskSecrets(type, { ...parameters, [key]: values })[key] as StepContent['values'];
  const kept = Object.entries(masked).filter(([, value]) => !JSON.stringify(value)?.includes(mask));
  return Object.fromEntries(kept);
}

/**
 * A step that nothing came of and that a person wants sent, with other content where that is given.
 * The first baseline stays where an equal request has left before: the browser may have sent that
 * twice, and what it stored must be found.
 */
export function claimedAgain(step: Step, content?: Journaled): Step {
  const { problem: _p, stopped: _s, retryAt: _r, baseline, ...rest } = step;
  const equal = content === undefined || content.fingerprint === step.fingerprint;
  return {
    ...rest,
    ...content,
    ...(baseline && equal && step.attempts > 0 ? { baseline } : {}),
    state: 'claimed',
    waits: 0,
    mends: step.mends + (content ? 1 : 0),
    shape: 'documented',
    verification: unseen(),
  };
}
