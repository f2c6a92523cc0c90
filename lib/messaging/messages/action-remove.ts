import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { ActionState, CreateReply, Id, Wish } from './shapes.ts';

/** Removes an action that an agent has, if a fresh read equals `before`. */
export const actionRemove = defineMessage({
  name: 'action/remove',
  from: 'page',
  input: z.extend(Wish, {
    actionId: Id,
    before: ActionState,
  }),
  output: CreateReply,
});
