import { agencyText } from '../../lib/highlevel/agency-text.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import { useServices, useVaultTurn } from '../services.ts';
import { useAnswer } from '../use-answer.ts';

/** The agencies whose apps serve sub-accounts, each in a line. */
export function AgenciesSection() {
  const { now } = useServices();
  const { answer } = useAnswer('agency/list', {}, useVaultTurn());
  if (!answer || answer.agencies.length === 0) return null;
  return (
    <section class="agencies-section" aria-label={t('Agency apps')}>
      <h2 class="section-title">{t('Agency apps')}</h2>
      <ul>
        {answer.agencies.map((agency) => (
          <li key={agency.companyId} class="vault-line">
            <a href="#/connections/agency">{agency.name ?? agency.companyId}</a>
            <span>{agencyText(agency, now()).title}</span>
            <span>{plural(agency.locations, '{count} sub-account', '{count} sub-accounts')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
