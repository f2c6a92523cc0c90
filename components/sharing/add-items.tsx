import { t } from '../../lib/i18n/t.ts';
import type { LibraryRow } from '../../lib/messaging/messages/share-shapes.ts';
import { OwnPicker } from './own-picker.tsx';
import { useLibraryChange } from './use-library-change.ts';

/** Puts templates and packs of one's own into a library of one's own. */
export function AddItems(props: {
  library: LibraryRow;
  chosen: string[];
  again: () => Promise<void>;
}) {
  const { library, chosen, again } = props;
  const { change } = useLibraryChange(library, again);
  return (
    <OwnPicker
      chosen={chosen}
      onAdd={({ id, name }) => {
        const said = t('“{name}” is in the library.', { name });
        void change({ kind: 'items', add: [id], remove: [] }, said);
      }}
    />
  );
}
