export interface WakerDependencies {
  /** Milliseconds since 1970. */
  now(): number;
  /** Sets the one alarm, in place of an earlier one; it goes off also when the worker was stopped. */
  setAlarm(time: number): void;
  wake(): void;
}

// Longer timers overflow and go off at once.
const longestTimer = 2 ** 31 - 1;

/**
 * Wakes at the earliest time that was asked for. A timer does while the worker lives, because
 * browsers may delay alarms to 30 s; the alarm does when it was stopped. Later wishes are dropped:
 * whoever is woken looks at everything and asks again.
 */
export function createWaker({ now, setAlarm, wake }: WakerDependencies) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let earliest = Number.POSITIVE_INFINITY;

  /** To be called when the alarm goes off too: timers stand still while a computer sleeps. */
  function fire(): void {
    clearTimeout(timer);
    earliest = Number.POSITIVE_INFINITY;
    wake();
  }

  return {
    fire,
    wakeAt(time: number): void {
      if (time >= earliest) return;
      earliest = time;
      clearTimeout(timer);
      timer = setTimeout(fire, Math.min(Math.max(0, time - now()), longestTimer));
      setAlarm(Math.max(time, now() + 1000));
    },
  };
}
