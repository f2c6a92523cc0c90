import { same } from '../templates/compare-words.ts';
import { type Pack, PackContent, type Template, TemplateContent } from '../templates/schema.ts';
import type { LibraryPack, LibraryTemplate } from './document.ts';
import { extraOfPack, extraOfTemplate } from './read-document.ts';

/** Between what is kept here and what stands in a document. */

const contentKeys = Object.keys(TemplateContent.shape) as (keyof TemplateContent)[];

/** What a template says, without what is kept beside it. Shared, not copied: nothing here changes it. */
export function contentOf(template: TemplateContent): TemplateContent {
  const said = contentKeys.flatMap((key) =>
    template[key] === undefined ? [] : [[key, template[key]] as const],
  );
  return Object.fromEntries(said) as unknown as TemplateContent;
}

/** The id here of something that belongs to a library. */
export const localId = (libraryId: string, item: string) => `${libraryId}/${item}`;

/** A kept template as it stands in a document under `id`. */
export function templateItem(template: Template, id: string): LibraryTemplate {
  const { revision, changedAt, changedBy, extra } = template;
  return {
    ...extra,
    ...contentOf(template),
    id,
    revision,
    changedAt,
    ...(changedBy === undefined ? {} : { changedBy }),
  };
}

/** A kept pack as it stands in a document under `id`; `idOf`: what its templates are called there. */
export function packItem(
  pack: Pack,
  id: string,
  idOf: (templateId: string) => string | undefined,
): LibraryPack {
  const { revision, changedAt, changedBy, extra } = pack;
  return {
    ...extra,
    ...PackContent.parse(pack),
    templateIds: pack.templateIds.flatMap((one) => idOf(one) ?? []),
    id,
    revision,
    changedAt,
    ...(changedBy === undefined ? {} : { changedBy }),
  };
}

/** What a template of a document is when it is kept, but for its id and where it belongs. */
export function templateOfItem(item: LibraryTemplate, now: number): Omit<Template, 'id'> {
  const { revision, changedAt, changedBy } = item;
  return {
    ...contentOf(item),
    ...extraOfTemplate(item),
    revision,
    createdAt: now,
    changedAt,
    ...(changedBy === undefined ? {} : { changedBy }),
  };
}

/** The same of a pack; `idOf`: what its templates are called here. */
export function packOfItem(
  item: LibraryPack,
  now: number,
  idOf: (item: string) => string,
): Omit<Pack, 'id'> {
  const { revision, changedAt, changedBy } = item;
  return {
    ...PackContent.parse(item),
    templateIds: item.templateIds.map(idOf),
    ...extraOfPack(item),
    revision,
    createdAt: now,
    changedAt,
    ...(changedBy === undefined ? {} : { changedBy }),
  };
}

/** Whether a kept template says what an item says, whoever changed it when. */
export const saysSame = (
  one: TemplateContent & Pick<Template, 'extra'>,
  other: TemplateContent & Pick<Template, 'extra'>,
): boolean => same(contentOf(one), contentOf(other)) && same(one.extra ?? {}, other.extra ?? {});
