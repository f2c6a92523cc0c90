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
      <section class="backup-part" aria-label="Only some templates">
        <h2 class="section-title">Only some templates</h2>
        <p class="quiet">
          Select them in <a href="#/templates">the list</a> and press “Export…”; a pack brings its
          templates along. Such a file is taken in on the page <a href="#/sharing/import">Import</a>
          .
        </p>
      </section>
    </div>
  );
}
