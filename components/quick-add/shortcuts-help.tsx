import { useEffect, useState } from 'preact/hooks';
import { isKey } from '../shortcuts/is-key.ts';
import { isTyping } from '../shortcuts/is-typing.ts';
import { type ShortcutGroup, shortcuts } from '../shortcuts/keys.ts';
import { ShortcutsDialog } from '../shortcuts/shortcuts-dialog.tsx';
import { useAnswer } from '../use-answer.ts';

const groups: ShortcutGroup[] = ['everywhere', 'search', 'form', 'field'];

/** The shortcuts that quick add has, as a table. */
export function QuickAddShortcuts({ onClose }: { onClose: () => void }) {
  const { answer, again } = useAnswer('settings/read', {});
  return (
    <ShortcutsDialog
      groups={groups}
      on={answer?.shortcuts !== false}
      onChanged={again}
      onClose={onClose}
    />
  );
}

/** “?” shows the table, also from a search field with nothing in it; “/” leads to that field. */
export function ShortcutsHelp() {
  const { answer, again } = useAnswer('settings/read', {});
  const [shown, setShown] = useState(false);
  const on = answer?.shortcuts;
  useEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent) => {
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
  }, [on]);
  if (!shown) return null;
  const close = () => {
    setShown(false);
    // It may have been switched off in the table.
    void again();
  };
  return <QuickAddShortcuts onClose={close} />;
}
