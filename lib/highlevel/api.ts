import * as z from 'zod/mini';

/** HighLevel's API host; never renamed, on white-label domains neither. */
export const apiOrigin = 'https://services.leadconnectorhq.com';

/**
 * One endpoint as HighLevel's OpenAPI documents it: method, path, `Version` header, the scope it
 * needs, and the part of the answer that is used. Unknown keys of answers are ignored, those of
 * actions are kept.
 */
export interface Call<Answer extends z.ZodMiniType> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `{name}` for each path value. */
  path: string;
  version: '2021-04-15' | '2021-07-28';
  scope: string;
  answer: Answer;
}

const call = <A extends z.ZodMiniType>(c: Call<A>) => c;

/** A text that may be missing or of another form: one odd value must not hide the rest. */
const Text = z.catch(z.optional(z.string()), undefined);

/** An action as it is read: on live accounts the id may be `_id` and parameters may be slim. */
export const ReadAction = z.pipe(
  z.looseObject({
    id: Text,
    _id: Text,
    actionType: Text,
    name: Text,
    actionParameters: z.catch(z.optional(z.record(z.string(), z.unknown())), undefined),
  }),
  z.transform((a) => ({
    id: a.id ?? a._id,
    type: a.actionType,
    name: a.name,
    parameters: a.actionParameters,
  })),
);
export type ReadAction = z.infer<typeof ReadAction>;

/** `actions` is undefined where HighLevel does not list them: "cannot tell", never "none". */
export const ReadAgent = z.pipe(
  z.looseObject({
    id: Text,
    _id: Text,
    locationId: Text,
    agentName: Text,
    actions: z.catch(z.optional(z.array(ReadAction)), undefined),
  }),
  z.transform((a) => ({
    id: a.id ?? a._id,
    locationId: a.locationId,
    name: a.agentName,
    actions: a.actions?.every((action) => action.id !== undefined) ? a.actions : undefined,
  })),
);
export type ReadAgent = z.infer<typeof ReadAgent>;

const CreatedAction = z.pipe(
  z.looseObject({ id: Text, _id: Text }),
  z.transform((a, context) => {
    const id = a.id ?? a._id;
    if (id) return { id };
    context.issues.push({ code: 'custom', input: a, message: 'no id' });
    return z.NEVER;
  }),
);

export const calls = {
  createAction: call({
    method: 'POST',
    path: '/voice-ai/actions',
    version: '2021-04-15',
    scope: 'voice-ai-agent-goals.write',
    answer: CreatedAction,
  }),
  readAction: call({
    method: 'GET',
    path: '/voice-ai/actions/{actionId}',
    version: '2021-04-15',
    scope: 'voice-ai-agent-goals.readonly',
    answer: ReadAction,
  }),
  updateAction: call({
    method: 'PUT',
    path: '/voice-ai/actions/{actionId}',
    version: '2021-04-15',
    scope: 'voice-ai-agent-goals.write',
    answer: z.looseObject({}),
  }),
  deleteAction: call({
    method: 'DELETE',
    path: '/voice-ai/actions/{actionId}',
    version: '2021-04-15',
    scope: 'voice-ai-agent-goals.write',
    answer: z.unknown(),
  }),
  readAgent: call({
    method: 'GET',
    path: '/voice-ai/agents/{agentId}',
    version: '2021-04-15',
    scope: 'voice-ai-agents.readonly',
    answer: ReadAgent,
  }),
  listAgents: call({
    method: 'GET',
    path: '/voice-ai/agents',
    version: '2021-04-15',
    scope: 'voice-ai-agents.readonly',
    answer: z.object({ total: z.optional(z.number()), agents: z.array(ReadAgent) }),
  }),
  readLocation: call({
    method: 'GET',
    path: '/locations/{locationId}',
    version: '2021-07-28',
    scope: 'locations.readonly',
    answer: z.object({ location: z.looseObject({ id: Text, name: Text }) }),
  }),
  listContactFields: call({
    method: 'GET',
    path: '/locations/{locationId}/customFields',
    version: '2021-07-28',
    scope: 'locations/customFields.readonly',
    answer: z.object({
      customFields: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          fieldKey: z.optional(z.string()),
          dataType: z.optional(z.string()),
        }),
      ),
    }),
  }),
  listWorkflows: call({
    method: 'GET',
    path: '/workflows/',
    version: '2021-07-28',
    scope: 'workflows.readonly',
    answer: z.object({
      workflows: z.array(
        z.object({ id: z.string(), name: z.string(), status: z.optional(z.string()) }),
      ),
    }),
  }),
  listCalendars: call({
    method: 'GET',
    path: '/calendars/',
    version: '2021-04-15',
    scope: 'calendars.readonly',
    answer: z.object({
      calendars: z.array(
        z.object({ id: z.string(), name: z.string(), isActive: z.optional(z.boolean()) }),
      ),
    }),
  }),
  listKnowledgeBases: call({
    method: 'GET',
    path: '/knowledge-bases/',
    version: '2021-04-15',
    scope: 'knowledge-bases.readonly',
    answer: z.object({
      data: z.object({
        knowledgeBases: z.array(z.object({ id: z.string(), name: z.string() })),
        hasMore: z.optional(z.boolean()),
        lastKnowledgeBaseId: z.optional(z.nullable(z.string())),
      }),
    }),
  }),
} as const;

/** The scopes a token should have, in the order HighLevel's page lists them for ticking. */
export const wantedScopes = [...new Set(Object.values(calls).map((c) => c.scope))].sort();
