import type { Key } from '../../lib/i18n/catalog.ts';
import { number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { SearchField } from '../templates/search-field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Switch } from '../ui/switch.tsx';
import {
  cellKinds,
  cellLooks,
  countCells,
  type FleetFilter,
  type FleetRow,
} from './fleet-cells.ts';

const everything: FleetFilter['kinds'] = [];
/** What the rows can be narrowed to. */
const narrowings: [value: string, label: Key, kinds: FleetFilter['kinds']][] = [
  ['', 'All agents', everything],
  ['todo', 'Missing or differs', ['missing', 'differs']],
  ['missing', 'Something is missing', ['missing']],
  ['differs', 'Something differs', ['differs']],
  ['unknown', 'Cannot tell or not allowed', ['unknown', 'barred']],
];

const narrowingOf = ({ kinds }: FleetFilter): string =>
  narrowings.find(([, , own]) => own.join() === kinds.join())?.[0] ?? '';

/** Which agents are shown, and how. */
export function FleetTools(props: {
  filter: FleetFilter;
  /** A new one puts its text into the field. */
  from: { text: string };
  grouped: boolean;
  onFilter: (filter: FleetFilter) => void;
  onGrouped: (grouped: boolean) => void;
}) {
  const { filter, onFilter } = props;
  return (
    <div class="library-tools fleet-tools">
      <SearchField
        label={t('Search sub-account or agent')}
        from={props.from}
        onText={(text) => onFilter({ ...filter, text })}
        onDown={() => document.querySelector<HTMLElement>('.fleet-grid [tabindex="0"]')?.focus()}
      />
      <select
        class="input filter"
        aria-label={t('Show')}
        data-set={narrowingOf(filter) || undefined}
        value={narrowingOf(filter)}
        onChange={(event) => {
          const chosen = narrowings.find(([value]) => value === event.currentTarget.value);
          onFilter({ ...filter, kinds: chosen?.[2] ?? everything });
        }}
      >
        {narrowings.map(([value, label]) => (
          <option key={value} value={value}>
            {t(label)}
          </option>
        ))}
      </select>
      <Switch
        id="fleet-grouped"
        label={t('Group by sub-account')}
        checked={props.grouped}
        onChange={props.onGrouped}
      />
    </div>
  );
}

/** What the signs mean, and how many cells there are of each. */
export function FleetLegend({ rows }: { rows: readonly FleetRow[] }) {
  const counts = countCells(rows);
  return (
    <ul class="fleet-legend" aria-label={t('Cells')}>
      {cellKinds
        .filter((kind) => counts[kind] > 0 || kind === 'missing' || kind === 'differs')
        .map((kind) => (
          <li key={kind} data-kind={kind}>
            <Icon node={cellLooks[kind].icon} size={14} />
            {t(cellLooks[kind].word)} <strong>{number(counts[kind])}</strong>
          </li>
        ))}
    </ul>
  );
}
