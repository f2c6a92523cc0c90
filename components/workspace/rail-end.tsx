import { Keyboard, Rocket, Sparkles } from 'lucide';
import type { RefObject } from 'preact';
import { t } from '../../lib/i18n/t.ts';
import { useServices } from '../services.ts';
import { Icon } from '../ui/icon.tsx';
import type { Route } from './route.ts';
import { useShortcuts } from './use-shortcuts.tsx';

/** Below the navigation: what is wanted now and then. News are marked until they were looked at. */
export function RailEnd(props: {
  page: Route['page'];
  go: (hash: string) => void;
  main: RefObject<HTMLElement | null>;
}) {
  const { seen, version } = useServices();
  const shortcuts = useShortcuts(props);
  const isNew = props.page !== 'news' && seen().newsSeen !== version;
  const current = (page: Route['page']) => (props.page === page ? 'page' : undefined);
  return (
    <nav class="nav rail-end" aria-label={t('Help')}>
      <a class="nav-link" href="#/welcome" aria-current={current('welcome')}>
        <Icon node={Rocket} />
        <span>{t('First steps')}</span>
      </a>
      <a class="nav-link" href="#/news" aria-current={current('news')}>
        <Icon node={Sparkles} />
        <span>
          {t('What’s new')}
          {isNew && (
            <span class="news-dot">
              <span class="visually-hidden">{t('(not seen yet)')}</span>
            </span>
          )}
        </span>
      </a>
      <button type="button" class="nav-link" onClick={shortcuts.show} aria-keyshortcuts="?">
        <Icon node={Keyboard} />
        <span>{t('Shortcuts')}</span>
        <span class="rail-key" aria-hidden="true">
          ?
        </span>
      </button>
      {shortcuts.dialog}
    </nav>
  );
}
