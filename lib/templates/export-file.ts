import { fileKind, fileVersion } from './file.ts';
import type { PackStore } from './pack-store.ts';
import { PackContent, TemplateContent } from './schema.ts';
import type { TemplateStore } from './store.ts';

/**
 * Writes templates and packs, by their ids, as a file. A pack brings its templates along. Templates
 * hold no ids of a sub-account and no secrets, so neither does the file.
 */
export async function exportFile(
  { store, packs, now }: { store: TemplateStore; packs: PackStore; now(): number },
  ids: string[],
): Promise<{ fileName: string; text: string }> {
  const wantedPacks = (await Promise.all(ids.map((id) => packs.find(id)))).flatMap(
    (known) => known?.pack ?? [],
  );
  const wanted = new Set([...ids, ...wantedPacks.flatMap(({ templateIds }) => templateIds)]);
  const found = await Promise.all([...wanted].map((id) => store.find(id)));
  const file = {
    kind: fileKind,
    version: fileVersion,
    templates: found.flatMap((known) =>
      known ? [{ id: known.template.id, ...TemplateContent.parse(known.template) }] : [],
    ),
    packs: wantedPacks.map((pack) => ({ id: pack.id, ...PackContent.parse(pack) })),
  };
  const day = new Date(now()).toISOString().slice(0, 10);
  return {
    fileName: `switchboard-templates-${day}.json`,
    text: `${JSON.stringify(file, null, 2)}\n`,
  };
}
