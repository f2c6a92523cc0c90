import type { Handlers } from '../../../lib/messaging/handle.ts';
import { readBackup, restoreBackup } from '../../../lib/storage/backup.ts';
import { forgetTally } from '../../../lib/templates/tally.ts';
import type { Services } from '../services.ts';

type Names = 'backup/read' | 'backup/restore';

/** Everything but tokens and secrets, out and in again. */
export function backupHandlers({ db, list }: Services): Pick<Handlers, Names> {
  return {
    'backup/read': ({ after }) => readBackup(db, after),
    async 'backup/restore'({ lines }) {
      const restored = await restoreBackup(db, lines);
      await forgetTally(db);
      list.forget();
      return restored;
    },
  };
}
