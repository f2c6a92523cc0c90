import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';

/** What the launcher shows on its own tab's address: names of ready templates, nothing more. */
export const launcherState = defineMessage({
  name: 'launcher/state',
  from: 'content',
  input: z.object({}),
  output: z.object({
    enabled: z.boolean(),
    /** Distance from the right and bottom edge of the window, in px. */
    position: z.object({ right: z.number(), bottom: z.number() }),
    /** The agent in the tab's address; absent on the agent list. */
    agentId: z.optional(z.string()),
    agentName: z.optional(z.string()),
    ready: z.array(z.object({ id: z.string(), name: z.string(), type: z.string() })),
  }),
});
export type LauncherState = z.infer<typeof launcherState.output>;
