import { FolderInput, Layers, Star, Tag, Trash2, Upload, X } from 'lucide';
import { useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n/t.ts';
import { noExports } from '../sharing/use-policy.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { FolderDialog } from './folder-dialog.tsx';
import { TagDialog } from './tag-dialog.tsx';
import type { RowsState } from './template-rows.ts';
import type { Selection } from './use-selection.ts';
import type { useTemplateChanges } from './use-template-changes.ts';

/** So many templates one run takes. */
const mostInRun = 100;

/** What can be done with everything that is selected, at the lower edge while anything is. */
export function BulkBar(props: {
  selection: Selection;
  state: RowsState;
  changes: ReturnType<typeof useTemplateChanges>;
  onApply: (ids: string[]) => void;
  /** Absent where an administrator has switched off exports. */
  onExport?: ((ids: string[]) => void) | undefined;
}) {
  const { selection, state, changes, onExport } = props;
  const [asking, setAsking] = useState<'folder' | 'tags'>();
  /** What goes on: thousands of templates take some seconds. */
  const [doing, setDoing] = useState<string>();
  const chosen = [...selection.rows.values()];
  if (chosen.length === 0) return null;
  const allFavourites = chosen.every(({ favourite }) => favourite);
  const run = async (what: string, act: () => Promise<boolean>) => {
    if (doing) return;
    setDoing(what);
    const done = await act();
    setDoing(undefined);
    setAsking(undefined);
    if (done) selection.clear();
  };
  return (
    <section class="bulk-bar" aria-label={t('Selected templates')}>
      <span class="bulk-count" role="status">
        {plural(chosen.length, '{count} template selected', '{count} templates selected')}
      </span>
      {chosen.length < state.total && (
        <Button kind="link" onClick={selection.all}>
          {t('Select all {count}', { count: state.total })}
        </Button>
      )}
      <div class="bulk-buttons">
        <Button
          small
          icon={Layers}
          disabled={chosen.length > mostInRun}
          onClick={() => props.onApply(chosen.map(({ id }) => id))}
        >
          {t('Apply to many…')}
        </Button>
        <Button small icon={FolderInput} onClick={() => setAsking('folder')}>
          {t('Move to folder…')}
        </Button>
        <Button small icon={Tag} onClick={() => setAsking('tags')}>
          {t('Tag…')}
        </Button>
        <Button
          small
          icon={Star}
          busy={doing === 'favourite'}
          onClick={() => void run('favourite', () => changes.favourite(chosen, !allFavourites))}
        >
          {allFavourites ? t('No favourite') : t('Favourite')}
        </Button>
        <Button
          small
          icon={Upload}
          disabled={!onExport}
          describedBy={onExport ? undefined : 'no-exports'}
          onClick={() => onExport?.(chosen.map(({ id }) => id))}
        >
          {t('Export…')}
        </Button>
        <Button
          small
          kind="danger"
          icon={Trash2}
          busy={doing === 'delete'}
          onClick={() => void run('delete', () => changes.remove(chosen))}
        >
          {t('Delete')}
        </Button>
      </div>
      {!onExport && (
        <p id="no-exports" class="quiet">
          {t(noExports)}
        </p>
      )}
      <IconButton icon={X} label={t('Select none')} onClick={selection.clear} />
      {asking === 'folder' && (
        <FolderDialog
          chosen={chosen}
          folders={state.folders.map(({ name }) => name)}
          busy={doing === 'move'}
          onMove={(folder) => void run('move', () => changes.move(chosen, folder))}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking === 'tags' && (
        <TagDialog
          chosen={chosen}
          tags={state.tags.map(({ name }) => name)}
          busy={doing === 'tag'}
          onTag={(add, remove) => void run('tag', () => changes.tag(chosen, add, remove))}
          onClose={() => setAsking(undefined)}
        />
      )}
    </section>
  );
}
