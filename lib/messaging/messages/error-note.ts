import * as z from 'zod/mini';
import { wherePattern } from '../../report/safe-error.ts';
import { defineMessage } from '../protocol.ts';

/**
 * Tells that something broke in an interface, for the report: its kind and where in our files, never
 * what it said. What is not of that form is left out once more by the background.
 */
export const errorNote = defineMessage({
  name: 'error/note',
  from: 'page',
  input: z.object({
    where: z.string().check(z.maxLength(100), z.regex(wherePattern)),
    name: z.string().check(z.maxLength(60)),
    frames: z.array(z.string().check(z.maxLength(200))).check(z.maxLength(20)),
  }),
  output: z.object({}),
});
