import { RefreshCw } from 'lucide';
import { problemText } from '../../lib/highlevel/problem-text.ts';
import { ago } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/button.tsx';
import type { Directory } from './use-directory.ts';

/** How old a list is, why it is not newer, and a button to read it again. */
export function ListAge({ directory }: { directory: Directory }) {
  const { now } = useServices();
  const { fetchedAt, problem, loading, refresh } = directory;
  return (
    <div class="list-age">
      <span>
        {problem && `${problemText(problem, { now: now() }).title}. `}
        {fetchedAt !== undefined && t('Read {ago}', { ago: ago(fetchedAt, now()) })}
      </span>
      <Button kind="link" icon={RefreshCw} busy={loading} onClick={refresh}>
        {t('Refresh')}
      </Button>
    </div>
  );
}
