import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { AgencyView } from './agency-shapes.ts';

/** The agencies that are connected, by name; asks nobody. */
export const agencyList = defineMessage({
  name: 'agency/list',
  from: 'page',
  input: z.object({}),
  output: z.object({ agencies: z.array(AgencyView) }),
});
