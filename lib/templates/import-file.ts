import { isObject } from '../actions/paths.ts';
import { FileMark, FilePack, FileTemplate, fileVersion, TemplateFile } from './file.ts';
import type { PackReply, PackStore } from './pack-store.ts';
import { PackContent, TemplateContent } from './schema.ts';
import { isStarter } from './starter/as-template.ts';
import type { SaveReply, TemplateStore } from './store.ts';

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

const newer = 'This file is of a newer version of Switchboard. Update the extension first.';

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
  const mark = FileMark.safeParse(raw);
  if (!mark.success) return { kind: 'unreadable', message: notOurs };
  if (mark.data.version > fileVersion) return { kind: 'unreadable', message: newer };
  const file = TemplateFile.safeParse(raw);
  if (!file.success) return { kind: 'unreadable', message: notOurs };
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
    const known = await store.findEqual(id, content);
    if (known !== undefined) {
      newIds.set(id, known);
      result.same += 1;
      continue;
    }
    const reply = await store.save({ base: 0, content, anyway: false });
    if (reply.kind === 'saved') {
      newIds.set(id, reply.template.id);
      result.templates += 1;
    } else {
      refused.push({ name, message: messageOf(reply) });
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
    if (content.templateIds.length === 0 && parsed.data.templateIds.length > 0) {
      refused.push({ name: content.name, message: 'None of its templates was taken in.' });
      continue;
    }
    if (await packs.hasEqual(id, content)) {
      result.same += 1;
      continue;
    }
    const reply = await packs.save({ base: 0, content, anyway: false });
    if (reply.kind === 'saved') result.packs += 1;
    else refused.push({ name: content.name, message: messageOf(reply) });
  }
  return { ...result, refused };
}

function messageOf(reply: SaveReply | PackReply): string {
  const issues = reply.kind === 'invalid' ? reply.issues : [];
  return issues.find(({ level }) => level === 'error')?.message ?? 'It was not taken in.';
}

const nameOf = (piece: unknown): string =>
  isObject(piece) && typeof piece.name === 'string' ? piece.name : 'Without a name';

/** Why a template does not parse, in words. */
function whyNot(piece: unknown): string {
  if (!isObject(piece)) return 'This is not a template.';
  const result = TemplateContent.shape.type.safeParse(piece.type);
  if (!result.success) return 'HighLevel’s API does not create actions of this type.';
  return 'This template is not whole.';
}
