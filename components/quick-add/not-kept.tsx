import { t } from '../../lib/i18n/t.ts';
import type { SaveFailure } from '../saver.ts';
import { Notice } from '../ui/notice.tsx';

/** Says that what is typed is not being kept, while it is not. */
export function NotKept({ failure }: { failure: SaveFailure | undefined }) {
  if (!failure) return null;
  return (
    <Notice tone="warning" title={t('What you type is not being kept')} role="alert">
      {failure === 'storage'
        ? t('The browser’s storage did not take it. Your text stays here while this is open.')
        : t('The extension did not answer. Your text stays here while this is open.')}
    </Notice>
  );
}
