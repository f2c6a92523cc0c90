import type * as z from 'zod/mini';
import { actionCreate } from './action-create.ts';
import { connectionRemove } from './connection-remove.ts';
import { connectionSave } from './connection-save.ts';
import { directoryList } from './directory-list.ts';
import { draftClose } from './draft-close.ts';
import { draftSave } from './draft-save.ts';
import { formOpen } from './form-open.ts';
import { launcherChange } from './launcher-change.ts';
import { launcherCreate } from './launcher-create.ts';
import { launcherOpen } from './launcher-open.ts';
import { launcherState } from './launcher-state.ts';
import { launcherUndo } from './launcher-undo.ts';
import { launcherWatch } from './launcher-watch.ts';
import { namesFetch } from './names-fetch.ts';
import { quickAddOpen } from './quick-add-open.ts';
import { runCheck } from './run-check.ts';
import { runMend } from './run-mend.ts';
import { runRemoveCopies } from './run-remove-copies.ts';
import { runSendAgain } from './run-send-again.ts';
import { runStop } from './run-stop.ts';
import { runUndo } from './run-undo.ts';
import { runWatch } from './run-watch.ts';
import { settingsChange } from './settings-change.ts';

/** Every message there is. One file each, one line here; `tests/rules` holds the two together. */
export const messages = {
  'action/create': actionCreate,
  'connection/remove': connectionRemove,
  'connection/save': connectionSave,
  'directory/list': directoryList,
  'draft/close': draftClose,
  'draft/save': draftSave,
  'form/open': formOpen,
  'launcher/change': launcherChange,
  'launcher/create': launcherCreate,
  'launcher/open': launcherOpen,
  'launcher/state': launcherState,
  'launcher/undo': launcherUndo,
  'launcher/watch': launcherWatch,
  'names/fetch': namesFetch,
  'quick-add/open': quickAddOpen,
  'run/check': runCheck,
  'run/mend': runMend,
  'run/remove-copies': runRemoveCopies,
  'run/send-again': runSendAgain,
  'run/stop': runStop,
  'run/undo': runUndo,
  'run/watch': runWatch,
  'settings/change': settingsChange,
} as const;

export type Messages = typeof messages;
export type MessageName = keyof Messages;
export type Input<N extends MessageName> = z.infer<Messages[N]['input']>;
export type Output<N extends MessageName> = z.infer<Messages[N]['output']>;
