import browser from 'webextension-polyfill';
import type { Clock } from '../../lib/sharing/clock.ts';

/** Whether a person lets the extension read an origin (`https://library.example`). */
export const hasAccess = (origin: string): Promise<boolean> =>
  // Without its port: Firefox knows none in a pattern, and this one holds for all of them.
  browser.permissions.contains({ origins: [`https://${new URL(origin).hostname}/*`] });

/** Must be called while the worker starts, or the browser does not start it when access changes. */
export function followAccess({ accessGiven, accessTaken }: Clock): void {
  browser.permissions.onAdded.addListener(() => void accessGiven());
  browser.permissions.onRemoved.addListener(() => void accessTaken());
}
