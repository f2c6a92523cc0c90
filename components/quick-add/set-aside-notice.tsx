import { X } from 'lucide';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { useServices } from '../services.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** Some stored records could not be read; says where to see them, until it is hidden. */
export function SetAsideNotice({ count }: { count: number }) {
  const { send, openWorkspace } = useServices();
  const [hidden, setHidden] = useState(false);
  if (count === 0 || hidden) return null;
  const hide = () => {
    setHidden(true);
    // Where that is not kept, it is there again the next time.
    send('storage/dismiss', {}).catch(() => undefined);
  };
  return (
    <div class="inline-notice">
      <Notice
        tone="warning"
        corner={<IconButton icon={X} label={t('Hide')} onClick={hide} />}
        actions={
          <Button kind="link" onClick={() => void openWorkspace('#/settings?show=storage')}>
            {t('See what they are')}
          </Button>
        }
      >
        {count === 1
          ? t('One stored record could not be read and was set aside. Everything else works.')
          : t(
              '{count} stored records could not be read and were set aside. Everything else works.',
              { count },
            )}
      </Notice>
    </div>
  );
}
