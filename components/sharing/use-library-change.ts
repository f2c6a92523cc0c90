import { useCallback, useState } from 'preact/hooks';
import type { Input } from '../../lib/messaging/messages/index.ts';
import type { LibraryRow } from '../../lib/messaging/messages/share-shapes.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { useToast } from '../ui/toast.tsx';

/** Changes a library and says `said`; tells whether it worked. What went wrong is told too. */
export function useLibraryChange(library: LibraryRow, again: () => Promise<void>) {
  const { send } = useServices();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const libraryId = library.id;
  const change = useCallback(
    async (what: Input<'library/change'>['change'], said: string): Promise<boolean> => {
      setBusy(true);
      try {
        const reply = await send('library/change', { libraryId, change: what });
        const done = reply.kind === 'changed';
        if (done) toast({ tone: 'success', text: said });
        else toast({ tone: 'error', text: reply.problem.message });
        return done;
      } catch (error) {
        toast({ tone: 'error', text: failureText(error) });
        return false;
      } finally {
        setBusy(false);
        await again();
      }
    },
    [send, toast, libraryId, again],
  );
  return { busy, change };
}
