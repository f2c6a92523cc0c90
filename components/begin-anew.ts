/** How long it waits before it looks again (ms). */
const pause = 1000;

/** What is typed into these is kept nowhere else; what is typed elsewhere is a draft. */
const keptNowhere =
  'dialog, form.panel, form.screen, .rename, .paste, .import-source, .table-source';
const fields = 'input[type="password"], input[type="text"], textarea';

/**
 * Loads the page anew, in its new language. What is typed is kept as a draft, and comes back; where
 * something is not, the page waits until that has been sent or left.
 */
export function beginAnew(reload = () => location.reload()): void {
  const typed = [...document.querySelectorAll<HTMLInputElement>(fields)].filter(
    (field) => field.value !== '' && (field.type === 'password' || field.closest(keptNowhere)),
  );
  if (typed.length > 0) setTimeout(() => beginAnew(reload), pause);
  else reload();
}
