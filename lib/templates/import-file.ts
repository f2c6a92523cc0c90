import { isObject } from '../actions/paths.ts';
import { FilePack, FileTemplate, fileVersion, TemplateFile } from './file.ts';
import type { PackStore } from './pack-store.ts';
import { PackContent, TemplateContent } from './schema.ts';
import { isStarter } from './starter/as-template.ts';
import type { TemplateStore } from './store.ts';

export type Imported =
  | {
      kind: 'imported';
      templates: number;
      packs: number;
      same: number;
      refused: { name: string; message: string }[];
    }
  | { kind: 'unreadable'; message: string };

const notOurs =
  'This is not a file of Switchboard templates. Export one in the workspace to see what it looks like.';

/**
 * Takes in a file of templates and packs as new ones. What has the same content already is used as it
 * is; nothing is overwritten. Each piece that cannot be taken in is told; the others are.
 */
export async function importFile(
  { store, packs }: { store: TemplateStore; packs: PackStore },
  text: string,
): Promise<Imported> {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return {
      kind: 'unreadable',
      message: 'This file is not whole JSON: it may have been cut off.',
    };
  }
  const file = TemplateFile.safeParse(raw);
  if (!file.success) return { kind: 'unreadable', message: notOurs };
  if (file.data.version > fileVersion) {
    return {
      kind: 'unreadable',
      message: 'This file is of a newer version of Switchboard. Update the extension first.',
    };
  }
  const result = { kind: 'imported' as const, templates: 0, packs: 0, same: 0 };
  const refused: { name: string; message: string }[] = [];
  const newIds = new Map<string, string>();

  for (const piece of file.data.templates) {
    const name = nameOf(piece);
    const parsed = FileTemplate.safeParse(piece);
    if (!parsed.success) {
      refused.push({ name, message: whyNot(piece) });
      continue;
    }
    const { id } = parsed.data;
    const content = TemplateContent.parse(parsed.data);
    const known = (await store.find(id))?.template;
    if (known && equal(TemplateContent.parse(known), content)) {
      newIds.set(id, id);
      result.same += 1;
      continue;
    }
    const reply = await store.save({ base: 0, content, anyway: false });
    if (reply.kind === 'saved') {
      newIds.set(id, reply.template.id);
      result.templates += 1;
    } else {
      const issue =
        reply.kind === 'invalid' ? reply.issues.find((one) => one.level === 'error') : undefined;
      refused.push({ name, message: issue?.message ?? 'It was not taken in.' });
    }
  }

  for (const piece of file.data.packs ?? []) {
    const parsed = FilePack.safeParse(piece);
    if (!parsed.success) {
      refused.push({ name: nameOf(piece), message: 'This pack is not whole.' });
      continue;
    }
    const { id } = parsed.data;
    const templateIds = parsed.data.templateIds.flatMap(
      (one) => newIds.get(one) ?? (isStarter(one) ? one : []),
    );
    const content = { ...PackContent.parse(parsed.data), templateIds };
    const known = (await packs.find(id))?.pack;
    if (known && equal(PackContent.parse(known), content)) {
      result.same += 1;
      continue;
    }
    const reply = await packs.save({ base: 0, content, anyway: false });
    if (reply.kind === 'saved') result.packs += 1;
    else refused.push({ name: content.name, message: 'None of its templates was taken in.' });
  }
  return { ...result, refused };
}

const equal = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

const nameOf = (piece: unknown): string =>
  isObject(piece) && typeof piece.name === 'string' ? piece.name : 'Without a name';

/** Why a template does not parse, in words. */
function whyNot(piece: unknown): string {
  if (!isObject(piece)) return 'This is not a template.';
  const result = TemplateContent.shape.type.safeParse(piece.type);
  if (!result.success) return 'HighLevel’s API does not create actions of this type.';
  return 'This template is not whole.';
}
