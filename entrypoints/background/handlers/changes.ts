import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { Services } from '../services.ts';

/** Changing and removing actions that an agent has. */
export function changeHandlers(
  _services: Services,
): Pick<Handlers, 'action/edit' | 'action/remove'> {
  return {
    'action/edit': async () => ({ kind: 'needs-token' }),
    'action/remove': async () => ({ kind: 'needs-token' }),
  };
}
