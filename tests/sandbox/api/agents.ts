import type { Agent } from '../world/types.ts';
import { showAction } from './actions.ts';
import { Checker } from './check.ts';
import { Refusal } from './errors.ts';
import type { Answer, Call, Route } from './types.ts';

/** Which key of the parameters stays when the listing is slim. */
const SLIM_KEYS = ['triggerPrompt', 'contactFieldId'];

function actionsOf({ world, effects }: Call, agentId: string): unknown[] {
  const actions = world.actions.filter((entry) => entry.agentId === agentId).map(showAction);
  if (effects.actions === 'slim') {
    return actions.map((action) => ({
      ...action,
      actionParameters: Object.fromEntries(
        Object.entries(action.actionParameters).filter(([key]) => SLIM_KEYS.includes(key)),
      ),
    }));
  }
  // The spec's own example has `_id` where its schema says `id`.
  if (effects.actions === 'raw-ids')
    return actions.map(({ id, ...rest }) => ({ _id: id, ...rest }));
  return actions;
}

function showAgent(call: Call, agent: Agent): object {
  const { inboundNumber, ...rest } = agent;
  return {
    ...rest,
    voiceId: '507f1f77bcf86cd799439011',
    patienceLevel: 'high',
    maxCallDuration: 300,
    sendUserIdleReminders: true,
    reminderAfterIdleTimeSeconds: 8,
    ...(inboundNumber === null ? {} : { inboundNumber }),
    callEndWorkflowIds: [],
    agentWorkingHours: [],
    isAgentAsBackupDisabled: false,
    translation: { enabled: false },
    ...(call.effects.actions === 'missing' ? {} : { actions: actionsOf(call, agent.id) }),
  };
}

/** A whole number of the query within bounds, or a complaint. */
function whole(checker: Checker, text: string | undefined, name: string, max: number, def: number) {
  if (text === undefined) return def;
  const value = Number(text);
  if (!Number.isInteger(value)) checker.complain(name, 'must be an integer number');
  else if (value < 1) checker.complain(name, 'must not be less than 1');
  else if (value > max) checker.complain(name, `must not be greater than ${max}`);
  return value;
}

function list(call: Call): Answer {
  const { query } = call.request;
  const checker = new Checker(query);
  checker.text('locationId');
  const page = whole(checker, query.page, 'page', 5000, 1);
  const pageSize = whole(checker, query.pageSize, 'pageSize', 50, 10);
  checker.done();
  const wanted = (query.query ?? '').toLowerCase();
  const found = call.world.agents.filter(
    (agent) =>
      agent.locationId === query.locationId && agent.agentName.toLowerCase().includes(wanted),
  );
  const agents = found.slice((page - 1) * pageSize, page * pageSize);
  return {
    status: 200,
    body: {
      total: found.length,
      page,
      pageSize,
      agents: agents.map((agent) => showAgent(call, agent)),
    },
  };
}

function read(call: Call): Answer {
  const { query } = call.request;
  const checker = new Checker(query);
  checker.text('locationId');
  checker.done();
  const agent = call.world.agents.find((entry) => entry.id === call.params[0]);
  if (!agent || agent.locationId !== query.locationId) throw new Refusal(404, 'Agent not found');
  return { status: 200, body: showAgent(call, agent) };
}

const shared = {
  method: 'GET',
  version: '2021-04-15',
  scope: 'voice-ai-agents.readonly',
  access: 'location',
  locationId: ({ request }) => request.query.locationId,
} satisfies Partial<Route>;

export const agentRoutes: Route[] = [
  { ...shared, path: /^\/voice-ai\/agents$/, handle: list },
  { ...shared, path: /^\/voice-ai\/agents\/([^/]+)$/, handle: read },
];
