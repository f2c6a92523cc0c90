import type { ActionType } from '../../lib/actions/define.ts';
import { t } from '../../lib/i18n/t.ts';
import { Picker } from '../picker/picker.tsx';
import { useFound } from '../picker/use-found.ts';
import { useAnswer } from '../use-answer.ts';
import { ItemIcon } from './item-line.tsx';

/** Something of one's own that can go into a library. */
export interface Own {
  id: string;
  name: string;
  type?: ActionType | undefined;
  detail: string;
}

/** Finds templates and packs of one's own to put into a library. */
export function OwnPicker(props: { chosen: string[]; onAdd: (one: Own) => void }) {
  const found = useFound('personal');
  const packs = useAnswer('pack/list', {});
  const words = found.query.toLowerCase();
  const fits = (packs.answer?.packs ?? []).filter(
    ({ origin, name }) => origin === 'personal' && name.toLowerCase().includes(words),
  );
  const all: Own[] = [
    ...fits.map(({ id, name }) => ({ id, name, detail: t('Pack, with its templates') })),
    ...found.rows.map(({ id, name, type, folder, description }) => ({
      id,
      name,
      type,
      detail: folder || description,
    })),
  ];
  return (
    <Picker
      title={t('Add templates and packs')}
      searchLabel={t('Search your templates and packs')}
      listLabel={t('Templates and packs that fit')}
      found={found}
      choices={all.map(({ id, type, name, detail }) => ({
        id,
        icon: <ItemIcon type={type} />,
        name: <span class="row-name">{name}</span>,
        detail,
      }))}
      chosen={props.chosen}
      there={t('In the library')}
      empty={
        words
          ? t('None of your own fits “{query}”.', { query: found.query })
          : t('You have no templates of your own.')
      }
      onAdd={(id) => {
        const one = all.find((own) => own.id === id);
        if (one) props.onAdd(one);
      }}
    />
  );
}
