import { useCallback, useRef } from 'preact/hooks';

/**
 * A heading that takes the focus when the control that had it is gone, so that nobody who uses the
 * keyboard starts over at the top of the window.
 */
export function useTitle() {
  const title = useRef<HTMLHeadingElement>(null);
  const rescue = useCallback(() => {
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body) {
      title.current?.focus({ preventScroll: true });
    }
  }, []);
  return { title, rescue };
}
