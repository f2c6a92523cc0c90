import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Key } from '../../lib/i18n/catalog.ts';
import { t } from '../../lib/i18n/t.ts';
import { BrokenScreen } from '../broken/broken-screen.tsx';
import { noteUncaught } from '../broken/note-errors.ts';
import { type Services, ServicesProvider } from '../services.ts';
import { createTemplateRows } from '../templates/template-rows.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { Toasts } from '../ui/toast.tsx';
import { keepFocus } from './keep-focus.ts';
import { Logo } from './logo.tsx';
import { Nav } from './nav.tsx';
import { RailEnd } from './rail-end.tsx';
import { parseRoute, type Route } from './route.ts';
import { Page } from './routes.tsx';

/** What the browser's tab says. */
const titles: Record<Route['page'], Key> = {
  templates: 'Templates',
  template: 'Template',
  versions: 'Versions',
  packs: 'Packs',
  pack: 'Pack',
  agents: 'Agents',
  agent: 'Agent',
  bin: 'Bin',
  backup: 'Backup',
  paste: 'Paste JSON',
  sharing: 'Sharing',
  library: 'Library',
  'sharing-subscribe': 'Subscribe',
  'sharing-folder': 'Shared folder',
  'sharing-keys': 'Signing keys',
  'sharing-new': 'New library',
  'sharing-import': 'Import',
  export: 'Export',
  connections: 'Connections',
  'connections-table': 'Add many at once',
  'connections-agency': 'Agency apps',
  'run-new': 'New run',
  run: 'Run',
  runs: 'Runs',
  'run-single': 'Run',
  fleet: 'Fleet',
  'fleet-view': 'Fleet',
  settings: 'Settings',
  welcome: 'First steps',
  news: 'What’s new',
  nowhere: 'Not found',
};

/** The row that was left, where somebody comes back to its list. */
const placeBefore = '[data-back] [data-row-focus][tabindex="0"]';

/** The full page: what people keep, and what they do with it. The hash says what is shown. */
export function Workspace({ services }: { services: Services }) {
  // A new object each time: the list also writes the address itself, without an event.
  const [address, setAddress] = useState({ hash: location.hash });
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const rows = useMemo(() => createTemplateRows(services.send), [services]);
  const route = useMemo(() => parseRoute(address.hash), [address]);
  const place = 'id' in route ? `${route.page} ${route.id}` : route.page;

  // What a page began may end when the person is elsewhere: they are not called back.
  const present = useRef(place);
  present.current = place;
  const go = useCallback(
    (to: string) => {
      if (present.current === place) location.hash = to;
    },
    [place],
  );
  useEffect(() => {
    // Long lists are not there yet when the browser would scroll.
    history.scrollRestoration = 'manual';
    const follow = () => setAddress({ hash: location.hash });
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  useEffect(() => noteUncaught(services), [services]);
  useEffect(() => (main.current ? keepFocus(main.current) : undefined), []);
  useEffect(() => {
    document.title = `${t(titles[route.page])} · Switchboard`;
  }, [route.page]);
  useEffect(() => {
    // The page that the browser opened begins where the browser begins.
    if (!first.current) {
      const find = (what: string) => main.current?.querySelector<HTMLElement>(what);
      (find(placeBefore) ?? find('[data-start]') ?? find('h1'))?.focus({ preventScroll: true });
      // The list knows where it was.
      if (!place.startsWith('templates')) scrollTo(0, 0);
    }
    first.current = false;
  }, [place]);

  return (
    <ServicesProvider value={services}>
      <Toasts>
        <div class="workspace">
          <header class="rail">
            <button type="button" class="rail-skip" onClick={() => main.current?.focus()}>
              {t('Skip to the page')}
            </button>
            <p class="rail-name">
              <Logo />
              {t('Switchboard')}
            </p>
            <Nav page={route.page} />
            <RailEnd page={route.page} go={go} main={main} />
          </header>
          <main id="main" class="page" ref={main} tabIndex={-1}>
            <ErrorBoundary key={place} screen={route.page} broken={BrokenScreen}>
              <Page key={place} route={route} rows={rows} go={go} />
            </ErrorBoundary>
          </main>
        </div>
      </Toasts>
    </ServicesProvider>
  );
}
