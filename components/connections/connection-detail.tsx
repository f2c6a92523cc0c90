import { ExternalLink } from 'lucide';
import { crmOrigins } from '../../lib/highlevel/crm-origins.ts';
import { ago, moment } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { connectionName } from './connection-mark.tsx';
import { missingFeatures, writesWords } from './connection-words.ts';
import type { Row } from './use-connection-rows.ts';

/** All there is to know about one connection, and what can be done with it. */
export function ConnectionDetail(props: {
  row: Row;
  /** A test of it, or of others, is under way. */
  testing: boolean;
  onTest: () => void;
  onReplace: () => void;
  onGroup: () => void;
  onRemove: () => void;
}) {
  const { copy, now, unlock } = useServices();
  const { locationId, connection, standing } = props.row;
  const { via, addedAt, testedAt, groups } = connection;
  const missing = missingFeatures(connection);
  return (
    <div class="connection-detail">
      {standing.detail && (
        <p class="connection-said" data-tone={standing.tone === 'good' ? undefined : standing.tone}>
          {standing.detail}
        </p>
      )}
      <dl class="connection-facts-list">
        <div>
          <dt>{t('Sub-account ID')}</dt>
          <dd>
            <code>{locationId}</code>
            <CopyButton text={locationId} label={t('Copy the sub-account ID')} copy={copy} />
          </dd>
        </div>
        <div>
          <dt>{t('Requests use')}</dt>
          <dd>{connectionName(connection)}</dd>
        </div>
        {via === 'token' && (
          <div>
            <dt>{t('Added')}</dt>
            <dd>
              {testedAt === undefined
                ? dayOf(addedAt)
                : t('{day}, tested {ago}', { day: dayOf(addedAt), ago: ago(testedAt, now()) })}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('Creating')}</dt>
          <dd>{t(writesWords[connection.writes])}</dd>
        </div>
        <div>
          <dt>{t('Groups')}</dt>
          <dd>{groups.join(', ') || t('None')}</dd>
        </div>
      </dl>
      {missing.length > 0 && (
        <div>
          <p class="section-title">{t('Does not work, for want of a scope')}</p>
          <ul class="connection-missing">
            {missing.map(({ scope, feature }) => (
              <li key={scope}>
                {feature} <code>{scope}</code>
              </li>
            ))}
          </ul>
          <p class="quiet">
            {t('Tick them in HighLevel and test again; without them ids can be typed by hand.')}
          </p>
        </div>
      )}
      <div class="form-actions">
        {connection.state === 'locked' && (
          <Button small onClick={() => void unlock()}>
            {t('Unlock')}
          </Button>
        )}
        {connection.state !== 'ended' && (
          <Button small busy={props.testing} onClick={props.onTest}>
            {t('Test again')}
          </Button>
        )}
        <Button small onClick={props.onReplace}>
          {via === 'agency'
            ? t('Add a token of its own')
            : connection.state === 'ended'
              ? t('Paste the token again')
              : t('Replace token')}
        </Button>
        {via === 'token' && (
          <>
            <Button small onClick={props.onGroup}>
              {t('Groups…')}
            </Button>
            <Button small kind="danger" onClick={props.onRemove}>
              {t('Remove')}
            </Button>
          </>
        )}
        {via === 'agency' && <a href="#/connections/agency">{t('Agency apps')}</a>}
        <a
          href={`${crmOrigins[0]}/v2/location/${encodeURIComponent(locationId)}/dashboard`}
          target="_blank"
          rel="noreferrer"
        >
          {t('Open in HighLevel')}
          <Icon node={ExternalLink} size={12} />
          <span class="visually-hidden">{t(' (opens in a new tab)')}</span>
        </a>
      </div>
    </div>
  );
}

const dayOf = (at: number) => moment(at, { dateStyle: 'short' });
