import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { AgentAddress, Id } from './shapes.ts';

/** Keeps the half-filled form of a pack; `draft/close` closes or discards it, by the pack's id. */
export const packDraft = defineMessage({
  name: 'pack/draft',
  from: 'page',
  input: z.object({
    draftId: Id,
    target: AgentAddress,
    packId: Id,
    values: z.record(z.string(), z.unknown()),
    leftOut: z.array(Id),
  }),
  output: z.object({ savedAt: z.number() }),
});
