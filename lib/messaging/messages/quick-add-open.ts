import * as z from 'zod/mini';
import { Run } from '../../runs/schema.ts';
import { defineMessage } from '../protocol.ts';
import { ConnectionView, Id } from './shapes.ts';
import { TemplateRow } from './template-shapes.ts';

/** All that quick add shows at once, from what is stored: no request to HighLevel. */
export const quickAddOpen = defineMessage({
  name: 'quick-add/open',
  from: 'page',
  input: z.object({ locationId: z.optional(Id), agentId: z.optional(Id) }),
  output: z.object({
    /** Absent while the API has not told them yet. */
    locationName: z.optional(z.string()),
    agentName: z.optional(z.string()),
    connection: z.nullable(ConnectionView),
    /** The first of them: half-filled, favourites, recents, then by name. `template/list` has the rest. */
    templates: z.array(TemplateRow),
    /** How many templates there are. */
    total: z.number(),
    folders: z.array(z.string()),
    /** Runs on this agent of the last 24 hours, newest first. */
    recent: z.array(Run),
    /** The template or pack whose form was open here when quick add closed. */
    openTemplateId: z.optional(z.string()),
    openPackId: z.optional(z.string()),
    /** How many stored records did not parse and were set aside; 0 when that was seen and hidden. */
    setAside: z.number(),
    launcherEnabled: z.boolean(),
    /** An administrator has switched off that secrets are kept beside the token. */
    rememberSecrets: z.optional(z.literal(false)),
  }),
});
export type QuickAddState = z.infer<typeof quickAddOpen.output>;
