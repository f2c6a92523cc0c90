import { CircleAlert, Unplug } from 'lucide';
import { t } from '../../lib/i18n/t.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

/** The background did not start, or could not read what it has. */
export function NoAnswer({ noData, onRetry }: { noData: boolean; onRetry: () => void }) {
  return (
    <EmptyState
      whole
      icon={noData ? CircleAlert : Unplug}
      title={noData ? t('The storage cannot be read') : t('Switchboard does not answer')}
      actions={
        <Button kind="primary" onClick={onRetry}>
          {t('Try again')}
        </Button>
      }
    >
      {noData
        ? t(
            'The browser did not let Switchboard read its data. Free some disk space or restart the browser. Nothing was sent.',
          )
        : t(
            'Its background did not start. Nothing was sent. If it stays like this, switch the extension off and on again.',
          )}
    </EmptyState>
  );
}
