import type * as z from 'zod/mini';
import { actionAsTemplate } from './action-as-template.ts';
import { actionCreate } from './action-create.ts';
import { actionEdit } from './action-edit.ts';
import { actionRead } from './action-read.ts';
import { actionRemove } from './action-remove.ts';
import { addressAdd } from './address-add.ts';
import { addressPreview } from './address-preview.ts';
import { agencyList } from './agency-list.ts';
import { agencyLocations } from './agency-locations.ts';
import { agencyRemove } from './agency-remove.ts';
import { agencyRenew } from './agency-renew.ts';
import { agencySave } from './agency-save.ts';
import { agentActions } from './agent-actions.ts';
import { backupRead } from './backup-read.ts';
import { backupRestore } from './backup-restore.ts';
import { conflictList } from './conflict-list.ts';
import { conflictResolve } from './conflict-resolve.ts';
import { connectionGroup } from './connection-group.ts';
import { connectionList } from './connection-list.ts';
import { connectionRemove } from './connection-remove.ts';
import { connectionSave } from './connection-save.ts';
import { connectionTest } from './connection-test.ts';
import { directoryList } from './directory-list.ts';
import { documentItem } from './document-item.ts';
import { documentItems } from './document-items.ts';
import { documentPreview } from './document-preview.ts';
import { documentStage } from './document-stage.ts';
import { documentTake } from './document-take.ts';
import { draftClose } from './draft-close.ts';
import { draftSave } from './draft-save.ts';
import { editDiscard } from './edit-discard.ts';
import { editOpen } from './edit-open.ts';
import { editSave } from './edit-save.ts';
import { errorNote } from './error-note.ts';
import { exportMake } from './export-make.ts';
import { exportReview } from './export-review.ts';
import { folderAdd } from './folder-add.ts';
import { folderLook } from './folder-look.ts';
import { formOpen } from './form-open.ts';
import { historyExport } from './history-export.ts';
import { historyList } from './history-list.ts';
import { historyOpen } from './history-open.ts';
import { historyRemove } from './history-remove.ts';
import { keyBackup } from './key-backup.ts';
import { keyCreate } from './key-create.ts';
import { keyList } from './key-list.ts';
import { keyRemove } from './key-remove.ts';
import { keyRestore } from './key-restore.ts';
import { launcherChange } from './launcher-change.ts';
import { launcherCreate } from './launcher-create.ts';
import { launcherOpen } from './launcher-open.ts';
import { launcherState } from './launcher-state.ts';
import { launcherUndo } from './launcher-undo.ts';
import { launcherWatch } from './launcher-watch.ts';
import { libraryChange } from './library-change.ts';
import { libraryCheck } from './library-check.ts';
import { libraryCreate } from './library-create.ts';
import { libraryList } from './library-list.ts';
import { libraryOpen } from './library-open.ts';
import { libraryRemove } from './library-remove.ts';
import { namesFetch } from './names-fetch.ts';
import { originAnswer } from './origin-answer.ts';
import { originOpen } from './origin-open.ts';
import { packApply } from './pack-apply.ts';
import { packDraft } from './pack-draft.ts';
import { packDuplicate } from './pack-duplicate.ts';
import { packList } from './pack-list.ts';
import { packOpen } from './pack-open.ts';
import { packSave } from './pack-save.ts';
import { planAgain } from './plan-again.ts';
import { planBlanks } from './plan-blanks.ts';
import { planCells } from './plan-cells.ts';
import { planChoose } from './plan-choose.ts';
import { planExport } from './plan-export.ts';
import { planFill } from './plan-fill.ts';
import { planGo } from './plan-go.ts';
import { planMake } from './plan-make.ts';
import { planOpen } from './plan-open.ts';
import { planReadAgain } from './plan-read-again.ts';
import { planRows } from './plan-rows.ts';
import { planTarget } from './plan-target.ts';
import { planUndo } from './plan-undo.ts';
import { planWatch } from './plan-watch.ts';
import { quickAddOpen } from './quick-add-open.ts';
import { reportMake } from './report-make.ts';
import { runCheck } from './run-check.ts';
import { runMend } from './run-mend.ts';
import { runRemoveCopies } from './run-remove-copies.ts';
import { runSendAgain } from './run-send-again.ts';
import { runStop } from './run-stop.ts';
import { runUndo } from './run-undo.ts';
import { runWatch } from './run-watch.ts';
import { settingsChange } from './settings-change.ts';
import { settingsRead } from './settings-read.ts';
import { siteList } from './site-list.ts';
import { siteLook } from './site-look.ts';
import { siteRemove } from './site-remove.ts';
import { siteShow } from './site-show.ts';
import { siteWant } from './site-want.ts';
import { storageDismiss } from './storage-dismiss.ts';
import { storageExport } from './storage-export.ts';
import { storageList } from './storage-list.ts';
import { storageRemove } from './storage-remove.ts';
import { storageRepair } from './storage-repair.ts';
import { storageUsage } from './storage-usage.ts';
import { targetList } from './target-list.ts';
import { targetSetList } from './target-set-list.ts';
import { targetSetSave } from './target-set-save.ts';
import { templateChange } from './template-change.ts';
import { templateDuplicate } from './template-duplicate.ts';
import { templateList } from './template-list.ts';
import { templateOpen } from './template-open.ts';
import { templatePreview } from './template-preview.ts';
import { templateSave } from './template-save.ts';
import { templateVersions } from './template-versions.ts';
import { tokenTableKeep } from './token-table-keep.ts';
import { tokenTableOpen } from './token-table-open.ts';
import { updateAnswer } from './update-answer.ts';
import { updateOpen } from './update-open.ts';
import { vaultChange } from './vault-change.ts';
import { vaultIdle } from './vault-idle.ts';
import { vaultLock } from './vault-lock.ts';
import { vaultOpen } from './vault-open.ts';
import { vaultReset } from './vault-reset.ts';
import { vaultUnlock } from './vault-unlock.ts';

/** Every message there is. One file each, one line here; `tests/rules` holds the two together. */
export const messages = {
  'action/edit': actionEdit,
  'action/read': actionRead,
  'action/remove': actionRemove,
  'history/export': historyExport,
  'history/list': historyList,
  'history/open': historyOpen,
  'history/remove': historyRemove,
  'plan/again': planAgain,
  'plan/blanks': planBlanks,
  'plan/cells': planCells,
  'plan/choose': planChoose,
  'plan/export': planExport,
  'plan/fill': planFill,
  'plan/go': planGo,
  'plan/make': planMake,
  'plan/open': planOpen,
  'plan/read-again': planReadAgain,
  'plan/rows': planRows,
  'plan/target': planTarget,
  'plan/undo': planUndo,
  'plan/watch': planWatch,
  'target/list': targetList,
  'target-set/list': targetSetList,
  'target-set/save': targetSetSave,
  'action/as-template': actionAsTemplate,
  'action/create': actionCreate,
  'address/add': addressAdd,
  'address/preview': addressPreview,
  'agency/list': agencyList,
  'agency/locations': agencyLocations,
  'agency/remove': agencyRemove,
  'agency/renew': agencyRenew,
  'agency/save': agencySave,
  'agent/actions': agentActions,
  'backup/read': backupRead,
  'backup/restore': backupRestore,
  'conflict/list': conflictList,
  'conflict/resolve': conflictResolve,
  'connection/list': connectionList,
  'connection/remove': connectionRemove,
  'connection/save': connectionSave,
  'directory/list': directoryList,
  'document/item': documentItem,
  'document/items': documentItems,
  'document/preview': documentPreview,
  'document/stage': documentStage,
  'document/take': documentTake,
  'draft/close': draftClose,
  'draft/save': draftSave,
  'edit/discard': editDiscard,
  'edit/open': editOpen,
  'edit/save': editSave,
  'error/note': errorNote,
  'export/make': exportMake,
  'export/review': exportReview,
  'folder/add': folderAdd,
  'folder/look': folderLook,
  'form/open': formOpen,
  'key/backup': keyBackup,
  'key/create': keyCreate,
  'key/list': keyList,
  'key/remove': keyRemove,
  'key/restore': keyRestore,
  'launcher/change': launcherChange,
  'launcher/create': launcherCreate,
  'launcher/open': launcherOpen,
  'launcher/state': launcherState,
  'launcher/undo': launcherUndo,
  'launcher/watch': launcherWatch,
  'library/change': libraryChange,
  'library/check': libraryCheck,
  'library/create': libraryCreate,
  'library/list': libraryList,
  'library/open': libraryOpen,
  'library/remove': libraryRemove,
  'names/fetch': namesFetch,
  'origin/answer': originAnswer,
  'origin/open': originOpen,
  'pack/apply': packApply,
  'pack/draft': packDraft,
  'pack/duplicate': packDuplicate,
  'pack/list': packList,
  'pack/open': packOpen,
  'pack/save': packSave,
  'quick-add/open': quickAddOpen,
  'report/make': reportMake,
  'run/check': runCheck,
  'run/mend': runMend,
  'run/remove-copies': runRemoveCopies,
  'run/send-again': runSendAgain,
  'run/stop': runStop,
  'run/undo': runUndo,
  'run/watch': runWatch,
  'settings/change': settingsChange,
  'settings/read': settingsRead,
  'storage/dismiss': storageDismiss,
  'storage/export': storageExport,
  'storage/list': storageList,
  'storage/remove': storageRemove,
  'storage/repair': storageRepair,
  'storage/usage': storageUsage,
  'site/list': siteList,
  'site/look': siteLook,
  'site/remove': siteRemove,
  'site/show': siteShow,
  'site/want': siteWant,
  'template/change': templateChange,
  'template/duplicate': templateDuplicate,
  'template/list': templateList,
  'template/open': templateOpen,
  'template/preview': templatePreview,
  'template/save': templateSave,
  'template/versions': templateVersions,
  'update/answer': updateAnswer,
  'update/open': updateOpen,
  'connection/group': connectionGroup,
  'connection/test': connectionTest,
  'token-table/keep': tokenTableKeep,
  'token-table/open': tokenTableOpen,
  'vault/change': vaultChange,
  'vault/idle': vaultIdle,
  'vault/lock': vaultLock,
  'vault/open': vaultOpen,
  'vault/reset': vaultReset,
  'vault/unlock': vaultUnlock,
} as const;

export type Messages = typeof messages;
export type MessageName = keyof Messages;
export type Input<N extends MessageName> = z.infer<Messages[N]['input']>;
export type Output<N extends MessageName> = z.infer<Messages[N]['output']>;
