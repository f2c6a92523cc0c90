import { useEffect, useRef } from 'preact/hooks';
import { isKey } from './is-key.ts';
import { shortcuts } from './keys.ts';

/** Saves with the keys that save everywhere, in place of the browser's own saving of pages. */
export function useSaveKey(save: () => void): void {
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isKey(event, shortcuts.editor.save)) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
