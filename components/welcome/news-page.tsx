import { useEffect } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { useServices } from '../services.ts';
import { news } from './news.ts';
import './welcome.css';

/** What came with each version. Whoever has been here has seen it. */
export function NewsPage() {
  const { send, version } = useServices();
  useEffect(() => {
    // That it is marked once more is all that may come of it.
    send('settings/change', { newsSeen: version }).catch(() => undefined);
  }, [send, version]);
  return (
    <div class="news">
      <div class="page-head">
        <h1 tabIndex={-1}>{t('What’s new')}</h1>
      </div>
      {news.map((entry) => (
        <section key={entry.version} aria-labelledby={`news-${entry.version}`}>
          <h2 class="section-title" id={`news-${entry.version}`}>
            {t('Version {version}', { version: entry.version })}
          </h2>
          <ul class="news-items">
            {entry.items.map((item) => (
              <li key={item}>{t(item)}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
