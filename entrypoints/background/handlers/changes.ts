import { maskedPaths } from '../../../lib/actions/masks.ts';
import { VaultLocked } from '../../../lib/connections/vault-shared.ts';
import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { Input } from '../../../lib/messaging/messages/index.ts';
import type { ActionState, CreateReply } from '../../../lib/messaging/messages/shapes.ts';
import type { StepOrder } from '../../../lib/runs/order.ts';
import { ofThisField } from '../../../lib/templates/field-facts.ts';
import { prepareEdit } from '../../../lib/templates/prepare-edit.ts';
import type { Services } from '../services.ts';

/** Changing and removing actions that an agent has: each a run of one step. */
export function changeHandlers(
  services: Services,
): Pick<Handlers, 'action/edit' | 'action/remove'> {
  return {
    async 'action/edit'(wish) {
      const { before, name, parameters } = wish;
      const edit = prepareEdit(before.type, before, { name, parameters });
      if (!edit.ok) return { kind: 'invalid', issues: edit.issues };
      const isOtherField = edit.parameters.contactFieldId !== before.parameters.contactFieldId;
      return begin(services, wish, {
        op: 'update',
        name: edit.name,
        parameters: isOtherField
          ? await ofThisField(services.directory, wish.target.locationId, edit.parameters)
          : edit.parameters,
      });
    },
    'action/remove': (wish) => begin(services, wish, { op: 'remove', ...wish.before }),
  };
}

/** Begins the run, if the agent is still shown and can be reached; nothing is sent for any other answer. */
async function begin(
  { connections, directory, runs, tabShows }: Services,
  wish: Input<'action/remove'>,
  step: Pick<StepOrder, 'op' | 'name' | 'parameters'>,
): Promise<CreateReply> {
  const { actionId, before, target, ...rest } = wish;
  const { locationId, agentId } = target;
  const [connection, shown, names] = await Promise.all([
    connections.view(locationId),
    tabShows({ ...rest, target }),
    directory.names(locationId, agentId),
  ]);
  if (connection?.state === 'locked') throw new VaultLocked();
  if (connection?.state !== 'ready') return { kind: 'needs-token' };
  if (!shown) return { kind: 'moved' };
  const { draftId, tabId, picked, surface } = rest;
  return runs.create({
    draftId,
    tabId,
    picked,
    surface,
    target: { ...target, ...names },
    // Only what still is as it was shown is changed: done twice it is the same, so nobody is asked.
    anyway: true,
    steps: [
      { ...step, type: before.type, templateId: '', values: {}, on: standing(actionId, before) },
    ],
  });
}

/** What was shown, which is what has to be there when it is changed. */
const standing = (actionId: string, { type, name, parameters }: ActionState) => ({
  actionId,
  type,
  name,
  parameters,
  secretPaths: maskedPaths(parameters),
});
