import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { AgentAddress, Id } from './shapes.ts';

/** Keeps the half-filled form of a pack, or closes (`close`) or discards it. */
export const packDraft = defineMessage({
  name: 'pack/draft',
  from: 'page',
  input: z.object({
    draftId: Id,
    target: AgentAddress,
    packId: Id,
    values: z.record(z.string(), z.unknown()),
    leftOut: z.array(Id),
    then: z.optional(z.enum(['close', 'discard'])),
  }),
  output: z.object({ savedAt: z.number() }),
});
