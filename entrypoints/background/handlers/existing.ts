import { type ActionType, actions, isActionType } from '../../../lib/actions/index.ts';
import { getPath } from '../../../lib/actions/paths.ts';
import { maskSecrets } from '../../../lib/actions/secrets.ts';
import type { ReadAction } from '../../../lib/highlevel/api.ts';
import type { Access } from '../../../lib/highlevel/client.ts';
import { type Problem, problemOf } from '../../../lib/highlevel/errors.ts';
import { t } from '../../../lib/i18n/t.ts';
import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { AgentAction } from '../../../lib/messaging/messages/agent-actions.ts';
import type { AgentAddress } from '../../../lib/messaging/messages/shapes.ts';
import { fill } from '../../../lib/templates/fill.ts';
import { templateFromAction } from '../../../lib/templates/from-action.ts';
import {
  isReference,
  type ReferenceVariableKind,
  type Variable,
} from '../../../lib/templates/schema.ts';
import type { Services } from '../services.ts';

type Names = 'agent/actions' | 'action/read' | 'action/as-template';

/** What agents have already, as something to start from. */
export function existingHandlers(services: Services): Pick<Handlers, Names> {
  const { client, connections, directory } = services;

  return {
    async 'agent/actions'({ locationId, agentId }) {
      try {
        const access = await connections.access(locationId);
        const agent = await client.readAgent(access, agentId);
        await directory.learn(locationId, agent);
        if (!agent.actions) return { actions: null };
        const all = agent.actions.flatMap((action): AgentAction[] => {
          const { id, type, name, parameters } = action;
          if (id === undefined) return [];
          return [
            {
              id,
              ...(type === undefined ? {} : { type }),
              ...(name === undefined ? {} : { name }),
              parameters: maskSecrets(type as ActionType, parameters ?? {}),
              ...(isSlim(action) ? { slim: true } : {}),
            },
          ];
        });
        return { actions: all };
      } catch (error) {
        return { actions: null, problem: problemOf(error) };
      }
    },

    async 'action/read'({ target: { locationId }, actionId }) {
      try {
        const access = await connections.access(locationId);
        const action = await client.readAction(access, actionId);
        await directory.learn(locationId, { actions: [action] });
        const { type = '', name = '', parameters } = action;
        if (!isActionType(type)) return { kind: 'other-type', type };
        // Whoever changes it sends all of it: it may not begin from nothing.
        if (!parameters) return { kind: 'problem', problem: incomplete() };
        const masked = maskSecrets(type, parameters);
        return { kind: 'action', action: { type, name, parameters: masked } };
      } catch (error) {
        return { kind: 'problem', problem: problemOf(error) };
      }
    },

    async 'action/as-template'({ target, source }) {
      const { locationId } = target;
      if (source.kind === 'form') {
        const nameOf = await namesIn(services, locationId);
        const { content, proposals } = templateFromAction(source, nameOf, source.variables);
        return { kind: 'template', ...content, proposals };
      }
      try {
        const access = await connections.access(locationId);
        const {
          type = '',
          name = '',
          parameters,
        } = await readAction(services, access, source.actionId);
        if (!isActionType(type)) return { kind: 'other-type', type };
        const nameOf = await namesIn(services, locationId, true);
        const { content, proposals } = templateFromAction({ type, name, parameters }, nameOf);
        return { kind: 'template', ...content, proposals };
      } catch (error) {
        return { kind: 'problem', problem: problemOf(error) };
      }
    },
  };
}

const incomplete = (): Problem => ({
  kind: 'unexpected',
  messages: [t('HighLevel gave this action without its parameters.')],
});

/** Whether a listed action lacks what its type always has. Of an unknown type nobody can tell. */
function isSlim({ type, parameters }: ReadAction): boolean {
  if (type === undefined || parameters === undefined) return true;
  if (!isActionType(type)) return false;
  return actions[type].fields.some(
    ({ required, shownWhen, path }) =>
      required && !shownWhen && getPath(parameters, path) === undefined,
  );
}

/** An action that exists; what it tells of its contact field is learned. */
export async function readAction(
  { client, directory }: Services,
  access: Access,
  actionId: string,
) {
  const action = await client.readAction(access, actionId);
  await directory.learn(access.locationId, { actions: [action] });
  return { ...action, parameters: action.parameters ?? {} };
}

/** Names of a sub-account's things by kind and id; lists that were never read are read once. */
export async function namesIn({ directory }: Services, locationId: string, read = false) {
  const kinds: ReferenceVariableKind[] = ['contactField', 'workflow', 'calendar', 'knowledgeBase'];
  const names = new Map<string, string>();
  await Promise.all(
    kinds.map(async (kind) => {
      const known = read
        ? await directory.list(locationId, kind, false)
        : await directory.known(locationId, kind);
      for (const { id, name } of known.entries) names.set(`${kind}/${id}`, name);
    }),
  );
  return (kind: string, id: string) => {
    const name = isReference(kind as ReferenceVariableKind)
      ? names.get(`${kind}/${id}`)
      : undefined;
    return name === undefined ? undefined : { name };
  };
}

/** An action of this agent as the content of a new form: its ids stay, its secrets are asked for. */
export async function copyOfAction(
  services: Services,
  { locationId }: AgentAddress,
  actionId: string,
): Promise<
  | { type: ActionType; name: string; parameters: Record<string, unknown>; variables: Variable[] }
  | undefined
> {
  const action = await services.connections
    .access(locationId)
    .then((access) => readAction(services, access, actionId))
    .catch((error: unknown) => {
      if (['not-found', 'no-token', 'ended'].includes(problemOf(error).kind)) return undefined;
      throw error;
    });
  if (!action || !isActionType(action.type)) return undefined;
  const { type, name = '', parameters } = action;
  // As a template would hold it, but for the ids, which mean the same in the same sub-account.
  const { content, values } = templateFromAction({ type, name, parameters }, () => undefined);
  const references = content.variables.filter(({ kind }) => isReference(kind));
  const withIds = fill(content, references, values);
  const variables = content.variables.filter(({ kind }) => kind === 'secret');
  return { type, name, parameters: withIds.parameters, variables };
}
