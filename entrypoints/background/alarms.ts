import browser from 'webextension-polyfill';

const name = 'settle';
let timer: ReturnType<typeof setTimeout> | undefined;
let earliest = Number.POSITIVE_INFINITY;

/**
 * Calls `wake` at `time` (ms since 1970) while the worker lives; the alarm does when it was
 * stopped. Browsers may delay alarms to 30 s, so the timer is the usual way. Earlier wishes win.
 */
export function wakeAt(time: number, wake: () => void): void {
  if (time >= earliest) return;
  earliest = time;
  clearTimeout(timer);
  timer = setTimeout(
    () => {
      earliest = Number.POSITIVE_INFINITY;
      wake();
    },
    Math.max(0, time - Date.now()),
  );
  void browser.alarms.create(name, { when: Math.max(time, Date.now() + 1000) });
}

/** Must be called while the worker starts, or the browser does not start it for an alarm. */
export function onAlarm(wake: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) wake();
  });
}
