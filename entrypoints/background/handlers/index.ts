import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { Services } from '../services.ts';
import { backupHandlers } from './backup.ts';
import { connectionHandlers } from './connections.ts';
import { existingHandlers } from './existing.ts';
import { formHandlers } from './forms.ts';
import { launcherHandlers } from './launcher.ts';
import { packHandlers } from './packs.ts';
import { quickAddHandlers } from './quick-add.ts';
import { runHandlers } from './runs.ts';
import { templateHandlers } from './templates.ts';

/** Every message's handler; a missing one is a type error. */
export function createHandlers(services: Services): Handlers {
  return {
    ...quickAddHandlers(services),
    ...formHandlers(services),
    ...templateHandlers(services),
    ...packHandlers(services),
    ...existingHandlers(services),
    ...backupHandlers(services),
    ...connectionHandlers(services),
    ...runHandlers(services),
    ...launcherHandlers(services),
  };
}
