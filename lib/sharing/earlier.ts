import { isObject } from '../actions/paths.ts';
import { isStarter } from '../templates/starter/as-template.ts';
import { itemId, libraryKind, libraryVersion } from './document.ts';

/** Before libraries there were files of templates: no versions, no times, no publisher. */
export const earlierKind = 'switchboard.templates';

/**
 * Brings a document of an earlier version to the present one; anything else is returned as it is,
 * for the schema to judge.
 */
export function carryForward(raw: Record<string, unknown>): Record<string, unknown> {
  if (raw.kind !== earlierKind || raw.version !== 1 || !Array.isArray(raw.templates)) return raw;
  const { kind: _, version: __, templates, packs, ...rest } = raw;
  return {
    ...rest,
    kind: libraryKind,
    version: libraryVersion,
    id: 'templates',
    name: 'Templates',
    description: '',
    publisher: '',
    revision: 0,
    selection: true,
    templates: templates.map(asItem),
    packs: Array.isArray(packs) ? packs.map(asPack) : [],
    tombstones: [],
  };
}

const asItem = (piece: unknown): unknown =>
  isObject(piece)
    ? {
        revision: 1,
        changedAt: 0,
        ...piece,
        ...(typeof piece.id === 'string' ? { id: asId(piece.id) } : {}),
      }
    : piece;

/** Packs could name templates that ship with the extension; those go by the name they get now. */
function asPack(piece: unknown): unknown {
  const item = asItem(piece);
  if (!isObject(item) || !Array.isArray(item.templateIds)) return item;
  return {
    ...item,
    templateIds: item.templateIds.map((id: unknown) => (typeof id === 'string' ? asId(id) : id)),
  };
}

/** The id in a document for a template or pack that is kept under `id`. */
export function asId(id: string): string {
  if (isStarter(id)) return `starter.${id.slice('starter:'.length)}`;
  return itemId.test(id) ? id : id.replace(/[^A-Za-z0-9._-]/g, '-').replace(/^[^A-Za-z0-9]+/, '');
}
