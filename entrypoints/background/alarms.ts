import browser from 'webextension-polyfill';

const name = 'settle';

/** Sets the one alarm of the background, in place of an earlier one (ms since 1970). */
export function setAlarm(time: number): void {
  void browser.alarms.create(name, { when: time });
}

/** Must be called while the worker starts, or the browser does not start it for an alarm. */
export function onAlarm(wake: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) wake();
  });
}
