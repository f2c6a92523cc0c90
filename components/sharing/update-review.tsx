import { useState } from 'preact/hooks';
import { ago } from '../../lib/i18n/format.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import type { LibraryRow } from '../../lib/messaging/messages/share-shapes.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useToast } from '../ui/toast.tsx';
import { NewKey } from './new-key.tsx';
import { checkLegend } from './shared-differences.tsx';
import { UpdateItem } from './update-item.tsx';
import { type Update, useUpdate } from './use-update.ts';

/** An update that waits: what it would change, field by field, and the decision about all of it. */
export function UpdateReview(props: {
  library: LibraryRow;
  /** It was taken or left. */
  onSettled: () => Promise<void>;
  /** Reads the library again. */
  again: () => Promise<void>;
}) {
  const { library, onSettled, again } = props;
  const { send } = useServices();
  const toast = useToast();
  const reading = useUpdate(library.id, library.pending?.foundAt ?? 0);
  const { update } = reading;
  const [busy, setBusy] = useState<'take' | 'leave'>();
  const [trouble, setTrouble] = useState<string>();
  const [approved, setApproved] = useState<string>();

  const answer = async (shown: Update, accept: boolean) => {
    if (busy) return;
    setBusy(accept ? 'take' : 'leave');
    setTrouble(undefined);
    const { signature, newKey, hash, revision } = shown;
    const key = newKey && signature.kind === 'signed' ? { approvedKey: signature.key } : {};
    try {
      const reply = await send('update/answer', {
        libraryId: library.id,
        hash,
        accept,
        ...(accept ? key : {}),
      });
      if (reply.kind === 'problem') setTrouble(reply.problem.message);
      else if (reply.kind === 'changed-meanwhile') {
        await Promise.all([reading.again(), again()]);
      } else {
        const text =
          reply.kind === 'taken'
            ? t('“{name}” is at revision {revision} now.', { name: library.name, revision })
            : t('Revision {revision} was left. The next one is offered again.', { revision });
        toast({ tone: 'success', text });
        return await onSettled();
      }
    } catch (error) {
      setTrouble(failureText(error));
    } finally {
      setBusy(undefined);
    }
  };

  if (update === null) {
    return (
      <Notice
        tone="warning"
        actions={
          <Button small onClick={() => void again()}>
            {t('Look again')}
          </Button>
        }
      >
        {t('The update that waited is not there any more.')}
      </Notice>
    );
  }
  return (
    <section class="panel review" aria-label={t('Update that waits')}>
      {!update && !reading.trouble && <p class="quiet">{t('Reading the update…')}</p>}
      {reading.moved && (
        <Notice tone="warning" role="alert">
          {t('Another revision has come meanwhile. Nothing was applied. Look at this one.')}
        </Notice>
      )}
      {update && <ReviewHead {...{ library, update }} />}
      {update?.newKey && (
        <NewKey
          before={library.signature}
          now={update.signature}
          approved={approved === update.hash}
          onApprove={(on) => setApproved(on ? update.hash : undefined)}
        />
      )}
      {update && (
        <ul class="item-list review-items" aria-label={t('What would change')}>
          {update.items.map((item) => (
            <UpdateItem key={`${update.hash} ${item.kind} ${item.id}`} item={item} />
          ))}
        </ul>
      )}
      {reading.trouble && (
        <Notice
          tone="error"
          title={t('The update could not be read')}
          role="alert"
          actions={
            <Button small onClick={() => void (reading.more() ?? reading.retry())}>
              {t('Try again')}
            </Button>
          }
        >
          {reading.trouble}
        </Notice>
      )}
      {update && update.total > update.items.length && (
        <Button small busy={reading.busy} onClick={() => void reading.more()}>
          {t('Show more ({count} left)', { count: update.total - update.items.length })}
        </Button>
      )}
      {update && (
        <div class="review-answer">
          {trouble && (
            <Notice tone="error" role="alert">
              {trouble}
            </Notice>
          )}
          <div class="form-actions">
            <Button
              kind="primary"
              busy={busy === 'take'}
              disabled={busy === 'leave' || (update.newKey && approved !== update.hash)}
              describedBy={update.newKey ? 'review-new-key' : undefined}
              onClick={() => void answer(update, true)}
            >
              {t('Apply revision {revision}', { revision: update.revision })}
            </Button>
            <Button
              busy={busy === 'leave'}
              disabled={busy === 'take'}
              onClick={() => void answer(update, false)}
            >
              {t('Leave it')}
            </Button>
            <span class="quiet">
              {t('All of it or nothing. What is left is not offered again.')}
            </span>
          </div>
        </div>
      )}
    </section>
  );
}

function changesWords(total: number, sensitive: number): string {
  if (sensitive === 0) {
    return plural(
      total,
      '{count} template or pack changes.',
      '{count} templates and packs change.',
    );
  }
  return plural(
    total,
    '{count} template or pack changes, {sensitive} of them can divert a call.',
    '{count} templates and packs change, {sensitive} of them can divert a call.',
    { sensitive },
  );
}

function ReviewHead({ library, update }: { library: LibraryRow; update: Update }) {
  const { now } = useServices();
  const sensitive = library.pending?.sensitive ?? 0;
  return (
    <header class="review-head">
      <h2>{t('Revision {revision} waits for your approval', { revision: update.revision })}</h2>
      <p class="quiet">
        {t('Found {ago}.', { ago: ago(update.foundAt, now()) })}{' '}
        {changesWords(update.total, sensitive)}{' '}
        {t('Here is revision {revision}.', { revision: library.revision })}
      </p>
      {sensitive > 0 && <p class="quiet">{t(checkLegend)}</p>}
    </header>
  );
}
