import { useEffect, useRef } from 'preact/hooks';
import { checkCrmOrigin } from '../../lib/highlevel/crm-host.ts';
import { t } from '../../lib/i18n/t.ts';
import type { CrmSiteRow } from '../../lib/messaging/messages/site-list.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Allowing } from './use-allow.ts';

/** The address that quick add has offered: what it means, the browser's question, and the way back. */
export function AskedSite(props: { asked: string; sites: CrmSiteRow[]; allowing: Allowing }) {
  const { asked, sites, allowing } = props;
  const { send } = useServices();
  const heading = useRef<HTMLHeadingElement>(null);
  const origin = checkCrmOrigin(asked);
  const site = sites.find((one) => one.origin === asked);
  const trouble = allowing.trouble?.origin === asked ? allowing.trouble : undefined;
  // The browser may have said yes, and we may not have heard: it is said, and can be tried again.
  const done = site?.allowed === true && !trouble;
  useEffect(() => {
    // The page was opened for this, and says what has become of it.
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView?.({ block: 'center' });
  }, [done]);

  if (!origin && !site) {
    return (
      <Notice tone="error" title={t('This is not the address of an agency’s CRM')}>
        {t(
          'Nothing was changed. Open the CRM, and press Switchboard’s button in the browser’s toolbar there.',
        )}
      </Notice>
    );
  }
  const { host } = new URL(asked);
  if (done) {
    return (
      <div class="asked-site">
        <h3 class="asked-site-title" tabIndex={-1} ref={heading}>
          {t('Switchboard works on {host}', { host })}
        </h3>
        <p>
          {t(
            'Its button is on the Voice AI pages there, and quick add opens for the agent in the tab. You can take it back below at any time.',
          )}
        </p>
        <div class="asked-site-actions">
          <Button kind="primary" onClick={() => void send('site/show', { origin: asked })}>
            {t('Go to {host}', { host })}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div class="asked-site">
      <h3 class="asked-site-title" tabIndex={-1} ref={heading}>
        {t('Use Switchboard on {host}?', { host })}
      </h3>
      <p>
        {site?.by === 'policy' && `${t('Your administrator has set up this address.')} `}
        {t(
          'Your browser asks you to let Switchboard read and change pages on {host}. It reads which sub-account and agent is open from the tab’s address, and shows its button there. Nothing is sent to this site.',
          { host },
        )}
      </p>
      {trouble && (
        <Notice tone={trouble.tone} role="alert" title={trouble.title}>
          {trouble.text}
        </Notice>
      )}
      <div class="asked-site-actions">
        <Button kind="primary" busy={allowing.busy === asked} onClick={() => allowing.allow(asked)}>
          {t('Allow')}
        </Button>
      </div>
    </div>
  );
}
