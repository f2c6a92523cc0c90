import * as z from 'zod/mini';
import { Problem } from '../../highlevel/errors.ts';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';

export const DirectoryKind = z.enum([
  'agent',
  'contactField',
  'workflow',
  'calendar',
  'knowledgeBase',
]);

export const DirectoryEntry = z.object({
  id: z.string(),
  name: z.string(),
  /** draft: a workflow that is not published · inactive: a calendar that is off */
  state: z.optional(z.enum(['draft', 'inactive'])),
  /** Contact fields: HighLevel's key, e.g. `contact.insurance`, and its data type. */
  key: z.optional(z.string()),
  dataType: z.optional(z.string()),
  /** Contact fields: learned from an action on an agent, because HighLevel does not list it. */
  learned: z.optional(z.boolean()),
});
export type DirectoryEntry = z.infer<typeof DirectoryEntry>;

/** A sub-account's own list, from the cache unless `refresh` or there is none. */
export const directoryList = defineMessage({
  name: 'directory/list',
  from: 'page',
  input: z.object({ locationId: Id, kind: DirectoryKind, refresh: z.boolean() }),
  output: z.object({
    entries: z.array(DirectoryEntry),
    /** When the list was read (ms since 1970); absent when it never was. */
    fetchedAt: z.optional(z.number()),
    /** Why it could not be read now; `entries` then hold the last good list. */
    problem: z.optional(Problem),
  }),
});
export type DirectoryList = z.infer<typeof directoryList.output>;
