import { BookmarkPlus, EllipsisVertical, ExternalLink, Star } from 'lucide';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { useServices } from '../services.ts';
import { IconButton } from '../ui/button.tsx';
import { MenuButton, type MenuItem } from '../ui/menu-button.tsx';

/** The star of a template or pack, and what else can be done with it, at the end of its head. */
export function FormTools(props: {
  id: string;
  /** Absent where there is nothing kept that could be a favourite. */
  favourite?: boolean | undefined;
  /** Where the workspace shows it: `#/templates/<id>`. */
  workspace?: string | undefined;
  onSaveAs?: (() => void) | undefined;
  onFailed: () => void;
}) {
  const { send, openWorkspace } = useServices();
  const [favourite, setFavourite] = useState(props.favourite ?? false);
  const { workspace, onSaveAs } = props;
  const items: MenuItem[] = [];
  if (onSaveAs) {
    items.push({
      key: 'save-as',
      label: t('Save as template…'),
      icon: BookmarkPlus,
      onChoose: onSaveAs,
    });
  }
  if (workspace) {
    items.push({
      key: 'workspace',
      label: t('Open in the workspace'),
      icon: ExternalLink,
      onChoose: () => void openWorkspace(workspace),
    });
  }
  const star = async () => {
    const on = !favourite;
    setFavourite(on);
    const change = { kind: 'favourite' as const, on };
    await send('template/change', { ids: [props.id], change }).catch(() => {
      setFavourite(!on);
      props.onFailed();
    });
  };
  return (
    <>
      {props.favourite !== undefined && (
        <IconButton
          icon={Star}
          label={t('Favourite')}
          pressed={favourite}
          onClick={() => void star()}
        />
      )}
      {items.length > 0 && (
        <MenuButton compact icon={EllipsisVertical} label={t('More')} groups={[items]} />
      )}
    </>
  );
}
