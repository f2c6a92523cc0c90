import { ChevronRight } from 'lucide';
import { moment } from '../../lib/i18n/format.ts';
import { plural, t } from '../../lib/i18n/t.ts';
import { Icon } from '../ui/icon.tsx';
import { ConnectionMark } from './connection-mark.tsx';
import { ageOf, missingFeatures } from './connection-words.ts';
import type { Row } from './use-connection-rows.ts';

/** A sub-account in the list; a click shows more below it. */
export function ConnectionRowCard(props: {
  row: Row;
  active: boolean;
  selected: boolean;
  open: boolean;
  now: number;
  onSelect: (extend: boolean) => void;
  onOpen: () => void;
}) {
  const { row, active, selected, open, now } = props;
  const { locationId, name, connection, standing } = row;
  const tab = active ? 0 : -1;
  const missing = missingFeatures(connection).length;
  return (
    <div class="row-card connection-row" data-selected={selected ? '' : undefined}>
      <input
        type="checkbox"
        class="row-check"
        tabIndex={tab}
        aria-label={t('Select {name}', { name: name ?? locationId })}
        checked={selected}
        onClick={(event) => props.onSelect(event.shiftKey)}
      />
      <button
        type="button"
        class="connection-open"
        data-row-focus
        tabIndex={tab}
        aria-expanded={open}
        onClick={props.onOpen}
      >
        <Icon node={ChevronRight} size={14} />
        <span class="row-text">
          <span class="row-name" dir="auto" title={name}>
            {name ?? t('Name not known yet')}
          </span>
          <span class="row-line connection-under">
            <code class="connection-id">{locationId}</code>
            <ConnectionMark connection={{ ...connection, state: 'ready' }} />
          </span>
        </span>
      </button>
      <span class="connection-state">
        <span class="library-mark" data-tone={toneOf[standing.tone]}>
          {standing.title}
        </span>
        {missing > 0 && (
          <span class="quiet">
            {plural(missing, '{count} scope missing', '{count} scopes missing')}
          </span>
        )}
      </span>
      <span class="row-tags" title={connection.groups.join(', ') || undefined}>
        {connection.groups.slice(0, 2).map((group) => (
          <span class="badge row-tag" key={group}>
            {group}
          </span>
        ))}
        {connection.groups.length > 2 && <span>+{connection.groups.length - 2}</span>}
      </span>
      <span class="row-when" title={moment(connection.addedAt)}>
        {connection.via === 'token' ? ageOf(connection, now) : ''}
      </span>
    </div>
  );
}

const toneOf = { good: 'success', plain: undefined, warning: 'warning', error: 'error' } as const;
