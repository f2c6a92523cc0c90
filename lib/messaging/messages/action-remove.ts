import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { ActionState, AgentAddress, CreateReply, Id, Surface } from './shapes.ts';

/** Removes an action that an agent has, if a fresh read equals `before`. */
export const actionRemove = defineMessage({
  name: 'action/remove',
  from: 'page',
  input: z.object({
    draftId: Id,
    target: AgentAddress,
    tabId: z.number(),
    picked: z.boolean(),
    surface: Surface,
    actionId: Id,
    before: ActionState,
  }),
  output: CreateReply,
});
