import { useCallback, useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import type { PreviewItem, SharedDifference } from '../../lib/messaging/messages/share-shapes.ts';
import { failureText } from '../failure-text.ts';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import type { LookedAt } from './looked-at.ts';
import { SharedDifferences } from './shared-differences.tsx';

/** What taking one template or pack would change here, field by field. */
export function ImportDetail(props: { document: LookedAt; item: PreviewItem | undefined }) {
  const { document, item } = props;
  const id = item?.id;
  const [differences, setDifferences] = useState<SharedDifference[]>();
  const [trouble, setTrouble] = useState<string>();
  const read = useCallback(async () => {
    if (id === undefined) return;
    setTrouble(undefined);
    try {
      setDifferences((await document.item(id)).differences);
    } catch (error) {
      setTrouble(failureText(error));
    }
  }, [document, id]);
  useEffect(() => void read(), [read]);
  return (
    <div class="import-detail">
      {trouble && (
        <p role="alert">
          {trouble}{' '}
          <Button kind="link" onClick={() => void read()}>
            {t('Try again')}
          </Button>
        </p>
      )}
      {!differences && !trouble && <Loading shape="lines" />}
      {differences && <SharedDifferences differences={differences} plain={item?.state === 'new'} />}
    </div>
  );
}
