import type { Key } from '../../lib/i18n/catalog.ts';
import { t } from '../../lib/i18n/t.ts';

export type BackupFile =
  | { kind: 'backup'; lines: string[]; counts: { label: string; count: number }[] }
  /** What is wrong, in plain words. */
  | { kind: 'problem'; message: string };

/** What people call the records; the order they are told in. */
const labels: Record<string, Key> = {
  templates: 'Templates',
  versions: 'Earlier versions',
  packs: 'Packs',
  marks: 'Favourites and uses',
  remembered: 'Remembered values',
  bindings: 'Choices made by name',
  drafts: 'Half-filled forms',
  edits: 'Unsaved edits',
  runs: 'Records of what was created',
  setAside: 'Broken records, as they are',
};

/**
 * Looks into a backup file without taking anything in: its lines, and how many of each kind there
 * are. What cannot be read is told when it is restored, line by line.
 */
export function readBackupFile(text: string): BackupFile {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const head = text.slice(0, 1000);
  if (/"kind":\s*"switchboard\.(templates|library)"/.test(head)) {
    return {
      kind: 'problem',
      message: t('It is a file of templates. Import it: “New template”, “Import a file…”.'),
    };
  }
  const counts = new Map<string, number>();
  for (const line of lines) {
    // The store stands first in each line, so that nothing has to be parsed twice.
    const store = /^\{"store":"(\w+)"/.exec(line)?.[1];
    if (store && Object.hasOwn(labels, store)) counts.set(store, (counts.get(store) ?? 0) + 1);
  }
  if (!/"kind":\s*"switchboard\.backup"/.test(head) && counts.size === 0) {
    return { kind: 'problem', message: t('Choose the file that “Back up” gave you.') };
  }
  if (counts.size === 0) return { kind: 'problem', message: t('There is nothing in it.') };
  return {
    kind: 'backup',
    lines,
    counts: Object.entries(labels).flatMap(([store, label]) => {
      const count = counts.get(store);
      return count === undefined ? [] : [{ label: t(label), count }];
    }),
  };
}
