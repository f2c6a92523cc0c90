import * as z from 'zod/mini';
import { StarterPrompts } from '../../storage/settings.ts';
import { defineMessage } from '../protocol.ts';

/** What starters speak, as chosen or as the interface's language makes it. */
export const settingsRead = defineMessage({
  name: 'settings/read',
  from: 'page',
  input: z.object({}),
  output: z.object({ starterPrompts: StarterPrompts }),
});
