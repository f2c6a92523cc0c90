import { versionKey, versionOf } from '../templates/store.ts';
import type { Changes } from './database.ts';
import type { TemplateRecord, VersionRecord } from './template-records.ts';

/**
 * Puts a template of a backup in the place of the one that is here, if any. Both may have gone on
 * from the same version: the numbers go on behind those of either, so that no version is overwritten.
 */
export async function takeTemplate(
  changes: Changes,
  record: TemplateRecord,
  here: TemplateRecord | undefined,
): Promise<void> {
  const behind = here && here.revision >= record.revision ? here.revision + 1 : undefined;
  const taken = { ...record, revision: behind ?? record.revision };
  await changes.put('templates', taken);
  if (behind !== undefined) await changes.put('versions', versionOf(taken));
}

/**
 * Adds a version of a backup unless it is here. One whose number another has becomes a version beside
 * it: 4.1. Tells whether it was added.
 */
export async function takeVersion(changes: Changes, version: VersionRecord): Promise<boolean> {
  const range = IDBKeyRange.only(version.templateId);
  const here = await changes.getAll('versions', { index: 'byTemplate', range });
  const says = (one: VersionRecord) => JSON.stringify([one.savedAt, one.content]);
  if (here.some((one) => says(one) === says(version))) return false;
  const taken = new Set(here.map((one) => one.revision));
  let { revision } = version;
  for (let beside = 1; taken.has(revision); beside += 1) {
    revision = Number(`${Math.trunc(version.revision)}.${beside}`);
  }
  await changes.put('versions', {
    ...version,
    revision,
    key: versionKey(version.templateId, revision),
  });
  return true;
}
