import { KeyRound } from 'lucide';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { ConnectionSelect } from '../connections/connection-select.tsx';
import { TokenDialog } from '../connections/token-dialog.tsx';
import { AgentPicker } from '../quick-add/agent-picker.tsx';
import { useConnections } from '../templates/use-connections.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Loading } from '../ui/loading.tsx';
import { rich } from '../ui/rich.ts';
import { agentHash } from '../workspace/route.ts';
import './existing.css';
import './agent-page.css';

/** Chooses a sub-account and an agent, to see what it has. */
export function AgentsPage({ go }: { go: (hash: string) => void }) {
  const connections = useConnections();
  const [chosen, setChosen] = useState<string>();
  const [asking, setAsking] = useState(false);
  const [added, setAdded] = useState(0);
  const location = connections?.find((one) => one.locationId === chosen) ?? connections?.[0];
  return (
    <div class="agent-page">
      <div class="page-head">
        <h1 tabIndex={-1}>{t('Agents')}</h1>
      </div>
      {!connections && <Loading />}
      {connections && !location && (
        <EmptyState icon={KeyRound} title={t('No sub-account is connected yet')}>
          {rich('What an agent has is read with its sub-account’s token. {link}.', {
            link: <a href="#/connections">{t('Add a sub-account')}</a>,
          })}
        </EmptyState>
      )}
      {location && (
        <>
          <ConnectionSelect
            id="agents-location"
            connections={connections ?? []}
            chosen={location}
            onChoose={setChosen}
          />
          <AgentPicker
            key={location.locationId}
            locationId={location.locationId}
            again={added}
            lead={t('See, change, copy and remove what an agent has.')}
            onPick={(agentId) => go(agentHash({ locationId: location.locationId, agentId }))}
            onNeedToken={() => setAsking(true)}
          />
        </>
      )}
      {location && asking && (
        <TokenDialog
          locationId={location.locationId}
          name={location.name}
          onSaved={() => {
            setAsking(false);
            setAdded((count) => count + 1);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
