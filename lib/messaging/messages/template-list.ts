import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { ActionTypeName, Id } from './shapes.ts';
import { Origin, TemplateRow } from './template-shapes.ts';

/** A page of the templates that fit, with the folders and tags there are. */
export const templateList = defineMessage({
  name: 'template/list',
  from: 'page',
  input: z.object({
    /** Without a sub-account none is `ready`; without an agent none has a draft. */
    locationId: z.optional(Id),
    agentId: z.optional(Id),
    /** Words to look for in everything a template says; '' for all. */
    query: z.string().check(z.maxLength(500)),
    folder: z.optional(z.string()),
    tag: z.optional(z.string()),
    type: z.optional(ActionTypeName),
    timing: z.optional(z.enum(['during', 'after'])),
    origin: z.optional(Origin),
    favourite: z.optional(z.literal(true)),
    /** Used at least once. */
    used: z.optional(z.literal(true)),
    /** Those in the bin instead of the others. */
    bin: z.optional(z.literal(true)),
    /** Those of one library. */
    library: z.optional(Id),
    /** `usual`: best match first, without a query favourites, recents, then by name. */
    sort: z.enum(['usual', 'name', 'changed', 'lastUsed', 'uses']),
    offset: z.number().check(z.minimum(0)),
    limit: z.number().check(z.minimum(1), z.maximum(500)),
  }),
  output: z.object({
    rows: z.array(TemplateRow),
    /** How many fit in all. */
    total: z.number(),
    /** How many there are, whatever was asked for. */
    all: z.number(),
    folders: z.array(z.object({ name: z.string(), count: z.number() })),
    tags: z.array(z.object({ name: z.string(), count: z.number() })),
    libraries: z.array(z.object({ id: z.string(), name: z.string(), count: z.number() })),
  }),
});
