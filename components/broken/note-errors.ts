import type { Send } from '../../lib/messaging/send.ts';
import { safeError } from '../../lib/report/safe-error.ts';
import type { Services } from '../services.ts';

/** Tells the background that something broke, without what it said. Never fails, waits for nobody. */
export function noteError(send: Send, where: string, thrown: unknown): void {
  send('error/note', { where, ...safeError(thrown) }).catch(() => undefined);
}

/** Notes what nobody catches in a page: in its event handlers, and in promises. */
export function noteUncaught({ send, surface }: Pick<Services, 'send' | 'surface'>): () => void {
  const page = surface === 'workspace' ? 'page' : 'quick-add';
  const onError = ({ error }: ErrorEvent) => {
    // Browsers also tell of what is none, e.g. that a size was observed late.
    if (error) noteError(send, `${page} event`, error);
  };
  const onRejection = ({ reason }: PromiseRejectionEvent) => {
    noteError(send, `${page} promise`, reason);
  };
  addEventListener('error', onError);
  addEventListener('unhandledrejection', onRejection);
  return () => {
    removeEventListener('error', onError);
    removeEventListener('unhandledrejection', onRejection);
  };
}
