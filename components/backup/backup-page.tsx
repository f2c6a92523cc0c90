import { MakeBackup } from './make-backup-section.tsx';
import { Restore } from './restore-section.tsx';

/** Everything into one file, and back from it. */
export function BackupPage() {
  return (
    <div class="backup">
      <div class="page-head">
        <h1 tabIndex={-1}>Backup</h1>
      </div>
      <MakeBackup />
      <Restore />
    </div>
  );
}
