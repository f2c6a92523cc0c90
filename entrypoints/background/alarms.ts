import browser from 'webextension-polyfill';

/**
 * The background's alarms: `settle` for creates, `sharing` for libraries that are read again, `lock`
 * for tokens under a passphrase that nobody has used for a while.
 */
type AlarmName = 'settle' | 'sharing' | 'lock';

/** Sets an alarm, in place of an earlier one of its name (ms since 1970). */
export const setAlarm = (name: AlarmName) => (time: number) =>
  void browser.alarms.create(name, { when: time });

/** Must be called while the worker starts, or the browser does not start it for an alarm. */
export function onAlarm(wake: Partial<Record<AlarmName, () => void>>): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (Object.hasOwn(wake, name)) wake[name as AlarmName]?.();
  });
}
