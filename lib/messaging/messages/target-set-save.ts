import * as z from 'zod/mini';
import { TargetSet } from '../../runs/plan/schema.ts';
import { defineMessage } from '../protocol.ts';
import { Targets } from './plan-shapes.ts';
import { Id } from './shapes.ts';

/** Keeps a set of agents under a name, or forgets it where no targets are given. */
export const targetSetSave = defineMessage({
  name: 'target-set/save',
  from: 'page',
  input: z.object({
    id: Id,
    name: z.string().check(z.maxLength(100)),
    targets: z.optional(Targets),
  }),
  output: z.object({ sets: z.array(TargetSet) }),
});
