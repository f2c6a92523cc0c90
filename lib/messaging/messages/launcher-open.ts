import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';

/** Opens the side panel for the sender's tab, or the popup where the browser does not allow that. */
export const launcherOpen = defineMessage({
  name: 'launcher/open',
  from: 'content',
  input: z.object({}),
  output: z.object({ opened: z.enum(['sidepanel', 'popup', 'none']) }),
});
