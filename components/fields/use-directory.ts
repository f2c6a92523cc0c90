import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../lib/highlevel/errors.ts';
import { t } from '../../lib/i18n/t.ts';
import type { DirectoryEntry, DirectoryList } from '../../lib/messaging/messages/directory-list.ts';
import type { Input } from '../../lib/messaging/messages/index.ts';
import { useServices, useVaultTurn } from '../services.ts';

export interface Directory {
  entries: DirectoryEntry[];
  fetchedAt?: number | undefined;
  /** Why it could not be read; `entries` may still hold the last good list. */
  problem?: Problem | undefined;
  loading: boolean;
  refresh: () => void;
}

const nobodyAnswers = (): DirectoryList => ({
  entries: [],
  problem: { kind: 'unexpected', messages: [t('The extension’s background did not answer.')] },
});

/** One of the sub-account's lists. Changing `again` reads it anew, e.g. after a token was added. */
export function useDirectory(
  locationId: string,
  kind: Input<'directory/list'>['kind'],
  again?: unknown,
): Directory {
  const { send } = useServices();
  const vaultTurn = useVaultTurn();
  const [list, setList] = useState<DirectoryList>({ entries: [] });
  const [loading, setLoading] = useState(true);
  const read = useCallback(
    async (refresh: boolean, isGone: () => boolean) => {
      setLoading(true);
      let isSilent = false;
      const next = await send('directory/list', { locationId, kind, refresh }).catch(() => {
        isSilent = true;
        return nobodyAnswers();
      });
      if (isGone()) return;
      setList((before) =>
        isSilent && before.entries.length > 0 ? { ...before, problem: next.problem } : next,
      );
      setLoading(false);
    },
    [send, locationId, kind],
  );
  // `again` and an unlocked vault are reasons to read, not inputs
  useEffect(() => {
    let gone = false;
    void read(false, () => gone);
    return () => {
      gone = true;
    };
  }, [read, again, vaultTurn]);
  const refresh = useCallback(() => void read(true, () => false), [read]);
  return { ...list, loading, refresh };
}
