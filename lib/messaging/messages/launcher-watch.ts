import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { LauncherOutcome } from './launcher-create.ts';
import { Id } from './shapes.ts';

/** Like `run/watch`, for the launcher's own runs in its own tab. */
export const launcherWatch = defineMessage({
  name: 'launcher/watch',
  from: 'content',
  input: z.object({ runId: Id, seen: z.number() }),
  output: z.nullable(LauncherOutcome),
});
