import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { ActionTypeName, AgentAddress, Id } from './shapes.ts';
import { BlankState, Issues, PackView } from './template-shapes.ts';

/** A pack, and with a target its form: the blanks of all its templates, asked once. */
export const packOpen = defineMessage({
  name: 'pack/open',
  from: 'page',
  input: z.object({ packId: Id, target: z.optional(AgentAddress) }),
  output: z.nullable(
    z.object({
      view: PackView,
      templates: z.array(
        z.object({
          id: z.string(),
          /** Absent when it is not there any more. */
          type: z.optional(ActionTypeName),
          name: z.string(),
          description: z.string(),
          /** The blanks it uses, by name. */
          uses: z.array(z.string()),
        }),
      ),
      blanks: BlankState,
      /** What keeps the pack from being applied, whatever is filled in. */
      issues: Issues,
      draftId: z.string(),
      /** Templates that the draft leaves out. */
      leftOut: z.array(z.string()),
      fromDraft: z.boolean(),
    }),
  ),
});
export type PackForm = NonNullable<z.infer<typeof packOpen.output>>;
