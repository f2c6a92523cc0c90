import * as z from 'zod/mini';
import { KeepDays } from '../../storage/settings.ts';
import { defineMessage } from '../protocol.ts';

/** Switches the launcher on Voice AI pages on or off, or says how long ended runs are kept. */
export const settingsChange = defineMessage({
  name: 'settings/change',
  from: 'page',
  input: z.union([z.object({ launcherEnabled: z.boolean() }), z.object({ keepDays: KeepDays })]),
  output: z.object({}),
});
