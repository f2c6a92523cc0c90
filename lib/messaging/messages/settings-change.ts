import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';

/** Switches the launcher on Voice AI pages on or off. */
export const settingsChange = defineMessage({
  name: 'settings/change',
  from: 'page',
  input: z.object({ launcherEnabled: z.boolean() }),
  output: z.object({}),
});
