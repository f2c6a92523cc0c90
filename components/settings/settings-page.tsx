import './settings.css';
import { LauncherSection } from './launcher-section.tsx';
import { VaultSection } from './vault-section.tsx';

/** What holds for the whole extension, one section each. `query`: what the address asks for. */
export function SettingsPage({ query }: { query: URLSearchParams }) {
  return (
    <div class="settings-page">
      <div class="page-head">
        <h1 tabIndex={-1}>Settings</h1>
      </div>
      <VaultSection query={query} />
      <LauncherSection />
    </div>
  );
}
