import { actions, actionTypes } from '../../lib/actions/index.ts';
import type { Key } from '../../lib/i18n/catalog.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ListQuery } from './list-query.ts';

/** One of the narrow choices above the list. The first one, '', is the usual. */
function Pick(props: {
  label: string;
  value: string | undefined;
  choices: [value: string, label: string][];
  onPick: (value: string) => void;
}) {
  return (
    <select
      class="input filter"
      aria-label={props.label}
      data-set={props.value ? '' : undefined}
      value={props.value ?? ''}
      onChange={(event) => props.onPick(event.currentTarget.value)}
    >
      {props.choices.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

const filters: Record<'timing' | 'origin' | 'sort', [value: string, label: Key][]> = {
  timing: [
    ['', 'Any time'],
    ['during', 'During the call'],
    ['after', 'After the call'],
  ],
  origin: [
    ['', 'Any source'],
    ['personal', 'Yours'],
    ['team', 'Team'],
    ['managed', 'Set by your administrator'],
    ['starter', 'Starters'],
  ],
  sort: [
    ['', 'Favourites first'],
    ['name', 'By name'],
    ['changed', 'Last changed first'],
    ['lastUsed', 'Last used first'],
    ['uses', 'Most used first'],
  ],
};

const labels = {
  type: 'Type',
  timing: 'When',
  origin: 'From',
  sort: 'Order',
} satisfies Record<string, Key>;

const choicesOf = (key: keyof typeof labels): [value: string, label: string][] =>
  key === 'type'
    ? [
        ['', t('Any type')],
        ...actionTypes.map((type): [string, string] => [type, actions[type].label]),
      ]
    : filters[key].map(([value, label]) => [value, t(label)]);

/** What of the list is shown, and in which order. */
export function Filters(props: { query: ListQuery; onChange: (query: ListQuery) => void }) {
  const { query } = props;
  return (
    <div class="filters">
      {(['type', 'timing', 'origin', 'sort'] as const).map((key) => (
        <Pick
          key={key}
          label={t(labels[key])}
          value={query[key]}
          choices={choicesOf(key)}
          onPick={(value) => {
            const { [key]: _, ...rest } = query;
            props.onChange({ ...rest, ...(value ? { [key]: value } : {}) });
          }}
        />
      ))}
    </div>
  );
}
