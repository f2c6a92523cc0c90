import { FileDown, Folder, KeyRound, Plus, Rss } from 'lucide';
import { list } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { LibraryRow, PolicyView } from '../../lib/messaging/messages/share-shapes.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAnswer } from '../use-answer.ts';
import { FourWays } from './four-ways.tsx';
import { LibraryCard } from './library-card.tsx';
import './sharing.css';
import { type Checking, useCheck } from './use-check.ts';
import { useFresh } from './use-fresh.ts';

/** All libraries: those of a team, and one's own. */
export function SharingPage({ go }: { go: (hash: string) => void }) {
  const { answer, failure, again } = useAnswer('library/list', {});
  const checking = useCheck(again);
  useFresh(again);
  const libraries = [...(answer?.libraries ?? [])].sort((one, other) =>
    one.name.localeCompare(other.name),
  );
  const team = libraries.filter(({ source }) => source !== 'file');
  const own = libraries.filter(({ source }) => source === 'file');
  // What is begun is exported in the end.
  const mayPublish = answer?.policy.exports !== false && answer?.policy.personalTemplates !== false;
  return (
    <div class="sharing">
      <div class="page-head">
        <h1 tabIndex={-1}>{t('Sharing')}</h1>
        <a class="sharing-keys-link" href="#/sharing/keys">
          <Icon node={KeyRound} size={14} />
          {t('Signing keys')}
        </a>
        <Button icon={FileDown} onClick={() => go('#/sharing/import')}>
          {t('Import…')}
        </Button>
        {mayPublish && (
          <Button icon={Plus} onClick={() => go('#/sharing/new')}>
            {t('New library…')}
          </Button>
        )}
        <Button icon={Folder} onClick={() => go('#/sharing/folder')}>
          {t('Connect a shared folder…')}
        </Button>
        <Button kind="primary" icon={Rss} onClick={() => go('#/sharing/subscribe')}>
          {t('Subscribe…')}
        </Button>
      </div>
      {answer?.policy.managed && <PolicyWords policy={answer.policy} />}
      {failure && (
        <FailureNotice
          title={t('The libraries could not be read')}
          failure={failure}
          onAgain={() => void again()}
        />
      )}
      {!answer && !failure && <Loading />}
      {answer && libraries.length === 0 && <FourWays mayPublish={mayPublish} go={go} />}
      <Group title={t('From your team')} libraries={team} {...{ checking, go }} />
      <Group title={t('Yours')} libraries={own} {...{ checking, go }} />
    </div>
  );
}

function PolicyWords({ policy }: { policy: PolicyView }) {
  const { personalTemplates, exports, rememberedSecrets } = policy;
  const off = [
    !personalTemplates && t('own templates'),
    !exports && t('exports'),
    !rememberedSecrets && t('remembered secrets'),
  ].filter((what) => what !== false);
  return (
    <Notice tone="info" title={t('Your administrator has set up sharing here')}>
      {off.length > 0 && t('Switched off: {what}.', { what: list(off) })}
    </Notice>
  );
}

function Group(props: {
  title: string;
  libraries: LibraryRow[];
  checking: Checking;
  go: (hash: string) => void;
}) {
  const { title, libraries, checking, go } = props;
  if (libraries.length === 0) return null;
  return (
    <section class="library-group" aria-label={title}>
      <h2 class="section-title">{title}</h2>
      <ul class="library-cards" aria-label={t('Libraries: {group}', { group: title })}>
        {libraries.map((library) => (
          <LibraryCard key={library.id} library={library} checking={checking} go={go} />
        ))}
      </ul>
    </section>
  );
}
