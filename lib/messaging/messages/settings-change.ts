import * as z from 'zod/mini';
import { Hint } from '../../storage/hints.ts';
import { KeepDays, LanguageChoice, Theme } from '../../storage/settings.ts';
import { defineMessage } from '../protocol.ts';

/**
 * Switches the launcher on Voice AI pages on or off, says how long ended runs are kept, or how the
 * interface looks and which language it speaks; or remembers what a person has seen.
 */
export const settingsChange = defineMessage({
  name: 'settings/change',
  from: 'page',
  input: z.union([
    z.object({ launcherEnabled: z.boolean() }),
    z.object({ keepDays: KeepDays }),
    z.object({ theme: Theme }),
    z.object({ language: LanguageChoice }),
    z.object({ newsSeen: z.string().check(z.maxLength(20)) }),
    z.object({ hintSeen: Hint }),
    z.object({ shortcuts: z.boolean() }),
  ]),
  output: z.object({}),
});
