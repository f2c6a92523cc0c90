import { useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Entry } from './history-words.ts';

/** As many as are asked for in one message: a person who closes the page loses no more than these. */
const atOnce = 20;

/** Asks before entries are forgotten, and says what that does not do. */
export function RemoveDialog(props: {
  entries: Pick<Entry, 'kind' | 'id' | 'name'>[];
  onDone: (done: { removed: number; kept: number }) => void;
  onClose: () => void;
}) {
  const { send } = useServices();
  const { entries } = props;
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();
  const remove = async () => {
    setBusy(true);
    setFailed(undefined);
    const done = { removed: 0, kept: 0 };
    try {
      for (let from = 0; from < entries.length; from += atOnce) {
        const some = entries.slice(from, from + atOnce).map(({ kind, id }) => ({ kind, id }));
        const { removed, kept } = await send('history/remove', { entries: some });
        done.removed += removed;
        done.kept += kept;
      }
      props.onDone(done);
    } catch (error) {
      setBusy(false);
      setFailed(failureText(error));
    }
  };
  const [first] = entries;
  const goes =
    entries.length === 1
      ? t('“{name}” goes from the history for good.', { name: first?.name ?? '' })
      : plural(
          entries.length,
          '{count} entry goes from the history for good.',
          '{count} entries go from the history for good.',
        );
  return (
    <Dialog
      title={t('Delete from the history?')}
      onClose={() => !busy && props.onClose()}
      actions={
        <>
          <Button disabled={busy} onClick={props.onClose}>
            {t('Cancel')}
          </Button>
          <Button kind="danger" busy={busy} onClick={() => void remove()}>
            {t('Delete')}
          </Button>
        </>
      }
    >
      <p>
        {goes}{' '}
        {t(
          'Nothing changes in HighLevel: what was created stays there, and can no longer be undone from here.',
        )}
      </p>
      <p>{t('Runs that are still going on stay.')}</p>
      {failed && (
        <Notice tone="error" role="alert" title={t('Not everything was deleted')}>
          {failed}
        </Notice>
      )}
    </Dialog>
  );
}
