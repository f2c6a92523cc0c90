import { t } from '../../lib/i18n/t.ts';
import type { SignatureView } from '../../lib/messaging/messages/share-shapes.ts';
import { Notice } from '../ui/notice.tsx';
import { Fingerprint } from './publisher-key.tsx';

/** An update is signed with a key that was not approved: both fingerprints, and the approval. */
export function NewKey(props: {
  before: SignatureView;
  now: SignatureView;
  approved: boolean;
  onApprove: (approved: boolean) => void;
}) {
  const { before, now } = props;
  if (now.kind === 'unsigned') return null;
  return (
    <Notice
      tone="warning"
      title={
        before.kind === 'signed'
          ? t('It is signed with another key than before')
          : t('It is signed now, and was not before')
      }
      actions={
        <label class="choice-line" id="review-new-key">
          <input
            type="checkbox"
            checked={props.approved}
            onChange={(event) => props.onApprove(event.currentTarget.checked)}
          />
          {t('I have compared the new fingerprint with the publisher')}
        </label>
      }
    >
      <div class="key-pair">
        {before.kind === 'signed' && (
          <Fingerprint label={t('Approved until now')} text={before.fingerprint} />
        )}
        <Fingerprint label={t('New fingerprint')} text={now.fingerprint} />
      </div>
      {t(
        'Ask the publisher by another way whether the new one is theirs. If nobody knows of it, leave the update.',
      )}
    </Notice>
  );
}
