import { Building2, FileDown, Folder, type IconNode, Rss } from 'lucide';
import type { Key } from '../../lib/i18n/catalog.ts';
import { t } from '../../lib/i18n/t.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { rich } from '../ui/rich.ts';

interface Way {
  icon: IconNode;
  title: Key;
  text: Key;
  action?: { label: Key; hash: string };
}

const ways: Way[] = [
  {
    icon: Rss,
    title: 'Subscription',
    text: 'One person writes, everyone reads: a library at a web address, looked at again and again.',
    action: { label: 'Subscribe…', hash: '#/sharing/subscribe' },
  },
  {
    icon: Folder,
    title: 'Shared folder',
    text: 'Several people write: a library in a folder on Nextcloud, ownCloud, a NAS or another WebDAV server.',
    action: { label: 'Connect a shared folder…', hash: '#/sharing/folder' },
  },
  {
    icon: FileDown,
    title: 'File or code',
    text: 'Once, by hand: a file to send, or a short code to paste into a chat.',
    action: { label: 'Import…', hash: '#/sharing/import' },
  },
  {
    icon: Building2,
    title: 'From your administrator',
    text: 'Set for the whole company. What there is shows up here by itself.',
  },
];

/** In place of an empty list: the ways in which templates can be shared. */
export function FourWays(props: { mayPublish: boolean; go: (hash: string) => void }) {
  const { mayPublish, go } = props;
  return (
    <section class="four-ways" aria-label={t('Four ways to share')}>
      <h2 class="section-title">{t('Nothing is shared yet. There are four ways:')}</h2>
      <ul>
        {ways.map(({ icon, title, text, action }) => (
          <li key={title} class="way">
            <h3 class="way-title">
              <Icon node={icon} />
              {t(title)}
            </h3>
            <p class="quiet">{t(text)}</p>
            {action && (
              <Button small onClick={() => go(action.hash)}>
                {t(action.label)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayPublish && (
        <p class="quiet">
          {rich('To publish templates of your own, begin a {library} and export it.', {
            library: <a href="#/sharing/new">{t('new library')}</a>,
          })}
        </p>
      )}
    </section>
  );
}
