import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

/**
 * A heading that takes the focus when the control that had it is gone, so that nobody who uses the
 * keyboard starts over at the top of the window.
 */
export function useTitle() {
  const title = useRef<HTMLHeadingElement>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const { activeElement } = document;
    if (turn > 0 && (!activeElement || activeElement === document.body)) {
      title.current?.focus({ preventScroll: true });
    }
  }, [turn]);
  /** To be called when the answer without the control is there; it takes effect once that is drawn. */
  const rescue = useCallback(() => setTurn((before) => before + 1), []);
  return { title, rescue };
}
