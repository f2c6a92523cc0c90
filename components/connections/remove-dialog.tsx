import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { countOf } from '../count.ts';
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
  const what =
    left.length === 1 ? (first?.name ?? first?.locationId) : countOf(left.length, 'sub-account');
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
      const done = gone.size > 0 ? ` ${countOf(gone.size, 'token')} had been removed before.` : '';
      setTrouble(failureText(failure) + done);
      setLeft(left.filter(({ locationId }) => !gone.has(locationId)));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={`Remove ${what}?`}
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
        Switchboard forgets {left.length === 1 ? 'the token' : 'the tokens'}, the groups, and the
        secrets that are remembered with {left.length === 1 ? 'it' : 'them'}. In HighLevel nothing
        changes: {left.length === 1 ? 'the token stays' : 'the tokens stay'} valid until you remove{' '}
        {left.length === 1 ? 'it' : 'them'} there.
      </p>
      {trouble && (
        <Notice tone="error" role="alert">
          {trouble}
        </Notice>
      )}
    </Dialog>
  );
}
