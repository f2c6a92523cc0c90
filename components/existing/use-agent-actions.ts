import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../lib/highlevel/errors.ts';
import { t } from '../../lib/i18n/t.ts';
import type { AgentAction } from '../../lib/messaging/messages/agent-actions.ts';
import type { AgentAddress } from '../../lib/messaging/messages/shapes.ts';
import { useServices, useVaultTurn } from '../services.ts';

/** `actions` is null where HighLevel does not list them: nobody can tell. */
interface List {
  actions: AgentAction[] | null;
  problem?: Problem | undefined;
}

const nobody = (): List => ({
  actions: null,
  problem: { kind: 'unexpected', messages: [t('The extension’s background did not answer.')] },
});

/** The actions that an agent has, read from HighLevel; read anew when `again` changes. */
export function useAgentActions(target: AgentAddress, again: unknown) {
  const { send } = useServices();
  const vaultTurn = useVaultTurn();
  const [list, setList] = useState<List>();
  const [reading, setReading] = useState(true);
  const read = useCallback(
    async (isGone: () => boolean) => {
      setReading(true);
      const next = await send('agent/actions', target).catch(nobody);
      if (isGone()) return;
      // What was read before is better than nothing.
      setList((before) =>
        next.problem && !next.actions && before?.actions
          ? { actions: before.actions, problem: next.problem }
          : next,
      );
      setReading(false);
    },
    [send, target],
  );
  // `again` and an unlocked vault are reasons to read, not inputs
  useEffect(() => {
    let gone = false;
    void read(() => gone);
    return () => {
      gone = true;
    };
  }, [read, again, vaultTurn]);
  return { list, reading, refresh: useCallback(() => void read(() => false), [read]) };
}
