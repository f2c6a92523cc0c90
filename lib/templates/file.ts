import * as z from 'zod/mini';
import { PackContent, TemplateContent } from './schema.ts';

/** What says that a file is ours; `docs/template-format.md` describes it. */
export const fileKind = 'switchboard.templates';
export const fileVersion = 1;

/** A template in a file: its content, and the id that packs in the same file call it by. */
export const FileTemplate = z.extend(z.looseObject(TemplateContent.shape), { id: z.string() });

export const FilePack = z.extend(z.looseObject(PackContent.shape), { id: z.string() });

/** What every version of a file says. */
export const FileMark = z.looseObject({ kind: z.literal(fileKind), version: z.number() });

/** The outside of a file; what is in it is parsed piece by piece, so that one bad piece is told. */
export const TemplateFile = z.looseObject({
  kind: z.literal(fileKind),
  version: z.number(),
  templates: z.array(z.unknown()),
  packs: z.optional(z.array(z.unknown())),
});
