import { useState } from 'preact/hooks';
import { list } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { KeyView } from '../../lib/messaging/messages/share-shapes.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { useToast } from '../ui/toast.tsx';

/** Asks before a key goes, and warns when it would be lost. */
export function RemoveKey(props: {
  view: KeyView;
  onClose: () => void;
  onBackup: () => void;
  onDone: () => void;
}) {
  const { view } = props;
  const { send } = useServices();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const lost = view.backedUpAt === undefined;
  const remove = async () => {
    setBusy(true);
    try {
      await send('key/remove', { key: view.key });
      toast({ tone: 'success', text: t('“{name}” was removed.', { name: view.name }) });
      props.onDone();
    } catch (failure) {
      setTrouble(failureText(failure));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t('Remove “{name}”?', { name: view.name })}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>{t('Cancel')}</Button>
          {lost && <Button onClick={props.onBackup}>{t('Back it up first')}</Button>}
          <Button kind="danger" busy={busy} onClick={() => void remove()}>
            {t('Remove')}
          </Button>
        </>
      }
    >
      {lost && (
        <Notice tone="warning" title={t('It was never backed up')}>
          {t(
            'When it is removed, it is gone for good, and every subscriber has to approve another key.',
          )}
        </Notice>
      )}
      <p>
        {[
          t('What it has signed stays signed.'),
          view.signs.length > 0 &&
            t('The next export of {libraries} needs another key.', {
              libraries: list(view.signs.map((one) => `“${one}”`)),
            }),
          !lost && t('It can be restored from its file.'),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      {trouble && (
        <Notice tone="error" role="alert">
          {trouble}
        </Notice>
      )}
    </Dialog>
  );
}
