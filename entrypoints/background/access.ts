import browser from 'webextension-polyfill';
import { sitePattern } from '../../lib/crm-sites/site-pattern.ts';

/** Whether a person lets the extension read an origin (`https://library.example`). */
export const hasAccess = (origin: string): Promise<boolean> =>
  browser.permissions.contains({ origins: [sitePattern(origin)] });

/** Gives back what a person has allowed. */
export const giveBackAccess = (origin: string): Promise<boolean> =>
  browser.permissions.remove({ origins: [sitePattern(origin)] });

/** Must be called while the worker starts, or the browser does not start it when access changes. */
export function followAccess(
  ...followers: { accessGiven(): Promise<unknown>; accessTaken(): Promise<unknown> }[]
): void {
  // What cannot be done now is done at the next start.
  const tell = (how: 'accessGiven' | 'accessTaken') => () => {
    for (const follower of followers) follower[how]().catch(() => undefined);
  };
  browser.permissions.onAdded.addListener(tell('accessGiven'));
  browser.permissions.onRemoved.addListener(tell('accessTaken'));
}
