import { Compass } from 'lucide';
import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/t.ts';
import { BackupPage } from '../backup/backup-page.tsx';
import { PackList } from '../packs/pack-list.tsx';
import { Bin } from '../templates/bin.tsx';
import { Library } from '../templates/library.tsx';
import type { TemplateRows } from '../templates/template-rows.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { rich } from '../ui/rich.ts';
import { later } from './later.tsx';
import type { Route } from './route.ts';

// What most visits do not show comes when it is wanted: the list paints first.
const PackEditor = later(
  () => import('../packs/pack-editor.tsx'),
  (module) => module.PackEditor,
);
const TemplateEditor = later(
  () => import('../templates/editor/template-editor.tsx'),
  (module) => module.TemplateEditor,
);
const AgentsPage = later(
  () => import('../existing/agents-page.tsx'),
  (module) => module.AgentsPage,
);
const AgentPage = later(
  () => import('../existing/agent-page.tsx'),
  (module) => module.AgentPage,
);
const VersionsView = later(
  () => import('../templates/versions/versions-view.tsx'),
  (module) => module.VersionsView,
);
const PastePage = later(
  () => import('../templates/paste-page.tsx'),
  (module) => module.PastePage,
);
const SharingPage = later(
  () => import('../sharing/sharing-page.tsx'),
  (module) => module.SharingPage,
);
const LibraryPage = later(
  () => import('../sharing/library-page.tsx'),
  (module) => module.LibraryPage,
);
const SubscribePage = later(
  () => import('../sharing/subscribe-page.tsx'),
  (module) => module.SubscribePage,
);
const FolderPage = later(
  () => import('../sharing/folder-page.tsx'),
  (module) => module.FolderPage,
);
const KeysPage = later(
  () => import('../sharing/keys-page.tsx'),
  (module) => module.KeysPage,
);
const NewLibraryPage = later(
  () => import('../sharing/new-library-page.tsx'),
  (module) => module.NewLibraryPage,
);
const ImportPage = later(
  () => import('../sharing/import-page.tsx'),
  (module) => module.ImportPage,
);
const ExportPage = later(
  () => import('../sharing/export-page.tsx'),
  (module) => module.ExportPage,
);
const ConnectionsPage = later(
  () => import('../connections/connections-page.tsx'),
  (module) => module.ConnectionsPage,
);
const TablePage = later(
  () => import('../connections/table-page.tsx'),
  (module) => module.TablePage,
);
const AgencyPage = later(
  () => import('../connections/agency-page.tsx'),
  (module) => module.AgencyPage,
);
const HistoryPage = later(
  () => import('../history/history-page.tsx'),
  (module) => module.HistoryPage,
);
const SingleRunPage = later(
  () => import('../history/single-run-page.tsx'),
  (module) => module.SingleRunPage,
);
const FleetPage = later(
  () => import('../fleet/fleet-page.tsx'),
  (module) => module.FleetPage,
);
const FleetView = later(
  () => import('../fleet/fleet-view.tsx'),
  (module) => module.FleetView,
);
const SettingsPage = later(
  () => import('../settings/settings-page.tsx'),
  (module) => module.SettingsPage,
);

const NewRunPage = later(
  () => import('../runs/new-run-page.tsx'),
  (module) => module.NewRunPage,
);
const PlanPage = later(
  () => import('../runs/plan-page.tsx'),
  (module) => module.PlanPage,
);
const WelcomePage = later(
  () => import('../welcome/welcome-page.tsx'),
  (module) => module.WelcomePage,
);
const NewsPage = later(
  () => import('../welcome/news-page.tsx'),
  (module) => module.NewsPage,
);

/** The page of a route. `go` shows another hash. */
export function Page(props: {
  route: Route;
  rows: TemplateRows;
  go: (hash: string) => void;
}): ComponentChildren {
  const { route, rows, go } = props;
  switch (route.page) {
    case 'templates':
      return <Library query={route.query} rows={rows} go={go} />;
    case 'template':
      return (
        <TemplateEditor
          // One editor for each template, and for each new one.
          key={`${route.id} ${route.start.type ?? ''} ${route.start.editorId ?? ''}`}
          templateId={route.id}
          start={route.start}
          onLeave={() => go('#/templates')}
          go={go}
        />
      );
    case 'versions':
      return <VersionsView key={route.id} templateId={route.id} go={go} />;
    case 'packs':
      return <PackList go={go} />;
    case 'pack':
      return <PackEditor packId={route.id} go={go} />;
    case 'agents':
      return <AgentsPage go={go} />;
    case 'agent':
      return <AgentPage key={route.id} target={route.target} go={go} />;
    case 'bin':
      return <Bin />;
    case 'backup':
      return <BackupPage />;
    case 'paste':
      return <PastePage go={go} />;
    case 'sharing':
      return <SharingPage go={go} />;
    case 'library':
      return <LibraryPage key={route.id} libraryId={route.id} go={go} />;
    case 'sharing-subscribe':
      return <SubscribePage go={go} />;
    case 'sharing-folder':
      return <FolderPage go={go} />;
    case 'sharing-keys':
      return <KeysPage />;
    case 'sharing-new':
      return <NewLibraryPage go={go} />;
    case 'sharing-import':
      return <ImportPage go={go} />;
    case 'export':
      return <ExportPage query={route.query} go={go} />;
    case 'connections':
      return <ConnectionsPage query={route.query} go={go} />;
    case 'connections-table':
      return <TablePage />;
    case 'connections-agency':
      return <AgencyPage />;
    case 'run-new':
      return <NewRunPage key={route.query.toString()} query={route.query} go={go} />;
    case 'run':
      return <PlanPage key={route.id} planId={route.id} go={go} />;
    case 'runs':
      return <HistoryPage query={route.query} go={go} />;
    case 'run-single':
      return <SingleRunPage key={route.id} runId={route.id} go={go} />;
    case 'fleet':
      return <FleetPage go={go} />;
    case 'fleet-view':
      return <FleetView key={route.id} fleetId={route.id} go={go} />;
    case 'welcome':
      return <WelcomePage />;
    case 'news':
      return <NewsPage />;
    case 'settings':
      return <SettingsPage query={route.query} />;
    default:
      return (
        <EmptyState icon={Compass} title={t('There is no such page')} heading="h1">
          {rich('The address leads nowhere. {link}.', {
            link: <a href="#/templates">{t('Go to the templates')}</a>,
          })}
        </EmptyState>
      );
  }
}
