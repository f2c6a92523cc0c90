import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { LauncherOutcome } from './launcher-create.ts';
import { Id } from './shapes.ts';

/** Undoes what the launcher created from its own tab. */
export const launcherUndo = defineMessage({
  name: 'launcher/undo',
  from: 'content',
  input: z.object({ runId: Id }),
  output: z.nullable(LauncherOutcome),
});
