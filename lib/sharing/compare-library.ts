import type { ActionType } from '../actions/index.ts';
import { same } from '../templates/compare-words.ts';
import { type Pack, PackContent } from '../templates/schema.ts';
import { templateOf } from '../templates/store.ts';
import { saysSame, templateOfItem } from './items.ts';
import type { Members } from './libraries.ts';
import type { ReadLibrary } from './read-document.ts';
import { compareShared, mayDivert, type SharedDifference } from './sensitive.ts';

/** A template or pack that an update would change. Its differences are made when they are asked for. */
export interface LibraryChange {
  /** In the document. */
  id: string;
  kind: 'template' | 'pack';
  type?: ActionType;
  name: string;
  state: 'new' | 'changed' | 'removed';
  sensitive: boolean;
  differences(): SharedDifference[];
}

/** What a document would change of what is kept; those that can divert a call first, then by name. */
export function compareLibrary(
  { templates, packs }: Members,
  document: Pick<ReadLibrary, 'templates' | 'packs' | 'others'>,
): LibraryChange[] {
  return [...compareTemplates(templates, document), ...comparePacks(packs, document)].sort(
    (a, b) => Number(b.sensitive) - Number(a.sensitive) || a.name.localeCompare(b.name),
  );
}

function compareTemplates(
  templates: Members['templates'],
  document: Pick<ReadLibrary, 'templates' | 'others'>,
): LibraryChange[] {
  const kept = new Map(templates.map((one) => [one.library?.item ?? one.id, one]));
  const changes = document.templates.flatMap((item): LibraryChange[] => {
    const record = kept.get(item.id);
    kept.delete(item.id);
    const after = templateOfItem(item, 0);
    const before = record && templateOf(record);
    if (before && saysSame(before, after)) return [];
    const about = { id: item.id, kind: 'template' as const, type: item.type, name: item.name };
    return [
      {
        ...about,
        state: before ? 'changed' : 'new',
        sensitive: mayDivert(before, after),
        differences: () => compareShared(before, after),
      },
    ];
  });
  forgetOthers(kept, document);
  const removed = [...kept].map(
    ([id, { type, name }]): LibraryChange => ({
      id,
      kind: 'template',
      type,
      name,
      state: 'removed',
      sensitive: false,
      differences: () => [],
    }),
  );
  return [...changes, ...removed];
}

function comparePacks(
  packs: Members['packs'],
  document: Pick<ReadLibrary, 'packs' | 'templates' | 'others'>,
): LibraryChange[] {
  const kept = new Map(packs.map((one) => [one.library?.item ?? one.id, one]));
  const names = new Map(document.templates.map(({ id, name }) => [id, name]));
  const changes = document.packs.flatMap((item): LibraryChange[] => {
    const record = kept.get(item.id);
    kept.delete(item.id);
    const before = record && asItem(record);
    const after = PackContent.parse(item);
    if (before && same(before, after)) return [];
    return [
      {
        id: item.id,
        kind: 'pack',
        name: item.name,
        state: before ? 'changed' : 'new',
        sensitive: false,
        differences: () => comparePackContents(before, after, (id) => names.get(id) ?? id),
      },
    ];
  });
  forgetOthers(kept, document);
  const removed = [...kept].map(
    ([id, { name }]): LibraryChange => ({
      id,
      kind: 'pack',
      name,
      state: 'removed',
      sensitive: false,
      differences: () => [],
    }),
  );
  return [...changes, ...removed];
}

/** What this version cannot use of a document is not gone from it. */
function forgetOthers(kept: Map<string, unknown>, { others }: Pick<ReadLibrary, 'others'>): void {
  for (const { id } of others) kept.delete(`${id}`);
}

/** A kept pack with its templates called as in the document. */
function asItem(pack: Pack): PackContent {
  const start = `${pack.library?.id}/`;
  const inDocument = (id: string) => (id.startsWith(start) ? id.slice(start.length) : id);
  return { ...PackContent.parse(pack), templateIds: pack.templateIds.map(inDocument) };
}

/** What differs between two packs, field by field; `nameOf`: what people call a template. */
export function comparePackContents(
  before: PackContent | undefined,
  after: PackContent,
  nameOf: (templateId: string) => string,
): SharedDifference[] {
  const fields = [
    { label: 'Name', path: 'name', of: (pack: PackContent) => pack.name },
    { label: 'Description', path: 'description', of: (pack: PackContent) => pack.description },
    {
      label: 'Templates',
      path: 'templateIds',
      of: (pack: PackContent) => pack.templateIds.map(nameOf).join(', '),
    },
  ];
  return fields.flatMap(({ label, path, of }) => {
    const [old, now] = [before && of(before), of(after)];
    if (old === now || (old === undefined && now === '')) return [];
    const was = old === undefined ? {} : { before: old };
    return [{ label, path, ...was, after: now, sensitive: false }];
  });
}
