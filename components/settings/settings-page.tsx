import { t } from '../../lib/i18n/t.ts';
import './settings.css';
import { AddressesSection } from './addresses-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { HistorySection } from './history-section.tsx';
import { LauncherSection } from './launcher-section.tsx';
import { ReportSection } from './report-section.tsx';
import { StartersSection } from './starters-section.tsx';
import { StorageSection } from './storage-section.tsx';
import { VaultSection } from './vault-section.tsx';

/** What holds for the whole extension, one section each. `query`: what the address asks for. */
export function SettingsPage({ query }: { query: URLSearchParams }) {
  const site = query.get('site');
  // Whoever comes with a question finds it first.
  const addresses = <AddressesSection key="addresses" asked={site} />;
  return (
    <div class="settings-page">
      <div class="page-head">
        <h1 tabIndex={-1}>{t('Settings')}</h1>
      </div>
      {site !== null && addresses}
      <AppearanceSection wanted={query.get('show') === 'appearance'} />
      <VaultSection query={query} />
      {site === null && addresses}
      <LauncherSection />
      <StartersSection />
      <HistorySection wanted={query.get('show') === 'history'} />
      <StorageSection wanted={query.get('show') === 'storage'} />
      <ReportSection />
    </div>
  );
}
