import { useState } from 'preact/hooks';
import { agencyProblemText } from '../../lib/highlevel/agency-text.ts';
import { ago } from '../../lib/i18n/format.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import type { Output } from '../../lib/messaging/messages/index.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { LineField } from '../sharing/line-field.tsx';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAnswer } from '../use-answer.ts';

/** More than these nobody looks through: the search finds the others. */
const most = 50;

/** The sub-accounts that an agency's app serves. */
export function AgencyLocations(props: { companyId: string; onRead: () => void }) {
  const { send, now, copy } = useServices();
  const { companyId } = props;
  const { answer } = useAnswer('agency/locations', { companyId, refresh: false });
  const [newer, setNewer] = useState<Output<'agency/locations'>>();
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [query, setQuery] = useState('');
  const list = newer ?? answer;
  const read = async () => {
    setBusy(true);
    setTrouble(undefined);
    try {
      setNewer(await send('agency/locations', { companyId, refresh: true }));
      props.onRead();
    } catch (failure) {
      setTrouble(failureText(failure));
    }
    setBusy(false);
  };
  if (!list) return <Loading shape="lines" />;
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = list.locations.filter(({ name, id }) =>
    words.every((word) => `${name} ${id}`.toLowerCase().includes(word)),
  );
  const told = list.problem && agencyProblemText(list.problem, 'list', now());
  return (
    <div class="agency-locations">
      {(told || trouble) && (
        <Notice tone="warning" role="alert" title={told?.title ?? t('They could not be read')}>
          {told?.detail ?? trouble}
        </Notice>
      )}
      {list.locations.length > 0 && (
        <LineField
          id={`agency-search-${companyId}`}
          label={plural(
            list.locations.length,
            'Search {count} sub-account',
            'Search {count} sub-accounts',
          )}
          value={query}
          onText={setQuery}
          maxLength={200}
        />
      )}
      <ul class="agency-list">
        {found.slice(0, most).map(({ id, name }) => (
          <li key={id}>
            <span dir="auto">{name}</span>
            <code>{id}</code>
            <CopyButton text={id} label={t('Copy the ID of {name}', { name })} copy={copy} />
          </li>
        ))}
      </ul>
      {found.length > most && (
        <p class="quiet">
          {t('And {count} more: search for them.', { count: found.length - most })}
        </p>
      )}
      {found.length === 0 && (
        <p class="quiet">
          {list.locations.length > 0 ? t('No sub-account fits.') : t('None were read yet.')}
        </p>
      )}
      <div class="form-actions">
        <Button small busy={busy} onClick={() => void read()}>
          {t('Read again')}
        </Button>
        {list.readAt !== undefined && (
          <span class="quiet">{t('Read {ago}', { ago: ago(list.readAt, now()) })}</span>
        )}
      </div>
    </div>
  );
}
