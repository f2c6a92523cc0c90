import './settings.css';
import { AddressesSection } from './addresses-section.tsx';
import { LauncherSection } from './launcher-section.tsx';
import { ReportSection } from './report-section.tsx';
import { StorageSection } from './storage-section.tsx';

/** What holds for the whole extension, one section each. `query`: what the address asks for. */
export function SettingsPage({ query }: { query: URLSearchParams }) {
  return (
    <div class="settings-page">
      <div class="page-head">
        <h1 tabIndex={-1}>Settings</h1>
      </div>
      <AddressesSection asked={query.get('site')} />
      <LauncherSection />
      <StorageSection wanted={query.get('show') === 'storage'} />
      <ReportSection />
    </div>
  );
}
