import { Building2, KeyRound, Plus, Table } from 'lucide';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Loading } from '../ui/loading.tsx';
import { useToast } from '../ui/toast.tsx';
import { AgenciesSection } from './agencies-section.tsx';
import { ConnectionsList } from './connections-list.tsx';
import { TokenDialog } from './token-dialog.tsx';
import { useConnectionRows } from './use-connection-rows.ts';
import { VaultLine } from './vault-line.tsx';
import './connections.css';

/** The sub-accounts that can be worked in: how each stands, and what can be done with it. */
export function ConnectionsPage(props: { query: URLSearchParams; go: (hash: string) => void }) {
  const { go } = props;
  const rows = useConnectionRows();
  const toast = useToast();
  const [adding, setAdding] = useState(props.query.has('add'));
  const buttons = (
    <>
      <Button icon={Building2} onClick={() => go('#/connections/agency')}>
        {t('Agency apps…')}
      </Button>
      <Button icon={Table} onClick={() => go('#/connections/table')}>
        {t('Add many…')}
      </Button>
      <Button kind="primary" icon={Plus} onClick={() => setAdding(true)}>
        {t('Add a sub-account…')}
      </Button>
    </>
  );
  const isEmpty = rows.isRead && rows.all.length === 0;
  return (
    <div class="connections">
      <div class="page-head">
        <h1 tabIndex={-1}>{t('Connections')}</h1>
        {!isEmpty && buttons}
      </div>
      <VaultLine />
      {rows.failure && (
        <FailureNotice
          title={t('The connections could not be read')}
          failure={rows.failure}
          onAgain={() => void rows.again()}
        />
      )}
      {!rows.isRead && !rows.failure && <Loading count={6} />}
      {isEmpty && (
        <EmptyState icon={KeyRound} title={t('No sub-account is connected yet')} actions={buttons}>
          {t(
            'Each sub-account needs a token that was made in it, or your agency’s app. Quick add asks for one when it is needed, too. Tokens stay in this browser.',
          )}
        </EmptyState>
      )}
      {rows.all.length > 0 && <ConnectionsList rows={rows} />}
      <AgenciesSection />
      {adding && (
        <TokenDialog
          locationId={props.query.get('add') || undefined}
          groups={rows.groups}
          onSaved={() => {
            setAdding(false);
            toast({ tone: 'success', text: t('The token works and was saved.') });
            void rows.again();
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  );
}
