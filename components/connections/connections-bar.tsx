import { RefreshCw, Tag, Trash2, X } from 'lucide';
import { plural, t } from '../../lib/i18n/t.ts';
import { Button, IconButton } from '../ui/button.tsx';
import type { Row } from './use-connection-rows.ts';
import '../templates/bulk-bar.css';

/** What can be done with the sub-accounts that are selected. */
export function ConnectionsBar(props: {
  chosen: Row[];
  testing: boolean;
  onTest: () => void;
  onGroup: () => void;
  onRemove: () => void;
  onNone: () => void;
}) {
  const own = props.chosen.some(({ connection }) => connection.via === 'token');
  return (
    <section class="bulk-bar" aria-label={t('Selected sub-accounts')}>
      <span class="bulk-count" role="status">
        {plural(
          props.chosen.length,
          '{count} sub-account selected',
          '{count} sub-accounts selected',
        )}
      </span>
      <div class="bulk-buttons">
        <Button small icon={RefreshCw} busy={props.testing} onClick={props.onTest}>
          {t('Test again')}
        </Button>
        {own && (
          <>
            <Button small icon={Tag} onClick={props.onGroup}>
              {t('Group…')}
            </Button>
            <Button small kind="danger" icon={Trash2} onClick={props.onRemove}>
              {t('Remove…')}
            </Button>
          </>
        )}
      </div>
      <IconButton icon={X} label={t('Select none')} onClick={props.onNone} />
    </section>
  );
}
