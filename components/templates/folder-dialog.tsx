import { useId, useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import type { TemplateRow } from '../../lib/messaging/messages/template-shapes.ts';
import { SuggestField } from '../fields/suggest-field.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** Asks for the folder that templates are moved to: one there is, a new one, or none. */
export function FolderDialog(props: {
  chosen: TemplateRow[];
  folders: string[];
  busy: boolean;
  onMove: (folder: string) => void;
  onClose: () => void;
}) {
  const id = useId();
  const [first] = props.chosen;
  const same = props.chosen.every(({ folder }) => folder === first?.folder);
  const [folder, setFolder] = useState(same && first?.origin === 'personal' ? first.folder : '');
  const name = folder.trim();
  const isNew = name !== '' && !props.folders.includes(name);
  const texts = {
    id,
    label: t('Folder'),
    help: isNew
      ? t('“{name}” is a new folder.', { name })
      : t('Leave it empty to take them out of their folders.'),
  };
  const move = () => props.onMove(name);
  return (
    <Dialog
      title={plural(props.chosen.length, 'Move {count} template', 'Move {count} templates')}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>{t('Cancel')}</Button>
          <Button kind="primary" busy={props.busy} onClick={move}>
            {t('Move')}
          </Button>
        </>
      }
    >
      <SuggestField
        {...texts}
        value={folder}
        suggestions={props.folders}
        maxLength={100}
        onText={setFolder}
        onTake={move}
      />
    </Dialog>
  );
}
