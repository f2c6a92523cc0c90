import * as z from 'zod/mini';
import { Hint } from '../../storage/hints.ts';
import { KeepDays, LanguageChoice, StarterPrompts, Theme } from '../../storage/settings.ts';
import { defineMessage } from '../protocol.ts';

/**
 * Switches the launcher on Voice AI pages on or off, says how long ended runs are kept, how the
 * interface looks, which language it speaks and which starters are listed; or remembers what a person has seen.
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
    z.object({ starterPrompts: StarterPrompts }),
  ]),
  output: z.object({}),
});
