import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { ActionState, CreateReply, Id, Parameters, Wish } from './shapes.ts';

/**
 * Changes an action that an agent has. Sent only if a fresh read equals `before`, which is what the
 * person saw. Masks that are left in `parameters` stand for the secrets that are there.
 */
export const actionEdit = defineMessage({
  name: 'action/edit',
  from: 'page',
  input: z.extend(Wish, {
    actionId: Id,
    before: ActionState,
    name: z.string(),
    parameters: Parameters,
  }),
  output: CreateReply,
});
