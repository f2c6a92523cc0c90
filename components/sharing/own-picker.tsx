import { Check, Plus } from 'lucide';
import { useState } from 'preact/hooks';
import type { ActionType } from '../../lib/actions/define.ts';
import { t } from '../../lib/i18n/t.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { SearchField } from '../templates/search-field.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Loading } from '../ui/loading.tsx';
import { useAnswer } from '../use-answer.ts';
import { ItemIcon } from './item-line.tsx';

const atFirst = 8;
const more = 50;
const nothing = { text: '' };

/** Something of one's own that can go into a library. */
export interface Own {
  id: string;
  name: string;
  type?: ActionType | undefined;
  detail: string;
}

/** Finds templates and packs of one's own to put into a library. */
export function OwnPicker(props: { chosen: string[]; onAdd: (one: Own) => void }) {
  const [query, setQuery] = useState('');
  const [limit, setLimit] = useState(atFirst);
  const { answer, failure, again } = useAnswer('template/list', {
    query,
    origin: 'personal',
    sort: 'usual',
    offset: 0,
    limit,
  });
  const packs = useAnswer('pack/list', {});
  const words = query.trim().toLowerCase();
  const fits = (packs.answer?.packs ?? []).filter(
    ({ origin, name }) => origin === 'personal' && name.toLowerCase().includes(words),
  );
  const all: Own[] = [
    ...fits.map(({ id, name }) => ({ id, name, detail: t('Pack, with its templates') })),
    ...(answer?.rows ?? []).map(({ id, name, type, folder, description }) => ({
      id,
      name,
      type,
      detail: folder || description,
    })),
  ];
  const chosen = new Set(props.chosen);
  const left = answer ? answer.total - answer.rows.length : 0;
  return (
    <section class="panel" aria-label={t('Add templates and packs')}>
      <h2 class="section-title">{t('Add templates and packs')}</h2>
      <SearchField
        label={t('Search your templates and packs')}
        from={nothing}
        onText={(text) => {
          setQuery(text);
          setLimit(atFirst);
        }}
        onDown={() => document.querySelector<HTMLElement>('.picker-row')?.focus()}
      />
      {failure && (
        <FailureNotice
          title={t('The templates could not be read')}
          failure={failure}
          onAgain={() => void again()}
        />
      )}
      <ul class="picker-list" aria-label={t('Templates and packs that fit')}>
        {all.map((one) => {
          const there = chosen.has(one.id);
          return (
            <li key={one.id}>
              <button
                type="button"
                class="picker-row"
                aria-disabled={there ? 'true' : undefined}
                onClick={() => !there && props.onAdd(one)}
              >
                <ItemIcon type={one.type} />
                <span class="row-text">
                  <span class="row-name">{one.name}</span>
                  <span class="row-description">{one.detail}</span>
                </span>
                <span class="picker-state">
                  <Icon node={there ? Check : Plus} size={14} />
                  {there ? t('In the library') : t('Add')}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {!answer && !failure && <Loading />}
      {answer && all.length === 0 && (
        <p class="quiet">
          {words
            ? t('None of your own fits “{query}”.', { query: query.trim() })
            : t('You have no templates of your own.')}
        </p>
      )}
      {left > 0 && (
        <Button small onClick={() => setLimit(Math.min(500, limit + more))}>
          {t('Show more ({count} left)', { count: left })}
        </Button>
      )}
    </section>
  );
}
