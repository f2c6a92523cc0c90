import { Building2, KeyRound, Lock } from 'lucide';
import type { Key, TextKey } from '../../lib/i18n/catalog.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ConnectionView } from '../../lib/messaging/messages/shapes.ts';
import { Icon } from '../ui/icon.tsx';
import { heard } from '../ui/rich.ts';
import './connection-mark.css';

/** What people call a connection: the end of its token, or the agency whose app it comes through. */
export function connectionName({ via, last4, agency }: ConnectionView): string {
  if (via === 'agency') return agency ? t('Agency app {name}', { name: agency }) : t('Agency app');
  return t('Token …{last4}', { last4 });
}

type State = ConnectionView['state'];
const titles = {
  ready: 'Requests use: {name}',
  locked: 'Requests use: {name}, locked',
  ended: 'Requests use: {name}, gone with the session',
} satisfies Record<State, TextKey>;
const facts = {
  ready: '{name}. A token of another sub-account is never used here.',
  locked: '{name}, locked. A token of another sub-account is never used here.',
  ended: '{name}, gone with the session. A token of another sub-account is never used here.',
} satisfies Record<State, TextKey>;

const short: Record<'locked' | 'ended', Key> = { locked: 'Locked', ended: 'Token gone' };

/** Which connection requests use, in few words; where it cannot be used now, why. */
export function ConnectionMark({ connection }: { connection: ConnectionView | null }) {
  if (!connection) return null;
  const { via, state } = connection;
  const icon = state === 'locked' ? Lock : via === 'agency' ? Building2 : KeyRound;
  const name = connectionName(connection);
  return (
    <span class="connection-mark" title={t(titles[state], { name })}>
      <Icon node={icon} size={12} />
      <span class="connection-mark-name">
        {state === 'ready' ? (
          heard('through {name}', { name })
        ) : (
          <span class={`connection-${state}`}>{t(short[state])}</span>
        )}
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
          ? t(facts[connection.state], { name: connectionName(connection) })
          : t('No token yet. A token of another sub-account is never used here.')}
      </dd>
    </div>
  );
}
