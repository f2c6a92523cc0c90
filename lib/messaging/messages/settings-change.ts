import * as z from 'zod/mini';
import { KeepDays, LanguageChoice, Theme } from '../../storage/settings.ts';
import { defineMessage } from '../protocol.ts';

/**
 * Switches the launcher on Voice AI pages on or off, says how long ended runs are kept, or how the
 * interface looks and which language it speaks.
 */
export const settingsChange = defineMessage({
  name: 'settings/change',
  from: 'page',
  input: z.union([
    z.object({ launcherEnabled: z.boolean() }),
    z.object({ keepDays: KeepDays }),
    z.object({ theme: Theme }),
    z.object({ language: LanguageChoice }),
  ]),
  output: z.object({}),
});
