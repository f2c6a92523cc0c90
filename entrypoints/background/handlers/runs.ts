import { validateAction } from '../../../lib/actions/validate.ts';
import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { CreateReply } from '../../../lib/messaging/messages/shapes.ts';
import type { CreateOrder } from '../../../lib/runs/order.ts';
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
  content?: { name: string; parameters: Record<string, unknown> } | undefined;
};

/** Checks a wish, and starts its run when all is well. Nothing is sent for any other answer. */
export async function create(services: Services, wish: CreateWish): Promise<CreateReply> {
  const { catalog, connections, directory, runs } = services;
  const { content, target, templateId, ...rest } = wish;
  const template = catalog.find(templateId);
  if (!template) {
    const message = 'This template is not there any more.';
    return { kind: 'invalid', issues: [{ path: '', message, level: 'error' }] };
  }
  const { locationId, agentId } = target;
  const [given, connection, shown, names] = await Promise.all([
    content ?? catalog.filled(template, locationId),
    connections.view(locationId),
    services.tabShows({ ...rest, target }),
    directory.names(locationId, agentId),
  ]);
  const { ok, name, parameters, issues } = validateAction({ type: template.type, ...given });
  if (!ok) return { kind: 'invalid', issues };
  if (!connection) return { kind: 'needs-token' };
  if (!shown) return { kind: 'moved' };
  return runs.create({
    ...rest,
    target: { ...target, ...names },
    steps: [{ templateId, type: template.type, name, parameters, values: {} }],
  });
}

/** Creating, following, undoing. */
export function runHandlers(services: Services): Pick<Handlers, Names> {
  const { journal, runs } = services;
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
      const { ok, name, parameters, issues } = validateAction({ type: step.type, ...content });
      if (!ok) return { kind: 'invalid', issues };
      const { values } = content;
      return runs.mend(runId, stepId, { name, parameters, values, anyway });
    },
  };
}
