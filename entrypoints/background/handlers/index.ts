import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { Services } from '../services.ts';
import { agencyHandlers } from './agencies.ts';
import { backupHandlers } from './backup.ts';
import { changeHandlers } from './changes.ts';
import { connectionHandlers } from './connections.ts';
import { doctorHandlers } from './doctor.ts';
import { documentHandlers } from './documents.ts';
import { existingHandlers } from './existing.ts';
import { exportHandlers } from './exports.ts';
import { folderHandlers } from './folders.ts';
import { formHandlers } from './forms.ts';
import { historyHandlers } from './history.ts';
import { keyHandlers } from './keys.ts';
import { launcherHandlers } from './launcher.ts';
import { libraryHandlers } from './libraries.ts';
import { packHandlers } from './packs.ts';
import { planHandlers } from './plans.ts';
import { quickAddHandlers } from './quick-add.ts';
import { runHandlers } from './runs.ts';
import { siteHandlers } from './sites.ts';
import { targetHandlers } from './targets.ts';
import { templateHandlers } from './templates.ts';
import { vaultHandlers } from './vault.ts';

/** Every message's handler; a missing one is a type error. */
export function createHandlers(services: Services): Handlers {
  return {
    ...quickAddHandlers(services),
    ...formHandlers(services),
    ...templateHandlers(services),
    ...packHandlers(services),
    ...existingHandlers(services),
    ...backupHandlers(services),
    ...libraryHandlers(services),
    ...documentHandlers(services),
    ...folderHandlers(services),
    ...exportHandlers(services),
    ...keyHandlers(services),
    ...connectionHandlers(services),
    ...agencyHandlers(services),
    ...runHandlers(services),
    ...changeHandlers(services),
    ...planHandlers(services),
    ...targetHandlers(services),
    ...historyHandlers(services),
    ...launcherHandlers(services),
    ...vaultHandlers(services),
    ...doctorHandlers(services),
    ...siteHandlers(services),
  };
}
