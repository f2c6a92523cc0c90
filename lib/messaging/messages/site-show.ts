import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Origin } from './shapes.ts';

/** Brings a tab of an enabled CRM to the front, or opens one. */
export const siteShow = defineMessage({
  name: 'site/show',
  from: 'page',
  input: z.object({ origin: Origin }),
  output: z.object({ shown: z.boolean() }),
});
