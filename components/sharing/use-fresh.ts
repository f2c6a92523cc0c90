import { useEffect } from 'preact/hooks';

/** Reads again when the person comes back to the page: much may have happened elsewhere. */
export function useFresh(again: () => Promise<void>): void {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void again();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [again]);
}
