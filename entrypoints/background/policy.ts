import browser from 'webextension-polyfill';
import { createPolicy, type PolicyReader } from '../../lib/sharing/policy.ts';

/** The administrator's policy. To be made while the worker starts, so that a change of it wakes it. */
export const browserPolicy = (
  now: () => number,
  wait: (ms: number) => Promise<void>,
): PolicyReader =>
  createPolicy({
    area: { get: () => browser.storage.managed.get(null) },
    onChanged: (listener) =>
      browser.storage.onChanged.addListener((_, area) => {
        if (area === 'managed') listener();
      }),
    kept: browser.storage.local,
    now,
    wait,
  });
