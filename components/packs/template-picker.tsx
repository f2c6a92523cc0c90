import { t } from '../../lib/i18n/t.ts';
import { ActionIcon } from '../fields/action-icon.tsx';
import { Picker } from '../picker/picker.tsx';
import { useFound } from '../picker/use-found.ts';
import { OriginBadge } from '../sharing/origin-badge.tsx';
import { Marked } from '../ui/marked.tsx';

/** Finds templates to put into a pack, or to choose for something else. */
export function TemplatePicker(props: {
  chosen: string[];
  onAdd: (templateId: string) => void;
  /** Said of those that are chosen. */
  there?: string;
}) {
  const found = useFound();
  return (
    <Picker
      inner
      title={t('Add templates')}
      searchLabel={t('Search templates to add')}
      listLabel={t('Templates that fit')}
      found={found}
      choices={found.rows.map((row) => ({
        id: row.id,
        icon: <ActionIcon type={row.type} />,
        name: (
          <>
            <span class="row-name">
              <Marked text={row.name} ranges={row.inName} />
            </span>
            <OriginBadge {...row} />
          </>
        ),
        detail: row.folder || row.description,
      }))}
      chosen={props.chosen}
      there={props.there ?? t('In the pack')}
      empty={t('No template fits “{text}”.', { text: found.query })}
      onAdd={props.onAdd}
    />
  );
}
