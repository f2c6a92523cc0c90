import type { Handlers } from '../../../lib/messaging/handle.ts';
import { problem } from '../../../lib/sharing/problem.ts';
import type { Services } from '../services.ts';

type Names = 'folder/look' | 'folder/add' | 'conflict/list' | 'conflict/resolve';

/** Shared folders: looking into one, using it, and what was changed on both sides. */
export function folderHandlers(_services: Services): Pick<Handlers, Names> {
  return {
    'folder/look': () => ({ kind: 'problem', problem: problem('unreachable', '') }),
    'folder/add': () => ({ kind: 'gone' }),
    'conflict/list': () => ({ conflicts: [] }),
    'conflict/resolve': () => null,
  };
}
