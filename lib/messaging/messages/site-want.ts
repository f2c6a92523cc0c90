import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Origin } from './shapes.ts';

/**
 * A person wants Switchboard on an agency's address of the CRM: before the browser asks them
 * (`asking`), and with what they answered. It works there only when the browser says so too.
 */
export const siteWant = defineMessage({
  name: 'site/want',
  from: 'page',
  input: z.object({ origin: Origin, phase: z.enum(['asking', 'allowed', 'denied']) }),
  output: z.object({ enabled: z.boolean() }),
});
