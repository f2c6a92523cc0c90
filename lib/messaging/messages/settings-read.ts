import * as z from 'zod/mini';
import { Hint } from '../../storage/hints.ts';
import { StarterPrompts } from '../../storage/settings.ts';
import { defineMessage } from '../protocol.ts';

/**
 * What a person has seen, the version whose news and hints; whether single letters are shortcuts; and
 * what starters speak, as chosen or as the interface's language makes it.
 */
export const settingsRead = defineMessage({
  name: 'settings/read',
  from: 'page',
  input: z.object({}),
  output: z.object({
    newsSeen: z.optional(z.string()),
    hintsSeen: z.array(Hint),
    shortcuts: z.boolean(),
    starterPrompts: StarterPrompts,
  }),
});
