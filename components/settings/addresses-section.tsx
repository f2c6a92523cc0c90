import { Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import type { Key } from '../../lib/i18n/catalog.ts';
import { t } from '../../lib/i18n/t.ts';
import type { CrmSiteRow } from '../../lib/messaging/messages/site-list.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { RefusedList } from '../sharing/refused-list.tsx';
import { useFresh } from '../sharing/use-fresh.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAnswer } from '../use-answer.ts';
import { AskedSite } from './asked-site.tsx';
import { useAllow } from './use-allow.ts';

const whose: Record<CrmSiteRow['by'], Key> = {
  highlevel: 'HighLevel’s own',
  person: 'Added by you',
  policy: 'Set by your administrator',
};

/** Where Switchboard works: HighLevel's own address, and agencies'. `asked`: one that is offered. */
export function AddressesSection({ asked }: { asked: string | null }) {
  const { answer, failure, again } = useAnswer('site/list', {});
  const allowing = useAllow(again);
  const [removing, setRemoving] = useState<string>();
  useFresh(again);
  const { trouble } = allowing;
  return (
    <section class="settings-section" aria-labelledby="settings-addresses">
      <h2 class="section-title" id="settings-addresses">
        {t('CRM addresses')}
      </h2>
      {asked !== null && answer && (
        <AskedSite asked={asked} sites={answer.sites} allowing={allowing} />
      )}
      <p class="settings-help">
        {t(
          'Switchboard works on HighLevel’s own address, and on an agency’s when you let it in there. To add one, open the CRM and press Switchboard’s button in the browser’s toolbar.',
        )}
      </p>
      {failure && (
        <FailureNotice
          title={t('The addresses could not be read')}
          failure={failure}
          onAgain={() => void again()}
        />
      )}
      {trouble && trouble.origin !== asked && (
        <Notice tone={trouble.tone} role="alert" title={trouble.title}>
          {trouble.text}
        </Notice>
      )}
      {!answer && !failure && <Loading shape="lines" />}
      {answer && (
        <>
          <ul class="site-list">
            {answer.sites.map((site) => (
              <li key={site.origin} class="site">
                <span class="site-name">{new URL(site.origin).host}</span>
                <span class="site-whose">
                  {t(whose[site.by])}
                  {!site.allowed && ` · ${t('your browser does not let Switchboard in')}`}
                </span>
                <span class="site-actions">
                  {!site.allowed && (
                    <Button
                      small
                      busy={allowing.busy === site.origin}
                      label={t('Allow {host}', { host: new URL(site.origin).host })}
                      onClick={() => allowing.allow(site.origin)}
                    >
                      {t('Allow')}
                    </Button>
                  )}
                  {site.by === 'person' && (
                    <Button
                      small
                      icon={Trash2}
                      label={t('Remove {host}…', { host: new URL(site.origin).host })}
                      onClick={() => setRemoving(site.origin)}
                    >
                      {t('Remove…')}
                    </Button>
                  )}
                </span>
              </li>
            ))}
          </ul>
          <RefusedList
            title={t('Some addresses of your administrator cannot be used')}
            refused={answer.refused}
          />
        </>
      )}
      {removing && (
        <RemoveSite
          origin={removing}
          onClose={() => setRemoving(undefined)}
          onRemoved={() => {
            setRemoving(undefined);
            void again();
          }}
        />
      )}
    </section>
  );
}

function RemoveSite(props: { origin: string; onClose: () => void; onRemoved: () => void }) {
  const { origin, onClose, onRemoved } = props;
  const { send } = useServices();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const { host } = new URL(origin);
  const remove = async () => {
    setBusy(true);
    try {
      await send('site/remove', { origin });
      onRemoved();
    } catch (error) {
      setTrouble(failureText(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t('Stop using Switchboard on {host}?', { host })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button kind="danger" busy={busy} onClick={() => void remove()}>
            {t('Remove')}
          </Button>
        </>
      }
    >
      {trouble && (
        <Notice tone="error" role="alert">
          {trouble}
        </Notice>
      )}
      <p>
        {t(
          'Its button goes from the pages there, and the browser’s permission is given back, unless a library is read from {host}. Templates and tokens stay, and so does everything in HighLevel.',
          { host },
        )}
      </p>
    </Dialog>
  );
}
