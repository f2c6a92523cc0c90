import * as z from 'zod/mini';
import { TargetSet } from '../../runs/plan/schema.ts';
import { defineMessage } from '../protocol.ts';

/** Agents that were chosen together before, the last used first. */
export const targetSetList = defineMessage({
  name: 'target-set/list',
  from: 'page',
  input: z.object({}),
  output: z.object({ sets: z.array(TargetSet) }),
});
