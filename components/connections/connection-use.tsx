import { t } from '../../lib/i18n/t.ts';
import type { ConnectionView } from '../../lib/messaging/messages/shapes.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { ConnectionMark } from './connection-mark.tsx';

/** Below a choice of sub-account: which connection its requests use, and what that needs first. */
export function ConnectionUse(props: {
  locationId: string;
  connection: ConnectionView | undefined;
}) {
  const { unlock } = useServices();
  const { connection, locationId } = props;
  if (!connection) return null;
  return (
    <p class="connection-use">
      <ConnectionMark connection={connection} />
      {connection.state === 'locked' && (
        <Button kind="link" onClick={() => void unlock()}>
          {t('Unlock')}
        </Button>
      )}
      {connection.state === 'ended' && (
        <a href={`#/connections?add=${encodeURIComponent(locationId)}`}>
          {t('Paste the token again')}
        </a>
      )}
    </p>
  );
}
