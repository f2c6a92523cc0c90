import type { Changes } from '../storage/database.ts';
import type { Pack, Template } from './schema.ts';

/**
 * Notes in its shared folder that something is gone for good, inside the transaction that removes it:
 * a record that is merely missing says nothing, and must never delete it for everybody.
 */
export async function bury(
  changes: Changes,
  { library, revision, deletedAt = 0 }: Pick<Template | Pack, 'library' | 'revision' | 'deletedAt'>,
): Promise<void> {
  const record = library && (await changes.get('libraries', library.id));
  if (record?.source !== 'folder') return;
  const tombstones = record.tombstones.filter(({ id }) => id !== library?.item);
  const before = record.tombstones.find(({ id }) => id === library?.item);
  const tombstone = {
    ...before,
    id: library?.item ?? '',
    revision: Math.max(before?.revision ?? 0, revision + 1),
    deletedAt,
    ...(record.me === undefined ? {} : { deletedBy: record.me }),
  };
  await changes.put('libraries', { ...record, tombstones: [...tombstones, tombstone] });
}
