import { useEffect, useState } from 'preact/hooks';
import { useServices } from '../services.ts';
import { isKey } from '../shortcuts/is-key.ts';
import { isTyping } from '../shortcuts/is-typing.ts';
import { type ShortcutGroup, shortcuts } from '../shortcuts/keys.ts';
import { ShortcutsDialog } from '../shortcuts/shortcuts-dialog.tsx';

const groups: ShortcutGroup[] = ['everywhere', 'search', 'form', 'field'];

/** The shortcuts that quick add has, as a table. */
export const QuickAddShortcuts = ({ onClose }: { onClose: () => void }) => (
  <ShortcutsDialog groups={groups} onClose={onClose} />
);

/** “?” shows the table, also from a search field with nothing in it; “/” leads to that field. */
export function ShortcutsHelp() {
  const { seen } = useServices();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!seen().shortcuts) return;
      const field = document.querySelector<HTMLInputElement>('.search-input');
      const idle = !isTyping(event);
      const inEmpty = event.target === field && field?.value === '' && !event.defaultPrevented;
      if ((idle || inEmpty) && isKey(event, shortcuts.everywhere.help)) setShown(true);
      else if (idle && field && isKey(event, shortcuts.everywhere.search)) field.focus();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [seen]);
  return shown && <QuickAddShortcuts onClose={() => setShown(false)} />;
}
