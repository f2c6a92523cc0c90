import { t } from '../lib/i18n/t.ts';
import { Notice } from './ui/notice.tsx';

/** A setting stays as it was: the background did not take the change. */
export const NotSaved = () => (
  <Notice tone="error" role="alert" title={t('That was not saved')}>
    {t('The extension did not take the change. Try again.')}
  </Notice>
);
