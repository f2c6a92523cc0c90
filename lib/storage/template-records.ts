import * as z from 'zod/mini';
import { Pack, Template, TemplateContent } from '../templates/schema.ts';
import { isVersion } from './is-version.ts';

/** Indexes know no booleans. */
const Flag = z.union([z.literal(0), z.literal(1)]);

/** A kept template, personal or of a team, with what its indexes need. */
export const TemplateRecord = z.extend(Template, {
  version: z.literal(2),
  inBin: Flag,
  /** The name in lower case. */
  sortName: z.string(),
});
export type TemplateRecord = z.infer<typeof TemplateRecord>;

/** 2: it may belong to a library, and knows what it was copied from. */
export function migrateTemplate(raw: unknown): unknown {
  return isVersion(raw, 1) ? { ...raw, version: 2 } : raw;
}

/** What a template said at one revision. */
export const VersionRecord = z.object({
  version: z.literal(1),
  /** `templateId/revision` */
  key: z.string(),
  templateId: z.string(),
  revision: z.number(),
  savedAt: z.number(),
  content: TemplateContent,
});
export type VersionRecord = z.infer<typeof VersionRecord>;

export const PackRecord = z.extend(Pack, { version: z.literal(2) });
export type PackRecord = z.infer<typeof PackRecord>;

/** 2: it may belong to a library. */
export function migratePack(raw: unknown): unknown {
  return isVersion(raw, 1) ? { ...raw, version: 2 } : raw;
}

/** What is typed in an editor and not saved yet, right or wrong; without its secrets. */
export const EditRecord = z.object({
  version: z.literal(1),
  /** `of/editorId` */
  key: z.string(),
  /** The template or pack that is edited. */
  of: z.string(),
  editorId: z.string(),
  /** The revision it began from. */
  base: z.number(),
  content: z.record(z.string(), z.unknown()),
  changedAt: z.number(),
});
export type EditRecord = z.infer<typeof EditRecord>;

/** Favourite and use of any template or pack, starters too. */
export const MarkRecord = z.object({
  version: z.literal(1),
  /** The template's or pack's id. */
  key: z.string(),
  favourite: Flag,
  uses: z.number(),
  /** 0 when it never was. */
  lastUsedAt: z.number(),
});
export type MarkRecord = z.infer<typeof MarkRecord>;

/** How many templates there are, not counting the bin; see `lib/templates/tally.ts`. */
export const TallyRecord = z.object({
  version: z.literal(1),
  key: z.string(),
  count: z.number(),
  /** How many are in each, in any order. */
  folders: z.array(z.object({ name: z.string(), count: z.number() })),
});
export type TallyRecord = z.infer<typeof TallyRecord>;

/** What a template's form held when it was last sent in one sub-account; never a secret. */
export const RememberedRecord = z.object({
  version: z.literal(2),
  /** `locationId/templateId` */
  key: z.string(),
  locationId: z.string(),
  templateId: z.string(),
  /** The action's name; '' for the template's own. */
  name: z.string(),
  /** The blanks' values by name; references hold ids. */
  values: z.record(z.string(), z.unknown()),
  /** Field path → value, for the fields that differed from the template; null: taken away. */
  fields: z.record(z.string(), z.unknown()),
  usedAt: z.number(),
});
export type RememberedRecord = z.infer<typeof RememberedRecord>;

/** 2: what is remembered of blanks stands beside what is remembered of fields. */
export function migrateRemembered(raw: unknown): unknown {
  if (!isVersion(raw, 1)) return raw;
  const { values, ...rest } = raw;
  const [locationId, templateId] = String(raw.key).split(/\/(.*)/s);
  return { ...rest, version: 2, locationId, templateId, values: {}, fields: values };
}

/** A blank's value by its name, across templates; see `lib/templates/bindings.ts` for the keys. */
export const BindingRecord = z.object({
  version: z.literal(1),
  key: z.string(),
  value: z.unknown(),
  /** Where it was used. */
  locationId: z.string(),
  usedAt: z.number(),
});
export type BindingRecord = z.infer<typeof BindingRecord>;
