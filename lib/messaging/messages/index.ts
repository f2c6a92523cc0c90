import type * as z from 'zod/mini';
import { actionAsTemplate } from './action-as-template.ts';
import { actionCreate } from './action-create.ts';
import { agentActions } from './agent-actions.ts';
import { backupRead } from './backup-read.ts';
import { backupRestore } from './backup-restore.ts';
import { connectionList } from './connection-list.ts';
import { connectionRemove } from './connection-remove.ts';
import { connectionSave } from './connection-save.ts';
import { directoryList } from './directory-list.ts';
import { draftClose } from './draft-close.ts';
import { draftSave } from './draft-save.ts';
import { editDiscard } from './edit-discard.ts';
import { editOpen } from './edit-open.ts';
import { editSave } from './edit-save.ts';
import { formOpen } from './form-open.ts';
import { launcherChange } from './launcher-change.ts';
import { launcherCreate } from './launcher-create.ts';
import { launcherOpen } from './launcher-open.ts';
import { launcherState } from './launcher-state.ts';
import { launcherUndo } from './launcher-undo.ts';
import { launcherWatch } from './launcher-watch.ts';
import { namesFetch } from './names-fetch.ts';
import { packApply } from './pack-apply.ts';
import { packDraft } from './pack-draft.ts';
import { packDuplicate } from './pack-duplicate.ts';
import { packList } from './pack-list.ts';
import { packOpen } from './pack-open.ts';
import { packSave } from './pack-save.ts';
import { quickAddOpen } from './quick-add-open.ts';
import { runCheck } from './run-check.ts';
import { runMend } from './run-mend.ts';
import { runRemoveCopies } from './run-remove-copies.ts';
import { runSendAgain } from './run-send-again.ts';
import { runStop } from './run-stop.ts';
import { runUndo } from './run-undo.ts';
import { runWatch } from './run-watch.ts';
import { settingsChange } from './settings-change.ts';
import { templateChange } from './template-change.ts';
import { templateDuplicate } from './template-duplicate.ts';
import { templateExport } from './template-export.ts';
import { templateImport } from './template-import.ts';
import { templateList } from './template-list.ts';
import { templateOpen } from './template-open.ts';
import { templatePreview } from './template-preview.ts';
import { templateSave } from './template-save.ts';
import { templateVersions } from './template-versions.ts';

/** Every message there is. One file each, one line here; `tests/rules` holds the two together. */
export const messages = {
  'action/as-template': actionAsTemplate,
  'action/create': actionCreate,
  'agent/actions': agentActions,
  'backup/read': backupRead,
  'backup/restore': backupRestore,
  'connection/list': connectionList,
  'connection/remove': connectionRemove,
  'connection/save': connectionSave,
  'directory/list': directoryList,
  'draft/close': draftClose,
  'draft/save': draftSave,
  'edit/discard': editDiscard,
  'edit/open': editOpen,
  'edit/save': editSave,
  'form/open': formOpen,
  'launcher/change': launcherChange,
  'launcher/create': launcherCreate,
  'launcher/open': launcherOpen,
  'launcher/state': launcherState,
  'launcher/undo': launcherUndo,
  'launcher/watch': launcherWatch,
  'names/fetch': namesFetch,
  'pack/apply': packApply,
  'pack/draft': packDraft,
  'pack/duplicate': packDuplicate,
  'pack/list': packList,
  'pack/open': packOpen,
  'pack/save': packSave,
  'quick-add/open': quickAddOpen,
  'run/check': runCheck,
  'run/mend': runMend,
  'run/remove-copies': runRemoveCopies,
  'run/send-again': runSendAgain,
  'run/stop': runStop,
  'run/undo': runUndo,
  'run/watch': runWatch,
  'settings/change': settingsChange,
  'template/change': templateChange,
  'template/duplicate': templateDuplicate,
  'template/export': templateExport,
  'template/import': templateImport,
  'template/list': templateList,
  'template/open': templateOpen,
  'template/preview': templatePreview,
  'template/save': templateSave,
  'template/versions': templateVersions,
} as const;

export type Messages = typeof messages;
export type MessageName = keyof Messages;
export type Input<N extends MessageName> = z.infer<Messages[N]['input']>;
export type Output<N extends MessageName> = z.infer<Messages[N]['output']>;
