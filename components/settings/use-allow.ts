import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import type { NoticeTone } from '../ui/notice.tsx';

/** Why an address does not work although it was wanted. */
export interface AllowTrouble {
  origin: string;
  tone: NoticeTone;
  title: string;
  text: string;
}

/**
 * Lets Switchboard into an address: the browser asks the person, in the very click. The background
 * hears of the wish first, and of the browser's answer by itself too, should this page be closed.
 */
export function useAllow(again: () => Promise<void>) {
  const { send, requestAccess } = useServices();
  const [busy, setBusy] = useState<string>();
  const [trouble, setTrouble] = useState<AllowTrouble>();

  async function finish(origin: string, asked: Promise<boolean>): Promise<void> {
    const { host } = new URL(origin);
    try {
      const yes = await asked;
      const { enabled } = await send('site/want', { origin, phase: yes ? 'allowed' : 'denied' });
      if (!enabled) {
        setTrouble({
          origin,
          tone: 'warning',
          title: t('Switchboard was not let in on {host}', { host }),
          text: t(
            'Your browser did not get a yes. Nothing was changed, and nothing is read there. You can allow it at any time.',
          ),
        });
      }
    } catch (error) {
      setTrouble({
        origin,
        tone: 'error',
        title: t('{host} could not be added', { host }),
        text: failureText(error),
      });
    }
    await again();
    setBusy(undefined);
  }

  return {
    busy,
    trouble,
    allow(origin: string): void {
      setBusy(origin);
      setTrouble(undefined);
      send('site/want', { origin, phase: 'asking' }).catch(() => undefined);
      void finish(origin, requestAccess(origin));
    },
  };
}
export type Allowing = ReturnType<typeof useAllow>;
