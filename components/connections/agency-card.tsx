import { useState } from 'preact/hooks';
import { agencyText } from '../../lib/highlevel/agency-text.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import type { AgencyView } from '../../lib/messaging/messages/agency-shapes.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Notice } from '../ui/notice.tsx';
import { AgencyLocations } from './agency-locations.tsx';

const tones = { good: 'success', plain: undefined, warning: 'warning', error: 'error' } as const;

/** An agency's app: how it stands, whom it serves, and what can be done with it. */
export function AgencyCard(props: {
  agency: AgencyView;
  onChanged: () => void;
  onReplace: () => void;
}) {
  const { send, now, unlock, copy } = useServices();
  const { agency, onChanged } = props;
  const { companyId, kind, locations, last4, clientId } = agency;
  const [busy, setBusy] = useState<'renew' | 'remove'>();
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const name = agency.name ?? companyId;
  const text = agencyText(agency, now());
  const act = async (what: 'renew' | 'remove', ask: () => Promise<unknown>) => {
    setBusy(what);
    setTrouble(undefined);
    try {
      await ask();
    } catch (failure) {
      setTrouble(failureText(failure));
    }
    setBusy(undefined);
    setAsking(false);
    onChanged();
  };
  const nameId = `agency-${companyId}`;
  return (
    <li class="panel agency-card" aria-labelledby={nameId}>
      <div class="agency-head">
        <h2 id={nameId} class="agency-name" dir="auto">
          {name}
        </h2>
        <span class="library-mark" data-tone={tones[text.tone]}>
          {text.title}
        </span>
      </div>
      <p>{text.detail}</p>
      <dl class="connection-facts-list">
        <div>
          <dt>{t('Company ID')}</dt>
          <dd>
            <code>{companyId}</code>
            <CopyButton text={companyId} label={t('Copy the company ID')} copy={copy} />
          </dd>
        </div>
        {clientId && (
          <div>
            <dt>{t('Client ID')}</dt>
            <dd>
              <code>{clientId}</code>
            </dd>
          </div>
        )}
        <div>
          <dt>{kind === 'app' ? t('Client secret') : t('Access token')}</dt>
          <dd>{t('Ends in {last4}', { last4 })}</dd>
        </div>
      </dl>
      {trouble && (
        <Notice tone="error" role="alert">
          {trouble}
        </Notice>
      )}
      <Disclosure
        label={plural(locations, 'Serves {count} sub-account', 'Serves {count} sub-accounts')}
      >
        <AgencyLocations companyId={companyId} onRead={onChanged} />
      </Disclosure>
      <div class="form-actions">
        {text.next === 'unlock' && (
          <Button small onClick={() => void unlock()}>
            {t('Unlock')}
          </Button>
        )}
        {kind === 'app' && agency.secrets === 'open' && (
          <Button
            small
            busy={busy === 'renew'}
            describedBy={nameId}
            onClick={() => void act('renew', () => send('agency/renew', { companyId }))}
          >
            {t('Renew now')}
          </Button>
        )}
        <Button small describedBy={nameId} onClick={props.onReplace}>
          {kind === 'app' ? t('Replace secrets…') : t('Paste a new token…')}
        </Button>
        <Button small kind="danger" describedBy={nameId} onClick={() => setAsking(true)}>
          {t('Remove')}
        </Button>
      </div>
      {asking && (
        <Dialog
          title={t('Remove {name}?', { name })}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t('Cancel')}</Button>
              <Button
                kind="danger"
                busy={busy === 'remove'}
                onClick={() => void act('remove', () => send('agency/remove', { companyId }))}
              >
                {t('Remove')}
              </Button>
            </>
          }
        >
          {t(
            'Switchboard forgets its secrets, and the sub-accounts that it serves need tokens of their own. In HighLevel nothing changes: the app stays installed.',
          )}
        </Dialog>
      )}
    </li>
  );
}
