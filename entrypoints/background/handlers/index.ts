import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { Services } from '../services.ts';
import { connectionHandlers } from './connections.ts';
import { launcherHandlers } from './launcher.ts';
import { quickAddHandlers } from './quick-add.ts';
import { runHandlers } from './runs.ts';

/** Every message's handler; a missing one is a type error. */
export function createHandlers(services: Services): Handlers {
  return {
    ...quickAddHandlers(services),
    ...connectionHandlers(services),
    ...runHandlers(services),
    ...launcherHandlers(services),
  };
}
