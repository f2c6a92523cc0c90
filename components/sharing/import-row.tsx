import { ChevronRight } from 'lucide';
import { actions } from '../../lib/actions/index.ts';
import { ago } from '../../lib/i18n/format.ts';
import { spokenTable } from '../../lib/i18n/spoken-table.ts';
import { t } from '../../lib/i18n/t.ts';
import type { PreviewItem } from '../../lib/messaging/messages/share-shapes.ts';
import { Icon } from '../ui/icon.tsx';
import { Segments } from '../ui/segments.tsx';
import { type Choice, states } from './choices.ts';
import { ItemIcon } from './item-line.tsx';
import { CheckMark } from './shared-differences.tsx';

/** A template or pack that may be taken: what it is, what it would do here, and the choice. */
export function ImportRow(props: {
  item: PreviewItem;
  now: number;
  active: boolean;
  open: boolean;
  choice: Choice;
  onOpen: () => void;
  onChoice: (choice: Choice) => void;
}) {
  const { item, now, open } = props;
  const { name, state, sensitive, changedAt, changedBy: by } = item;
  const tab = props.active ? 0 : -1;
  const { choices } = states[state];
  const kind = item.type ? actions[item.type].label : t('Pack');
  const when = ago(changedAt, now);
  const changed = by
    ? t('changed {ago} by {name}', { ago: when, name: by })
    : t('changed {ago}', { ago: when });
  return (
    <div class="import-row" data-state={state}>
      <ItemIcon type={item.type} />
      <div class="row-text">
        <span class="row-line">
          {state === 'same' || state === 'removed' ? (
            <span class="import-name" dir="auto">
              {name}
            </span>
          ) : (
            <button
              type="button"
              class="import-open row-name"
              data-row-focus
              tabIndex={tab}
              dir="auto"
              aria-expanded={open}
              title={open ? t('Hide what is in it') : t('Show what is in it')}
              onClick={props.onOpen}
            >
              <Icon node={ChevronRight} size={14} />
              <span class="import-name">{name}</span>
            </button>
          )}
          <span class="badge" data-state={state}>
            {t(states[state].label)}
          </span>
          {sensitive > 0 && <CheckMark>{t('{count} to check', { count: sensitive })}</CheckMark>}
        </span>
        <span class="row-description">{`${kind} · ${changed}`}</span>
      </div>
      {Object.keys(choices).length > 0 && (
        <Segments
          label={t('What to do with {name}', { name })}
          choices={spokenTable(choices)}
          chosen={props.choice}
          tabIndex={tab}
          onChoose={props.onChoice}
        />
      )}
    </div>
  );
}
