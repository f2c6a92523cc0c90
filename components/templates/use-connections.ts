import { useEffect, useState } from 'preact/hooks';
import type { Output } from '../../lib/messaging/messages/index.ts';
import { useServices, useVaultTurn } from '../services.ts';

export type Connections = Output<'connection/list'>['connections'];

/** The sub-accounts that have a token; undefined until they are read. */
export function useConnections(): Connections | undefined {
  const { send } = useServices();
  const vaultTurn = useVaultTurn();
  const [connections, setConnections] = useState<Connections>();
  useEffect(() => {
    let gone = false;
    send('connection/list', {}).then(
      (reply) => !gone && setConnections(reply.connections),
      () => !gone && setConnections([]),
    );
    return () => {
      gone = true;
    };
  }, [send, vaultTurn]);
  return connections;
}
