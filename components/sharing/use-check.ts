import { useCallback, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import type { LibraryRow } from '../../lib/messaging/messages/share-shapes.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { useToast } from '../ui/toast.tsx';
import { checkWords, siteOf } from './library-words.ts';

/** Reading libraries again on demand; what became of it is told, and `again` shows it. */
export function useCheck(again: () => Promise<void>) {
  const { send, requestAccess } = useServices();
  const toast = useToast();
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());

  const check = useCallback(
    async (library: LibraryRow) => {
      setBusy((before) => new Set(before).add(library.id));
      try {
        toast(checkWords(library, await send('library/check', { libraryId: library.id })));
      } catch (error) {
        const { name } = library;
        const text = t('“{name}” was not checked. {why}', { name, why: failureText(error) });
        toast({ tone: 'error', text });
      }
      setBusy((before) => new Set([...before].filter((id) => id !== library.id)));
      await again();
    },
    [send, toast, again],
  );
  /** To be called in the click itself: only then the browser asks the person. */
  const allow = useCallback(
    async (library: LibraryRow) => {
      const site = siteOf(library.address);
      if (!site) return;
      const allowed = await requestAccess(site.origin).catch(() => false);
      if (allowed) return check(library);
      const text = t('Switchboard may not read {host}. Nothing was read.', { host: site.host });
      toast({ tone: 'warning', text });
    },
    [requestAccess, check, toast],
  );
  return { busy, check, allow };
}
export type Checking = ReturnType<typeof useCheck>;
