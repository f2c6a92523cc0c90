import { FileUp, KeyRound, Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import type { KeyView } from '../../lib/messaging/messages/share-shapes.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Loading } from '../ui/loading.tsx';
import { useAnswer } from '../use-answer.ts';
import { BackupKey } from './key-backup-dialog.tsx';
import { KeyCard } from './key-card.tsx';
import { CreateKey } from './key-create-dialog.tsx';
import { RemoveKey } from './key-remove-dialog.tsx';
import { RestoreKey } from './key-restore-dialog.tsx';
import './sharing.css';
import { useTitle } from './use-title.ts';

type Asking = { kind: 'create' | 'restore' } | { kind: 'backup' | 'remove'; key: KeyView };

/** The keys with which libraries of one's own are signed. */
export function KeysPage() {
  const { answer, failure, again } = useAnswer('key/list', {});
  const [asking, setAsking] = useState<Asking>();
  const keys = answer?.keys ?? [];
  const close = () => setAsking(undefined);
  const { title, rescue } = useTitle();
  const done = async () => {
    close();
    await again();
    rescue();
  };
  return (
    <div class="sharing sharing-narrow">
      <div class="page-head">
        <BackLink href="#/sharing" label={t('Sharing')} />
        <h1 tabIndex={-1} ref={title}>
          {t('Signing keys')}
        </h1>
        <Button icon={FileUp} onClick={() => setAsking({ kind: 'restore' })}>
          {t('Restore a key…')}
        </Button>
        <Button kind="primary" icon={Plus} onClick={() => setAsking({ kind: 'create' })}>
          {t('New key…')}
        </Button>
      </div>
      <p class="page-lead">
        {t(
          'A key signs the libraries you publish. Subscribers approve it once, by its fingerprint; from then on nobody can slip in anything that is not signed with it. It stays in this browser.',
        )}
      </p>
      {failure && (
        <FailureNotice
          title={t('The keys could not be read')}
          failure={failure}
          onAgain={() => void again()}
        />
      )}
      {!answer && !failure && <Loading shape="lines" />}
      {answer && keys.length === 0 && (
        <EmptyState icon={KeyRound} title={t('There is no key')}>
          {t(
            'Make one before you publish a library that others subscribe to. Back it up then: without it, every subscriber has to approve another one.',
          )}
        </EmptyState>
      )}
      <ul class="library-cards" aria-label={t('Keys')}>
        {keys.map((key) => (
          <KeyCard
            key={key.key}
            view={key}
            onBackup={() => setAsking({ kind: 'backup', key })}
            onRemove={() => setAsking({ kind: 'remove', key })}
          />
        ))}
      </ul>
      {asking?.kind === 'create' && <CreateKey onClose={close} onDone={() => void done()} />}
      {asking?.kind === 'restore' && <RestoreKey onClose={close} onDone={() => void done()} />}
      {asking?.kind === 'backup' && (
        <BackupKey view={asking.key} onClose={close} onDone={() => void done()} />
      )}
      {asking?.kind === 'remove' && (
        <RemoveKey
          view={asking.key}
          onClose={close}
          onBackup={() => setAsking({ kind: 'backup', key: asking.key })}
          onDone={() => void done()}
        />
      )}
    </div>
  );
}
