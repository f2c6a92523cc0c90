import { nextActionId } from '../world/ids.ts';
import type { Action, Agent, World } from '../world/types.ts';
import { Checker, type Fields, isObject } from './check.ts';
import { Refusal } from './errors.ts';
import { ACTION_TYPES, type ActionType, checkParameters } from './parameters.ts';
import type { Answer, Call, Route } from './types.ts';

/** Product limits per agent (HighLevel's help centre). */
export const AGENT_LIMITS = { duringCall: 15, booking: 1, afterCall: 25 } as const;

const isAfterCall = (action: Pick<Action, 'actionType'>) => action.actionType === 'DATA_EXTRACTION';

function findAgent(world: World, locationId: string, agentId: string): Agent {
  const found = world.agents.find((entry) => entry.id === agentId);
  if (!found || found.locationId !== locationId) throw new Refusal(404, 'Agent not found');
  return found;
}

function checkLimits(world: World, agentId: string, actionType: ActionType): void {
  const there = world.actions.filter((entry) => entry.agentId === agentId);
  const known = there.filter((entry) =>
    (ACTION_TYPES as readonly string[]).includes(entry.actionType),
  );
  if (actionType === 'DATA_EXTRACTION') {
    if (known.filter(isAfterCall).length >= AGENT_LIMITS.afterCall) {
      throw new Refusal(400, `Maximum of ${AGENT_LIMITS.afterCall} contact field updates reached`);
    }
    return;
  }
  if (known.filter((entry) => !isAfterCall(entry)).length >= AGENT_LIMITS.duringCall) {
    throw new Refusal(400, `Maximum of ${AGENT_LIMITS.duringCall} actions during a call reached`);
  }
  if (
    actionType === 'APPOINTMENT_BOOKING' &&
    known.filter((entry) => entry.actionType === actionType).length >= AGENT_LIMITS.booking
  ) {
    throw new Refusal(400, 'Only one appointment booking action is allowed per agent');
  }
}

/** Seen: the CRM's own keys and the spec's defaults may come back with what was sent. */
function builderKeys({ customFields }: World, actionType: ActionType, { contactFieldId }: Fields) {
  switch (actionType) {
    case 'DATA_EXTRACTION':
    case 'IN_CALL_DATA_EXTRACTION': {
      const field = customFields.find(({ id }) => id === contactFieldId);
      const names = field && {
        contactFieldKey: field.fieldKey,
        contactFieldName: field.name,
        contactFieldDataType: field.dataType,
      };
      return { ...names, overwriteExistingValue: false, saveAsAdditional: false, actionType };
    }
    case 'CALL_TRANSFER':
      return { triggerMessageType: 'static_text', hearWhisperMessage: false };
    default:
      return { triggerMessageType: 'static_text' };
  }
}

/** The body of a create or an update: CreateSingleActionDTO and UpdateSingleActionDTO are equal. */
function readBody({ request, world, effects }: Call): Omit<Action, 'id'> {
  const body: Fields = isObject(request.body) ? request.body : {};
  const checker = new Checker(body);
  for (const name of ['agentId', 'locationId', 'name']) checker.text(name);
  checker.oneOf('actionType', ACTION_TYPES);
  if (body.actionParameters === undefined || body.actionParameters === null) {
    checker.complain('actionParameters', 'should not be empty');
  }
  for (const name of Object.keys(body)) {
    const known = ['agentId', 'locationId', 'actionType', 'name', 'actionParameters'];
    if (!known.includes(name)) checker.complaints.push(`property ${name} should not exist`);
  }
  checker.done();
  const { agentId, locationId, name } = body as Record<string, string>;
  const actionType = body.actionType as ActionType;
  findAgent(world, locationId as string, agentId as string);
  const actionParameters = checkParameters(
    world,
    locationId as string,
    actionType,
    body.actionParameters,
    effects.builderShape,
  );
  return {
    agentId: agentId as string,
    locationId: locationId as string,
    actionType,
    name: name as string,
    actionParameters: {
      ...(effects.addsKeys ? builderKeys(world, actionType, actionParameters) : {}),
      ...structuredClone(actionParameters),
    },
  };
}

/** An action as the API shows it: CreateActionResponseDTO and its likes. */
export function showAction({ id, actionType, name, actionParameters }: Action) {
  return { id, actionType, name, actionParameters };
}

function create(call: Call): Answer {
  const { world, effects } = call;
  const body = readBody(call);
  checkLimits(world, body.agentId, body.actionType as ActionType);
  const action: Action = { id: nextActionId(), ...body };
  const copies = [action];
  if (effects.duplicate) copies.push({ ...structuredClone(action), id: nextActionId() });
  if (effects.lateCommitMs === null) world.actions.push(...copies);
  else call.later(effects.lateCommitMs, () => world.actions.push(...copies));
  return { status: 201, body: showAction(action), stored: action.id };
}

function findAction(call: Call, locationId: string): Action {
  const [actionId] = call.params;
  const found = call.world.actions.find((entry) => entry.id === actionId);
  if (!found || found.locationId !== locationId) throw new Refusal(404, 'Action not found');
  return found;
}

function queryTexts(call: Call, names: readonly string[]): string[] {
  const checker = new Checker(call.request.query);
  for (const name of names) checker.text(name);
  checker.done();
  return names.map((name) => call.request.query[name] as string);
}

function read(call: Call): Answer {
  const [locationId] = queryTexts(call, ['locationId']);
  return { status: 200, body: showAction(findAction(call, locationId as string)) };
}

function update(call: Call): Answer {
  const body = readBody(call);
  const action = findAction(call, body.locationId);
  if (action.agentId !== body.agentId) throw new Refusal(404, 'Action not found');
  if (action.actionType !== body.actionType) {
    checkLimits(call.world, body.agentId, body.actionType as ActionType);
  }
  Object.assign(action, body);
  return { status: 200, body: showAction(action) };
}

function remove(call: Call): Answer {
  const [locationId, agentId] = queryTexts(call, ['locationId', 'agentId']);
  const action = findAction(call, locationId as string);
  if (action.agentId !== agentId) throw new Refusal(404, 'Action not found');
  call.world.actions.splice(call.world.actions.indexOf(action), 1);
  return { status: 204 };
}

const bodyLocation: Route['locationId'] = ({ request }) =>
  isObject(request.body) ? request.body.locationId : undefined;
const queryLocation: Route['locationId'] = ({ request }) => request.query.locationId;

const one = /^\/voice-ai\/actions\/([^/]+)$/;
const shared = { version: '2021-04-15', access: 'location' } as const;
const writing = { ...shared, scope: 'voice-ai-agent-goals.write' } as const;

export const actionRoutes: Route[] = [
  {
    ...writing,
    method: 'POST',
    path: /^\/voice-ai\/actions$/,
    locationId: bodyLocation,
    handle: create,
  },
  {
    ...shared,
    scope: 'voice-ai-agent-goals.readonly',
    method: 'GET',
    path: one,
    locationId: queryLocation,
    handle: read,
  },
  { ...writing, method: 'PUT', path: one, locationId: bodyLocation, handle: update },
  { ...writing, method: 'DELETE', path: one, locationId: queryLocation, handle: remove },
];
