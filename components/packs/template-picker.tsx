import { Check, Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { ActionIcon } from '../fields/action-icon.tsx';
import { OriginBadge } from '../sharing/origin-badge.tsx';
import { SearchField } from '../templates/search-field.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Loading } from '../ui/loading.tsx';
import { Marked } from '../ui/marked.tsx';
import { useAnswer } from '../use-answer.ts';

const atFirst = 8;
const more = 50;
const nothing = { text: '' };

/** Finds templates to put into a pack, or to choose for something else. */
export function TemplatePicker(props: {
  chosen: string[];
  onAdd: (templateId: string) => void;
  /** Said of those that are chosen. */
  there?: string;
}) {
  const [query, setQuery] = useState('');
  const [limit, setLimit] = useState(atFirst);
  const { answer, failure, again } = useAnswer('template/list', {
    query,
    sort: 'usual',
    offset: 0,
    limit,
  });
  const chosen = new Set(props.chosen);
  return (
    <section class="pack-part picker" aria-label={t('Add templates')}>
      <h2 class="section-title">{t('Add templates')}</h2>
      <SearchField
        label={t('Search templates to add')}
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
      <ul class="picker-list" aria-label={t('Templates that fit')}>
        {answer?.rows.map((row) => {
          const there = chosen.has(row.id);
          return (
            <li key={row.id}>
              <button
                type="button"
                class="picker-row"
                aria-disabled={there ? 'true' : undefined}
                onClick={() => !there && props.onAdd(row.id)}
              >
                <ActionIcon type={row.type} />
                <span class="row-text">
                  <span class="row-line">
                    <span class="row-name">
                      <Marked text={row.name} ranges={row.inName} />
                    </span>
                    <OriginBadge {...row} />
                  </span>
                  <span class="row-description">{row.folder || row.description}</span>
                </span>
                <span class="picker-state">
                  <Icon node={there ? Check : Plus} size={14} />
                  {there ? (props.there ?? t('In the pack')) : t('Add')}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {!answer && !failure && <Loading />}
      {answer?.rows.length === 0 && (
        <p class="quiet">{t('No template fits “{text}”.', { text: query.trim() })}</p>
      )}
      {answer && answer.total > answer.rows.length && (
        <Button small onClick={() => setLimit(Math.min(500, limit + more))}>
          {t('Show more ({count} left)', { count: answer.total - answer.rows.length })}
        </Button>
      )}
    </section>
  );
}
