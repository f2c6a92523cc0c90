import { maskedPaths } from '../../lib/actions/masks.ts';
import { getPath, isObject, setPath } from '../../lib/actions/paths.ts';
import type { FormState } from '../../lib/messaging/messages/form-open.ts';
import type { ActionState, AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import { noBlanks } from '../../lib/templates/no-blanks.ts';
import { type FormValues, valuesOf } from '../fields/form-content.ts';

/** Where the half-typed change of an action is kept. Whoever opens it goes on there. */
export const changeDraft = ({ locationId, agentId }: AgentAddress, actionId: string) => ({
  of: `action/${locationId}/${agentId}/${actionId}`,
  editorId: 'change',
});

/** The form of an action that is there: without blanks, secrets as masks. */
export function formOf(actionId: string, { type, name, parameters }: ActionState): FormState {
  return {
    template: { id: actionId, type, name, description: '', favourite: false },
    draftId: actionId,
    name,
    parameters,
    blanks: noBlanks(),
    remembered: [],
    referenceNames: {},
    fromDraft: false,
  };
}

/** What is kept of a change. `began`: what the action was then. */
export const contentOf = (before: ActionState, { name, parameters }: FormValues) => ({
  type: before.type,
  name,
  parameters,
  secretPaths: maskedPaths(before.parameters),
  began: { name: before.name, parameters: before.parameters },
});

/**
 * What was kept of a change, where it says something else than what is there; a secret that was not
 * kept is the one that is there. `outdated`: the action is not what it was when that was typed.
 */
export function keptChange(
  content: Record<string, unknown> | undefined,
  before: ActionState,
): { values: FormValues; outdated: boolean } | undefined {
  const { name, parameters, began } = content ?? {};
  if (typeof name !== 'string' || !isObject(parameters)) return undefined;
  const whole = maskedPaths(before.parameters).reduce(
    (all, path) =>
      getPath(all, path) === '' ? setPath(all, path, getPath(before.parameters, path)) : all,
    parameters,
  );
  const { name: oldName, parameters: old } = before;
  if (isEqual([name, whole], [oldName, old])) return undefined;
  const values = { ...valuesOf(formOf('', before)), name, parameters: whole };
  return { values, outdated: !isEqual(began, { name: oldName, parameters: old }) };
}

const isEqual = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
