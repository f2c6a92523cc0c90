import { validateAction } from '../../../lib/actions/validate.ts';
import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { CreateReply } from '../../../lib/messaging/messages/shapes.ts';
import type { CreateOrder } from '../../../lib/runs/runs.ts';
import type { Services } from '../services.ts';

type Names =
  | 'action/create'
  | 'run/watch'
  | 'run/check'
  | 'run/undo'
  | 'run/remove-copies'
  | 'run/cancel';

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
    'run/undo': ({ runId, confirmed }) => runs.undo(runId, confirmed),
    'run/remove-copies': ({ runId, keepId }) => runs.removeCopies(runId, keepId),
    'run/cancel': ({ runId }) => runs.cancel(runId),
  };
}
