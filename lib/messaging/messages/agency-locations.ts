import * as z from 'zod/mini';
import { Problem } from '../../highlevel/errors.ts';
import { defineMessage } from '../protocol.ts';
import { AgencyLocation } from './agency-shapes.ts';
import { Id } from './shapes.ts';

/** The sub-accounts of an agency as they were read last, or read again now. */
export const agencyLocations = defineMessage({
  name: 'agency/locations',
  from: 'page',
  input: z.object({ companyId: Id, refresh: z.boolean() }),
  output: z.object({
    /** By name. After a problem: as they were before. */
    locations: z.array(AgencyLocation),
    /** When they were read (ms since 1970); absent: never. */
    readAt: z.optional(z.number()),
    problem: z.optional(Problem),
  }),
});
