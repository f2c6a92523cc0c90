import * as z from 'zod/mini';
import { origins, Pack, Template, TemplateContent, Variable } from '../../templates/schema.ts';
import { promptLanguages } from '../../templates/starter/define.ts';
import { ActionTypeName, Id } from './shapes.ts';

/** Shapes that the messages about templates and packs share. */

/** Where a template comes from. Personal ones, and those of a shared folder, can be changed. */
export const Origin = z.enum(origins);

/** The library that a template or pack belongs to, as people read it. */
export const LibraryName = z.object({ id: z.string(), name: z.string() });

/** The language of what agents say. */
const Speaks = z.enum(promptLanguages);

/** Where a search has found its words: start and end, start and end … in `text`. */
export const Found = z.object({ text: z.string(), ranges: z.array(z.number()) });

/** A template in a list. */
export const TemplateRow = z.object({
  id: z.string(),
  type: ActionTypeName,
  name: z.string(),
  description: z.string(),
  origin: Origin,
  library: z.optional(LibraryName),
  /** '' without one. A starter's is the name of its pack. */
  folder: z.string(),
  tags: z.array(z.string()),
  /** What agents speak with it: a starter, where starters of several languages are listed. */
  speaks: z.optional(Speaks),
  favourite: z.boolean(),
  /** How often it was used, in all sub-accounts. */
  uses: z.number(),
  /** When it was last used anywhere (ms since 1970); absent when never. */
  lastUsedAt: z.optional(z.number()),
  /** Absent for starters. */
  changedAt: z.optional(z.number()),
  /** In the bin since then. */
  deletedAt: z.optional(z.number()),
  /** Nothing left to fill for the sub-account that was asked for: one click creates. */
  ready: z.boolean(),
  /** A half-filled form for the agent that was asked for is kept. */
  hasDraft: z.boolean(),
  /** What was typed in its editor is kept and not saved yet. Told in the workspace only. */
  unsaved: z.optional(z.literal(true)),
  /** After a search: the places in the name, and an excerpt where it was found elsewhere. */
  inName: z.optional(z.array(z.number())),
  elsewhere: z.optional(Found),
});
export type TemplateRow = z.infer<typeof TemplateRow>;

/** A pack in a list. */
export const PackRow = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  origin: Origin,
  library: z.optional(LibraryName),
  /** As for templates. */
  speaks: z.optional(Speaks),
  favourite: z.boolean(),
  lastUsedAt: z.optional(z.number()),
  deletedAt: z.optional(z.number()),
  /** Its templates in order; one that is not there any more has no type. */
  templates: z.array(
    z.object({ id: z.string(), name: z.string(), type: z.optional(ActionTypeName) }),
  ),
});
export type PackRow = z.infer<typeof PackRow>;

/** A whole template, with what is known of its use. */
export const TemplateView = z.object({
  template: Template,
  origin: Origin,
  library: z.optional(LibraryName),
  /** Its origin has gone on since it was copied: the version that is offered. */
  originMoved: z.optional(z.number()),
  favourite: z.boolean(),
  uses: z.number(),
  lastUsedAt: z.optional(z.number()),
});
export type TemplateView = z.infer<typeof TemplateView>;

export const PackView = z.object({
  pack: Pack,
  origin: Origin,
  library: z.optional(LibraryName),
  favourite: z.boolean(),
});
export type PackView = z.infer<typeof PackView>;

/** Where the first value of a blank comes from. */
export const ValueSource = z.enum([
  /** This template was used here with it. */
  'here',
  /** Another template's blank of the same name and kind was filled with it here. */
  'here-elsewhere',
  /** The thing of that name in this sub-account. */
  'name',
  /** Chosen here earlier for that name. */
  'chosen',
  'default',
  /** Typed into the draft. */
  'draft',
]);
export type ValueSource = z.infer<typeof ValueSource>;

/** The blanks of a form, with what they begin with. Values of references are ids. */
export const BlankState = z.object({
  variables: z.array(Variable),
  values: z.record(z.string(), z.unknown()),
  sources: z.record(z.string(), ValueSource),
  /** Last used in another sub-account: offered, never filled in by itself. */
  offers: z.record(z.string(), z.object({ value: z.unknown(), locationName: z.string() })),
  /** References that did not resolve by themselves: how many things have that name. */
  unresolved: z.record(z.string(), z.object({ name: z.string(), count: z.number() })),
  /** Names of the things that ids in `values` stand for, as far as they are cached. */
  names: z.record(z.string(), z.string()),
  /** Secret blanks whose value is kept beside this sub-account's token. It stays there. */
  keptSecrets: z.array(z.string()),
});
export type BlankState = z.infer<typeof BlankState>;

/** What is wrong with a form or a template, and where. `$name`, `$blank.<variable>`, else a path. */
export const Issues = z.array(
  z.object({ path: z.string(), message: z.string(), level: z.enum(['error', 'warning']) }),
);

/** A form's content: template-shaped parameters and the blanks' values. */
export const FormContent = z.object({
  name: z.string(),
  /** Texts may hold `{{variable}}`. */
  parameters: z.record(z.string(), z.unknown()),
  values: z.record(z.string(), z.unknown()),
  /** Secret blanks to be kept beside the sub-account's token once it is created. */
  keepSecrets: z.array(z.string()),
  /** What the form showed. Without it, what its template says now; a copy of an action has none. */
  of: z.optional(z.object({ type: ActionTypeName, variables: z.array(Variable) })),
});
export type FormContent = z.infer<typeof FormContent>;

/** Up to ten thousand at once. */
export const Ids = z.array(Id).check(z.maxLength(20_000));

export { Pack, Template, TemplateContent, Variable };
