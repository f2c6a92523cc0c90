import type { Issue } from '../../../lib/actions/define.ts';
import { maskedPaths } from '../../../lib/actions/masks.ts';
import { mask } from '../../../lib/actions/secrets.ts';
import { VaultLocked } from '../../../lib/connections/vault-shared.ts';
import { t } from '../../../lib/i18n/t.ts';
import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { CreateReply } from '../../../lib/messaging/messages/shapes.ts';
import type { FormContent } from '../../../lib/messaging/messages/template-shapes.ts';
import type { CreateOrder } from '../../../lib/runs/order.ts';
import type { Step } from '../../../lib/runs/schema.ts';
import { withoutSecrets } from '../../../lib/templates/blank-secrets.ts';
import { actionName, sendingListAge } from '../../../lib/templates/catalog.ts';
import { ofThisField } from '../../../lib/templates/field-facts.ts';
import { maskedParameters, prepareAction } from '../../../lib/templates/prepare.ts';
import {
  originOf,
  type Template,
  type Values,
  type Variable,
} from '../../../lib/templates/schema.ts';
import { isStarter } from '../../../lib/templates/starter/as-template.ts';
import { usedOnes, usedVariables } from '../../../lib/templates/variables.ts';
import type { Services } from '../services.ts';

type Names =
  | 'action/create'
  | 'run/watch'
  | 'run/check'
  | 'run/undo'
  | 'run/mend'
  | 'run/remove-copies'
  | 'run/send-again'
  | 'run/stop';

/** A wish to create, from quick add or the launcher; without `content` as it was used last. */
export type CreateWish = Omit<CreateOrder, 'pack' | 'steps' | 'target'> & {
  templateId: string;
  target: { locationId: string; agentId: string };
  content?: FormContent | undefined;
};

/** Checks a wish, and starts its run when all is well. Nothing is sent for any other answer. */
export async function create(services: Services, wish: CreateWish): Promise<CreateReply> {
  const { connections, directory, runs, store } = services;
  const { content, target, templateId, ...rest } = wish;
  // Before anything is judged: secrets that are kept cannot be read either.
  const connection = await connections.view(target.locationId);
  if (connection?.state === 'locked') throw new VaultLocked();
  const template = (await store.find(templateId))?.template;
  if (template && !(await mayUse(services, template))) {
    const message = t(
      'Your administrator has switched off templates of one’s own in this browser.',
    );
    return { kind: 'invalid', issues: [{ path: '', message, level: 'error' }] };
  }
  // What the person saw is what is sent, whatever became of the template since.
  const of = content?.of ?? template;
  if (!of) {
    const message = t('This template is not there any more.');
    return { kind: 'invalid', issues: [{ path: '', message, level: 'error' }] };
  }
  const { locationId, agentId } = target;
  const [prepared, shown, names, library] = await Promise.all([
    prepare(services, locationId, templateId, of, content, template),
    services.tabShows({ ...rest, target }),
    directory.names(locationId, agentId),
    libraryOf(services, template),
  ]);
  const { ok, name, parameters, masked, values, issues } = prepared;
  if (!ok) return { kind: 'invalid', issues };
  if (connection?.state !== 'ready') return { kind: 'needs-token' };
  if (!shown) return { kind: 'moved' };
  const reply = await runs.create({
    ...rest,
    target: { ...target, ...names },
    steps: [
      {
        templateId,
        ...library,
        type: of.type,
        name,
        parameters: await ofThisField(directory, locationId, parameters),
        masked,
        values: withoutSecrets([...of.variables, ...(template?.variables ?? [])], values),
      },
    ],
  });
  if (reply.kind === 'started' && content) {
    const secrets = wantedSecrets(templateId, of.variables, content);
    await hasBegun(connections.keepSecrets(locationId, secrets));
  }
  return reply;
}

/** Whether the policy allows what is made of a template. */
export async function mayUse(
  { policy }: Pick<Services, 'policy'>,
  template: Template,
): Promise<boolean> {
  const isPersonal = originOf(template) === 'personal' && !isStarter(template.id);
  return !isPersonal || (await policy.read()).personalTemplates;
}

/** The library of a team template, as the journal keeps it: what was made of which version. */
export async function libraryOf(
  { libraries }: Services,
  template: Template | undefined,
): Promise<Pick<Step, 'library'>> {
  const library = template?.library && (await libraries.get(template.library.id));
  if (!template || !library) return {};
  const { id, name, revision } = library.head;
  return { library: { id, name, revision, templateRevision: template.revision } };
}

/** A run that has begun is said to have: what is not kept now is asked again the next time. */
export const hasBegun = (keeping: Promise<unknown>): Promise<unknown> =>
  keeping.catch(() => undefined);

/** What a form, or one click, would send. */
async function prepare(
  { catalog }: Services,
  locationId: string,
  templateId: string,
  of: Pick<Template, 'type' | 'variables'>,
  content: FormContent | undefined,
  template: Template | undefined,
) {
  if (!content) return catalog.oneClick(template as Template, locationId, sendingListAge);
  const { type, variables } = of;
  const { name, parameters } = content;
  const values = await catalog.withKeptSecrets(locationId, [templateId], variables, content.values);
  const used = usedOnes(variables, [name, parameters]);
  const form = { type, name, parameters };
  return {
    ...prepareAction(form, variables, values, { strict: false }),
    masked: maskedParameters(form, variables, values),
    values: pick(values, used),
  };
}

/** The values of these variables; what was left empty among them is there as `undefined`. */
export const pick = (values: Values, variables: Variable[]): Values =>
  Object.fromEntries(variables.map(({ name }) => [name, values[name]]));

/** The secrets that a person wants kept beside the token. */
function wantedSecrets(templateId: string, variables: Variable[], content: FormContent) {
  const wanted = variables.flatMap(({ kind, name }) => {
    const value = content.values[name];
    const keep = kind === 'secret' && content.keepSecrets.includes(name);
    return keep && typeof value === 'string' && value !== ''
      ? [[`${templateId}/${name}`, value]]
      : [];
  });
  return Object.fromEntries(wanted) as Record<string, string>;
}

/** Creating, following, undoing. */
export function runHandlers(services: Services): Pick<Handlers, Names> {
  const { journal, runs, store } = services;
  return {
    'action/create': (wish) => create(services, wish),
    'run/watch': async ({ runId, seen }) => (await journal.watch(runId, seen)) ?? null,
    'run/check': ({ runId }) => runs.check(runId),
    'run/undo': ({ runId, stepId, confirmed }) => runs.undo(runId, confirmed, stepId),
    'run/remove-copies': ({ runId, stepId, keepId }) => runs.removeCopies(runId, stepId, keepId),
    'run/stop': ({ runId }) => runs.stop(runId),
    'run/send-again': ({ runId, anyway }) => runs.sendAgain(runId, anyway),
    'run/mend': async ({ runId, stepId, content, anyway }) => {
      const run = await journal.get(runId);
      const step = run?.steps.find(({ id }) => id === stepId);
      if (!step) return null;
      const action = { type: step.type, ...content };
      const { ok, name, parameters, issues } = prepareAction(action, [], {}, { strict: false });
      // In a change they stand for what is there.
      const masks = step.op === 'update' ? [] : maskedPaths(parameters).map(placeholderIssue);
      if (!ok || masks.length > 0) return { kind: 'invalid', issues: [...issues, ...masks] };
      const template = (await store.find(step.templateId))?.template;
      const values = template ? stillTrue(template, step, content) : {};
      return runs.mend(runId, stepId, { name, parameters, values, anyway });
    },
  };
}

const placeholderIssue = (path: string): Issue => ({
  path,
  message: t('“{mask}” stands for a secret that is not kept: enter the secret itself.', { mask }),
  level: 'error',
});

/** The values of a step that stand as they were wherever its template has them, after a mend. */
function stillTrue(template: Template, step: Step, content: Pick<Step, 'name' | 'parameters'>) {
  const mended = Object.entries(template.parameters)
    .filter(([key]) => !isDeepEqual(step.parameters[key], content.parameters[key]))
    .map(([, value]) => value);
  if (step.name !== content.name) mended.push(actionName(template));
  const gone = new Set(usedVariables(mended));
  return Object.fromEntries(Object.entries(step.values).filter(([name]) => !gone.has(name)));
}

const isDeepEqual = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
