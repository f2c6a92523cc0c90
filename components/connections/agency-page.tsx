import { Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import type { AgencyView } from '../../lib/messaging/messages/agency-shapes.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { useVaultTurn } from '../services.ts';
import { useFresh } from '../sharing/use-fresh.ts';
import { BackLink } from '../ui/back-link.tsx';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Loading } from '../ui/loading.tsx';
import { rich } from '../ui/rich.ts';
import { useToast } from '../ui/toast.tsx';
import { useAnswer } from '../use-answer.ts';
import { AgencyCard } from './agency-card.tsx';
import { AgencyDialog } from './agency-dialog.tsx';
import '../sharing/forms.css';
import './connections.css';
import './agency.css';

/** Agencies whose own marketplace app stands for all of their sub-accounts. */
export function AgencyPage() {
  const { answer, failure, again } = useAnswer('agency/list', {}, useVaultTurn());
  useFresh(again);
  const toast = useToast();
  const [asking, setAsking] = useState<{ agency?: AgencyView }>();
  const agencies = answer?.agencies ?? [];
  return (
    <div class="connections connections-narrow">
      <div class="page-head">
        <BackLink href="#/connections" label={t('Back to the connections')} />
        <h1 tabIndex={-1}>{t('Agency apps')}</h1>
        <Button kind="primary" icon={Plus} onClick={() => setAsking({})}>
          {t('Add an agency app…')}
        </Button>
      </div>
      <p class="page-lead">
        {t(
          'With your agency’s own app no sub-account needs a token of its own: Switchboard asks HighLevel for one when it is needed, and keeps it in memory only. A token of its own that a sub-account has goes first.',
        )}
      </p>
      {failure && (
        <FailureNotice
          title={t('The agency apps could not be read')}
          failure={failure}
          onAgain={() => void again()}
        />
      )}
      {!answer && !failure && <Loading />}
      {answer && agencies.length === 0 && (
        <p class="quiet">{t('No agency app is connected yet.')}</p>
      )}
      <ul class="agency-cards">
        {agencies.map((agency) => (
          <AgencyCard
            key={agency.companyId}
            agency={agency}
            onChanged={() => void again()}
            onReplace={() => setAsking({ agency })}
          />
        ))}
      </ul>
      <Disclosure
        key={String(answer !== undefined)}
        label={t('How to get these')}
        open={answer !== undefined && agencies.length === 0}
      >
        <ol class="agency-how">
          <li>
            {rich(
              'In HighLevel’s marketplace ({site}) open your app, or create a private one for agencies. It needs the same scopes as a token, and {read} and {write}.',
              {
                site: <code>marketplace.gohighlevel.com</code>,
                read: <code>oauth.readonly</code>,
                write: <code>oauth.write</code>,
              },
            )}
          </li>
          <li>
            {t(
              'Under Advanced Settings → Auth create a client key: there are the client ID and the client secret, which is shown once.',
            )}
          </li>
          <li>
            {t(
              'Install the app for your agency (not for a single sub-account). What HighLevel answers when the code is exchanged has the refresh token and an access token.',
            )}
          </li>
          <li>
            {t(
              'Paste client ID, client secret and refresh token here. Whatever used the refresh token before cannot use it any more: it works once.',
            )}
          </li>
          <li>{t('An access token alone works too, until it ends, after about a day.')}</li>
        </ol>
      </Disclosure>
      {asking && (
        <AgencyDialog
          agency={asking.agency}
          onSaved={(saved) => {
            const other = asking.agency && asking.agency.companyId !== saved.companyId;
            const name = saved.name ?? saved.companyId;
            setAsking(undefined);
            toast({
              tone: other ? 'warning' : 'success',
              text: other
                ? t('These secrets belong to {name}: they are kept for that one.', { name })
                : t('{name} is connected.', { name }),
            });
            void again();
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}
