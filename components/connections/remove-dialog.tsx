import { useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Row } from './use-connection-rows.ts';

/** Asks before tokens are forgotten. */
export function RemoveDialog(props: {
  rows: Row[];
  onDone: (removed: number) => void;
  onClose: () => void;
}) {
  const { send } = useServices();
  const [left, setLeft] = useState(props.rows);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const [first] = left;
  const title =
    left.length === 1
      ? t('Remove {name}?', { name: first?.name ?? first?.locationId ?? '' })
      : plural(left.length, 'Remove {count} sub-account?', 'Remove {count} sub-accounts?');
  const remove = async () => {
    setBusy(true);
    setTrouble(undefined);
    const gone = new Set<string>();
    try {
      for (const { locationId } of left) {
        await send('connection/remove', { locationId });
        gone.add(locationId);
      }
      props.onDone(props.rows.length);
    } catch (failure) {
      const done = plural(
        gone.size,
        '{count} token had been removed before.',
        '{count} tokens had been removed before.',
      );
      setTrouble(gone.size > 0 ? `${failureText(failure)} ${done}` : failureText(failure));
      setLeft(left.filter(({ locationId }) => !gone.has(locationId)));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={title}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>{t('Cancel')}</Button>
          <Button kind="danger" busy={busy} onClick={() => void remove()}>
            {t('Remove')}
          </Button>
        </>
      }
    >
      <p>
        {left.length === 1
          ? t(
              'Switchboard forgets the token, the groups, and the secrets that are remembered with it. In HighLevel nothing changes: the token stays valid until you remove it there.',
            )
          : t(
              'Switchboard forgets the tokens, the groups, and the secrets that are remembered with them. In HighLevel nothing changes: the tokens stay valid until you remove them there.',
            )}
      </p>
      {trouble && (
        <Notice tone="error" role="alert">
          {trouble}
        </Notice>
      )}
    </Dialog>
  );
}
