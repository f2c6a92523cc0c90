import * as z from 'zod/mini';
import { actionTypes } from '../actions/looks.ts';

/** What a variable takes; the last four are references: chosen by name, sent as an id. */
export const variableKinds = [
  'text',
  'longText',
  'phone',
  'number',
  'url',
  'choice',
  'secret',
  'contactField',
  'workflow',
  'calendar',
  'knowledgeBase',
] as const;
export type VariableKind = (typeof variableKinds)[number];

/**
 * How a variable is written between `{{` and `}}`: no dots, those are HighLevel's merge fields, and
 * none of the names that every object has from its prototype, or a missing value would be found there.
 */
export const variableName =
  /^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]{0,59}$/;

/** One of the values of a choice. Booleans make a switch of the action a variable. Unknown keys survive. */
export const Choice = z.looseObject({
  value: z.union([z.string(), z.number(), z.boolean()]),
  label: z.string(),
});

/** A typed gap of a template; people read "blank". Unknown keys survive. */
export const Variable = z.looseObject({
  name: z.string().check(z.regex(variableName)),
  /** What people read. */
  label: z.string(),
  kind: z.enum(variableKinds),
  required: z.boolean(),
  help: z.optional(z.string()),
  /** Taken when nothing else is known. References: the name to look for. Never for secrets. */
  default: z.optional(z.union([z.string(), z.number(), z.boolean()])),
  /** References: other names of the same thing in other sub-accounts. */
  aliases: z.optional(z.array(z.string())),
  /** Choices only. */
  choices: z.optional(z.array(Choice)),
  /** For previews and tests; never sent. */
  sample: z.optional(z.union([z.string(), z.number(), z.boolean()])),
  /** Texts that are words: the language they are in. What was typed in another is not offered for them. */
  language: z.optional(z.string()),
});
export type Variable = z.infer<typeof Variable>;

/** What a template says, as people edit it and files carry it. */
export const TemplateContent = z.object({
  type: z.enum(actionTypes),
  /** What people read in lists. */
  name: z.string(),
  /** The action's name, variables allowed; the template's name without it. */
  actionName: z.optional(z.string()),
  description: z.string(),
  /** The action's parameters; texts may hold `{{variable}}`. Keys nobody knows survive. */
  parameters: z.record(z.string(), z.unknown()),
  variables: z.array(Variable),
  /** '' without one. */
  folder: z.string(),
  tags: z.array(z.string()),
});
export type TemplateContent = z.infer<typeof TemplateContent>;

/** The library that a team template or pack belongs to, and what it is called in the document. */
export const Membership = z.object({
  /** The library's key here: `folder:…`, `subscription:…` or `managed:…`. */
  id: z.string(),
  item: z.string(),
});
export type Membership = z.infer<typeof Membership>;

/** What a personal template was copied or imported from. */
export const TemplateOrigin = z.object({
  /** `copy`: of a team template, by "Customize". `import`: out of a document. */
  kind: z.enum(['copy', 'import']),
  /** The team template's id here, or its id in the document. */
  templateId: z.string(),
  /** As the library was called. */
  libraryName: z.string(),
  /** The template's version then; later ones are offered. */
  revision: z.number(),
  /** What it said then. */
  content: TemplateContent,
});
export type TemplateOrigin = z.infer<typeof TemplateOrigin>;

/** What a template and a pack keep of libraries. */
const shared = {
  /** Absent for personal ones. */
  library: z.optional(Membership),
  /** Who changed it last, as they call themselves; known in libraries only. */
  changedBy: z.optional(z.string()),
  /** Keys of its document that this version does not know; they go along when it is shared. */
  extra: z.optional(z.record(z.string(), z.unknown())),
};

/** A kept template. Its earlier versions are records of their own. */
export const Template = z.extend(TemplateContent, {
  /** `starter:…` for those that ship with the extension, `<library>/<item>` for team templates. */
  id: z.string(),
  /** Grows by one with each saved change. */
  revision: z.number(),
  /** Milliseconds since 1970, like all times. */
  createdAt: z.number(),
  changedAt: z.number(),
  /** In the bin since then. */
  deletedAt: z.optional(z.number()),
  ...shared,
  origin: z.optional(TemplateOrigin),
});
export type Template = z.infer<typeof Template>;

/** Templates that are applied together, in order. */
export const PackContent = z.object({
  name: z.string(),
  description: z.string(),
  templateIds: z.array(z.string()),
});
export type PackContent = z.infer<typeof PackContent>;

export const Pack = z.extend(PackContent, {
  /** `starter:…` for those that ship with the extension. */
  id: z.string(),
  revision: z.number(),
  createdAt: z.number(),
  changedAt: z.number(),
  deletedAt: z.optional(z.number()),
  ...shared,
});
export type Pack = z.infer<typeof Pack>;

/** Where a template or pack comes from. */
export const origins = ['personal', 'starter', 'team', 'managed'] as const;
export type Origin = (typeof origins)[number];

/** The origin of what is kept; starters are not. */
export function originOf({ library }: { library?: Membership | undefined }): Origin {
  if (!library) return 'personal';
  return library.id.startsWith('managed:') ? 'managed' : 'team';
}

/** Team templates are read-only, but for those of a folder that several people edit. */
export const isEditable = ({ library }: { library?: Membership | undefined }): boolean =>
  library === undefined || library.id.startsWith('folder:');

/** Values of variables by name. References hold the id that was chosen or found. */
export type Values = Record<string, unknown>;

/** Tells whether a variable stands for something of a sub-account. */
export function isReference(kind: VariableKind): kind is ReferenceVariableKind {
  return (
    kind === 'contactField' ||
    kind === 'workflow' ||
    kind === 'calendar' ||
    kind === 'knowledgeBase'
  );
}
export type ReferenceVariableKind = 'contactField' | 'workflow' | 'calendar' | 'knowledgeBase';
