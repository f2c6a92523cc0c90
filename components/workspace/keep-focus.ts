/** Screens that know better put the focus themselves, once they are drawn (ms). */
const patience = 200;

/**
 * The focus is never nowhere: where what had it is gone from `root`, and no screen has put it
 * elsewhere, it goes to the page's heading. Gives the way to end that.
 */
export function keepFocus(root: HTMLElement): () => void {
  let last: EventTarget | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isLost = () =>
    document.activeElement === document.body && last instanceof Element && !last.isConnected;
  const note = ({ target }: Event) => {
    last = target;
  };
  // Who points at something wants no focus.
  const forget = () => {
    last = null;
  };
  const find = () => {
    if (isLost()) root.querySelector('h1')?.focus({ preventScroll: true });
  };
  const watcher = new MutationObserver(() => {
    if (!isLost()) return;
    clearTimeout(timer);
    timer = setTimeout(find, patience);
  });
  document.addEventListener('focusin', note);
  document.addEventListener('pointerdown', forget);
  watcher.observe(document.body, { childList: true, subtree: true });
  return () => {
    clearTimeout(timer);
    watcher.disconnect();
    document.removeEventListener('focusin', note);
    document.removeEventListener('pointerdown', forget);
  };
}
