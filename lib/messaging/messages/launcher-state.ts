import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';

const Text = z.string();

/** What the launcher shows on its own tab's address: names of ready templates, and its own words. */
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
    /** Over the menu: what its items are for, or why there are none. */
    heading: Text,
    words: z.object({
      ready: Text,
      open: Text,
      move: Text,
      toolbar: Text,
      wait: Text,
      unread: Text,
      quickAdd: Text,
      hide: Text,
      again: Text,
      /** With `{name}` where a template's name goes. */
      adding: Text,
      unclear: Text,
      undo: Text,
      undoing: Text,
      dismiss: Text,
    }),
  }),
});
export type LauncherState = z.infer<typeof launcherState.output>;
export type LauncherWords = LauncherState['words'];
