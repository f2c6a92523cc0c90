/** How long it waits before it looks again (ms). */
const pause = 1000;

/** What is typed into a dialog, and secrets, are kept nowhere else. */
const keptNowhere = 'input[type="password"], dialog textarea, dialog input[type="text"]';

/**
 * Loads the page anew, in its new language. What is typed is kept as a draft, and comes back; where
 * something is not, the page waits until that has been sent or left.
 */
export function beginAnew(reload = () => location.reload()): void {
  const typed = [...document.querySelectorAll<HTMLInputElement>(keptNowhere)];
  if (typed.some(({ value }) => value !== '')) setTimeout(() => beginAnew(reload), pause);
  else reload();
}
