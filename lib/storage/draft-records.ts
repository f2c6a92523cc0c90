import * as z from 'zod/mini';
import { actionTypes } from '../actions/index.ts';
import { Variable } from '../templates/schema.ts';
import { isVersion } from './is-version.ts';

/** A half-filled form of a template or a pack on one agent, without its secrets. */
export const DraftRecord = z.object({
  version: z.literal(2),
  /** `locationId/agentId/templateId` */
  key: z.string(),
  draftId: z.string(),
  locationId: z.string(),
  agentId: z.string(),
  /** The template's id, or the pack's. */
  templateId: z.string(),
  name: z.string(),
  /** Texts may hold `{{variable}}`. */
  parameters: z.record(z.string(), z.unknown()),
  /** The blanks' values by name. */
  values: z.record(z.string(), z.unknown()),
  /** Of a copy of an action, which has no kept template. */
  of: z.optional(z.object({ type: z.enum(actionTypes), variables: z.array(Variable) })),
  /** Of a pack, and only there: the templates that are not to be applied. */
  leftOut: z.optional(z.array(z.string())),
  /** The form was on screen when quick add closed. */
  open: z.boolean(),
  changedAt: z.number(),
});
export type DraftRecord = z.infer<typeof DraftRecord>;

/** 2: blanks have values. */
export function migrateDraft(raw: unknown): unknown {
  return isVersion(raw, 1) ? { ...raw, version: 2, values: {} } : raw;
}
