import { Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import type { LibraryRow } from '../../lib/messaging/messages/share-shapes.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { useToast } from '../ui/toast.tsx';
import { usePolicy } from './use-policy.ts';

/** Takes a library out of this browser, after asking what becomes of its templates. */
export function RemoveLibrary(props: { library: LibraryRow; go: (hash: string) => void }) {
  const { library, go } = props;
  const { send } = useServices();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const [copies, setCopies] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const { name } = library;
  const own = library.source === 'file';
  // An administrator may have switched off templates of one's own.
  const mayCopy = usePolicy().personalTemplates && !own;

  const remove = async () => {
    setBusy(true);
    setTrouble(undefined);
    try {
      const { removed } = await send('library/remove', {
        libraryId: library.id,
        copies: mayCopy && copies,
      });
      toast(
        removed
          ? { tone: 'success', text: t('“{name}” was removed.', { name }) }
          : { tone: 'warning', text: t('“{name}” was not here any more.', { name }) },
      );
      go('#/sharing');
    } catch (error) {
      setTrouble(failureText(error));
      setBusy(false);
    }
  };
  return (
    <div class="remove-library">
      <Button kind="danger" icon={Trash2} onClick={() => setAsking(true)}>
        {t('Remove library…')}
      </Button>
      {asking && (
        <Dialog
          title={t('Remove “{name}”?', { name })}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t('Cancel')}</Button>
              <Button kind="danger" busy={busy} onClick={() => void remove()}>
                {t('Remove')}
              </Button>
            </>
          }
        >
          <p>
            {own
              ? t('The library goes. Its templates stay: they are your own.')
              : wordsFor(library)}
          </p>
          {library.unsent > 0 && (
            <Notice tone="warning">
              {plural(
                library.unsent,
                '{count} change made here is not in the shared folder yet and would be lost there.',
                '{count} changes made here are not in the shared folder yet and would be lost there.',
              )}
            </Notice>
          )}
          {mayCopy && (
            <label class="choice-line">
              <input
                type="checkbox"
                checked={copies}
                onChange={(event) => setCopies(event.currentTarget.checked)}
              />
              {t('Keep the templates as my own copies')}
            </label>
          )}
          {trouble && (
            <Notice tone="error" role="alert">
              {trouble}
            </Notice>
          )}
        </Dialog>
      )}
    </div>
  );
}

function wordsFor({ source, hasLogin }: LibraryRow): string {
  const what = hasLogin
    ? t('Its templates and packs go from this browser, and its login.')
    : t('Its templates and packs go from this browser.');
  const stays =
    source === 'folder'
      ? t('In the shared folder nothing changes.')
      : t('At its address nothing changes.');
  return `${what} ${stays}`;
}
