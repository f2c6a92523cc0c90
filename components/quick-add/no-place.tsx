import { Bot, Building2, MousePointerClick } from 'lucide';
import { t } from '../../lib/i18n/t.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import type { Place } from './place.ts';

/** Where the tab shows no sub-account of a CRM: what it shows instead, and what to do next. */
export function NoPlace({ origin, offer }: Pick<Place, 'origin' | 'offer'>) {
  if (offer) return <OfferSite offer={offer} />;
  return origin ? <NoSubAccount /> : <NotOnHighLevel />;
}

function OfferSite({ offer: { origin, managed } }: { offer: NonNullable<Place['offer']> }) {
  const { openWorkspace } = useServices();
  const { host } = new URL(origin);
  return (
    <EmptyState
      whole
      icon={Building2}
      title={managed ? t('Your administrator’s CRM address') : t('Is this your agency’s CRM?')}
      actions={
        <Button
          kind="primary"
          onClick={() => void openWorkspace(`#/settings?${new URLSearchParams({ site: origin })}`)}
        >
          {t('Use Switchboard on {host}', { host })}
        </Button>
      }
    >
      {managed
        ? t(
            'Your administrator has set up Switchboard for {host}. Your browser asks you once before it lets Switchboard in.',
            { host },
          )
        : t(
            'This page looks like HighLevel on an agency’s own address. If you work here, let Switchboard in: your browser asks you for {host} and for nothing else.',
            { host },
          )}
    </EmptyState>
  );
}

function NotOnHighLevel() {
  const { openPage } = useServices();
  return (
    <EmptyState
      whole
      icon={MousePointerClick}
      title={t('Open a Voice AI agent')}
      actions={
        <Button kind="primary" onClick={() => void openPage('https://app.gohighlevel.com/')}>
          {t('Open HighLevel')}
        </Button>
      }
    >
      {t(
        'This tab is not HighLevel. Go to AI Agents → Voice AI, open an agent, and come back here.',
      )}
    </EmptyState>
  );
}

function NoSubAccount() {
  return (
    <EmptyState whole icon={Bot} title={t('Choose a sub-account')}>
      {t(
        'This page belongs to no sub-account. Switch to one in HighLevel, then go to AI Agents → Voice AI and open an agent.',
      )}
    </EmptyState>
  );
}
