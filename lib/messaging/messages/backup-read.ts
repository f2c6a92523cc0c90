import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';

/** A part of the backup of everything but tokens and secrets; `after` is the `next` of the part before. */
export const backupRead = defineMessage({
  name: 'backup/read',
  from: 'page',
  input: z.object({ after: z.optional(z.string()) }),
  output: z.object({
    /** Lines of the file (docs/template-format.md, "Backup"). */
    lines: z.array(z.string()),
    /** Absent when this was the last part. */
    next: z.optional(z.string()),
  }),
});
