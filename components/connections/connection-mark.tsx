import { Building2, KeyRound, Lock } from 'lucide';
import { t } from '../../lib/i18n/t.ts';
import type { ConnectionView } from '../../lib/messaging/messages/shapes.ts';
import { Icon } from '../ui/icon.tsx';
import './connection-mark.css';

/** What people call a connection: the end of its token, or the agency whose app it comes through. */
export function connectionName({ via, last4, agency }: ConnectionView): string {
  if (via === 'agency') return agency ? `Agency app ${agency}` : 'Agency app';
  return `Token …${last4}`;
}

const states: Record<ConnectionView['state'], string> = {
  ready: '',
  locked: ', locked',
  ended: ', gone with the session',
};

const short = { locked: 'Locked', ended: 'Token gone' };

/** Which connection requests use, in few words; where it cannot be used now, why. */
export function ConnectionMark({ connection }: { connection: ConnectionView | null }) {
  if (!connection) return null;
  const { via, state } = connection;
  const icon = state === 'locked' ? Lock : via === 'agency' ? Building2 : KeyRound;
  const name = connectionName(connection);
  return (
    <span class="connection-mark" title={`Requests use: ${name}${states[state]}`}>
      <Icon node={icon} size={12} />
      <span class="connection-mark-name">
        {state === 'ready' && <span class="visually-hidden">{t('through ')}</span>}
        {state === 'ready' ? name : <span class={`connection-${state}`}>{short[state]}</span>}
      </span>
    </span>
  );
}

/** The same for where the ids are, with what it means. */
export function ConnectionFacts({ connection }: { connection: ConnectionView | null }) {
  return (
    <div>
      <dt>{t('Connection')}</dt>
      <dd class="connection-facts">
        {connection
          ? `${connectionName(connection)}${states[connection.state]}. A token of another sub-account is never used here.`
          : 'No token yet. A token of another sub-account is never used here.'}
      </dd>
    </div>
  );
}
