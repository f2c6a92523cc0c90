import { Check, Plus } from 'lucide';
import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/t.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { SearchField } from '../templates/search-field.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Loading } from '../ui/loading.tsx';
import type { useFound } from './use-found.ts';
import './picker.css';

const nothing = { text: '' };

interface Choice {
  id: string;
  icon: ComponentChildren;
  /** Its name, and what belongs beside it. */
  name: ComponentChildren;
  detail: string;
}

/** Finds something to add to a list beside it: what is searched for, and a row for all that fits. */
export function Picker(props: {
  title: string;
  searchLabel: string;
  listLabel: string;
  found: ReturnType<typeof useFound>;
  choices: Choice[];
  /** The ids that are in the list already, and what is said of them. */
  chosen: string[];
  there: string;
  /** What is said when nothing fits. */
  empty: string;
  /** It stands within a part of a page, not in a panel of its own. */
  inner?: boolean;
  onAdd: (id: string) => void;
}) {
  const { found, choices } = props;
  const chosen = new Set(props.chosen);
  return (
    <section class={props.inner ? 'pack-part' : 'panel'} aria-label={props.title}>
      <h2 class="section-title">{props.title}</h2>
      <SearchField
        label={props.searchLabel}
        from={nothing}
        onText={found.search}
        onDown={() => document.querySelector<HTMLElement>('.picker-row')?.focus()}
      />
      {found.failure && (
        <FailureNotice
          title={t('The templates could not be read')}
          failure={found.failure}
          onAgain={() => void found.again()}
        />
      )}
      <ul class="picker-list" aria-label={props.listLabel}>
        {choices.map(({ id, icon, name, detail }) => {
          const there = chosen.has(id);
          return (
            <li key={id}>
              <button
                type="button"
                class="picker-row"
                aria-disabled={there ? 'true' : undefined}
                onClick={() => !there && props.onAdd(id)}
              >
                {icon}
                <span class="row-text">
                  <span class="row-line">{name}</span>
                  <span class="row-description">{detail}</span>
                </span>
                <span class="picker-state">
                  <Icon node={there ? Check : Plus} size={14} />
                  {there ? props.there : t('Add')}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {!found.isRead && !found.failure && <Loading />}
      {found.isRead && choices.length === 0 && <p class="quiet">{props.empty}</p>}
      {found.left > 0 && (
        <Button small onClick={found.more}>
          {t('Show more ({count} left)', { count: found.left })}
        </Button>
      )}
    </section>
  );
}
