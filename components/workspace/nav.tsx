import {
  Archive,
  Bot,
  Grid3x3,
  History,
  type IconNode,
  KeyRound,
  LayoutTemplate,
  Package,
  Settings,
  Share2,
  Trash2,
} from 'lucide';
import type { Key } from '../../lib/i18n/catalog.ts';
import { t } from '../../lib/i18n/t.ts';
import { Icon } from '../ui/icon.tsx';
import type { Route } from './route.ts';

/** The pages that are always a click away, and the routes that are part of each. */
const places: {
  label: Key;
  hash: string;
  icon: IconNode;
  pages: Route['page'][];
  /** At the far end, with those after it: what one rarely needs. */
  apart?: true;
}[] = [
  {
    label: 'Templates',
    hash: '#/templates',
    icon: LayoutTemplate,
    pages: ['templates', 'template', 'versions', 'paste'],
  },
  { label: 'Agents', hash: '#/agent', icon: Bot, pages: ['agents', 'agent'] },
  { label: 'Packs', hash: '#/packs', icon: Package, pages: ['packs', 'pack'] },
  {
    label: 'Runs',
    hash: '#/runs',
    icon: History,
    pages: ['runs', 'run-new', 'run', 'run-single'],
  },
  { label: 'Fleet', hash: '#/fleet', icon: Grid3x3, pages: ['fleet', 'fleet-view'] },
  {
    label: 'Sharing',
    hash: '#/sharing',
    icon: Share2,
    pages: [
      'sharing',
      'library',
      'sharing-subscribe',
      'sharing-folder',
      'sharing-keys',
      'sharing-new',
      'sharing-import',
      'export',
    ],
  },
  {
    label: 'Connections',
    hash: '#/connections',
    icon: KeyRound,
    pages: ['connections', 'connections-table', 'connections-agency'],
  },
  { label: 'Bin', hash: '#/bin', icon: Trash2, pages: ['bin'], apart: true },
  { label: 'Backup', hash: '#/backup', icon: Archive, pages: ['backup'] },
  { label: 'Settings', hash: '#/settings', icon: Settings, pages: ['settings'] },
];

/** The workspace's navigation: a column at the left, a line at the top where it is narrow. */
export function Nav({ page }: { page: Route['page'] }) {
  return (
    <nav class="nav" aria-label={t('Workspace')}>
      {places.map(({ label, hash, icon, pages, apart }) => (
        <a
          key={hash}
          class="nav-link"
          href={hash}
          data-apart={apart && ''}
          aria-current={pages.includes(page) ? 'page' : undefined}
        >
          <Icon node={icon} />
          <span>{t(label)}</span>
        </a>
      ))}
    </nav>
  );
}
