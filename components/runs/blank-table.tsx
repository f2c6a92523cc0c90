import { useCallback, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { isBlank } from '../../lib/templates/fill.ts';
import type { Variable } from '../../lib/templates/schema.ts';
import { readNumber } from '../fields/form-values.ts';
import { asText } from '../fields/text-field.tsx';
import { WindowedList } from '../ui/windowed-list.tsx';
import { type Blanks, type Cell, cellOf, typedWrong } from './blank-cells.ts';
import type { Wish } from './wish.ts';

const nothing = () => undefined;

/** Sub-accounts down, blanks across: what each cell holds, to be changed there. */
export function BlankTable(props: {
  variables: Variable[];
  blanks: Blanks;
  wish: Wish;
  names: ReadonlyMap<string, string>;
  locationIds: string[];
  onFill: (locationId: string, name: string, value: unknown) => void;
}) {
  const { variables, blanks, wish, names, locationIds } = props;
  const [active, setActive] = useState(0);
  // The arrow keys stay in the column.
  const [column, setColumn] = useState(0);
  const columns = { '--columns': String(variables.length) };
  return (
    <div class="blank-table" style={columns}>
      <div class="blank-row blank-table-head" aria-hidden="true">
        <span>{t('Sub-account')}</span>
        {variables.map(({ name, label }) => (
          <span key={name} title={label}>
            {label || name}
          </span>
        ))}
      </div>
      <WindowedList
        label={t('Blanks by sub-account')}
        count={locationIds.length}
        active={active}
        onActive={setActive}
        onRange={useCallback(nothing, [])}
        keyOf={(at) => locationIds[at] ?? `place ${at}`}
        row={(at) => {
          const locationId = locationIds[at];
          if (locationId === undefined) return null;
          const where = names.get(locationId) ?? locationId;
          return (
            <div class="blank-row">
              <span class="row-name" dir="auto" title={where}>
                {where}
              </span>
              {variables.map((variable, place) => (
                <CellField
                  key={variable.name}
                  variable={variable}
                  cell={cellOf(wish, blanks, locationId, variable)}
                  label={`${variable.label || variable.name}, ${where}`}
                  tab={at === active ? 0 : -1}
                  here={place === column}
                  onFocus={() => setColumn(place)}
                  onFill={(value) => props.onFill(locationId, variable.name, value)}
                />
              ))}
            </div>
          );
        }}
      />
    </div>
  );
}

/** In a cell that nothing was typed into: what is used all the same. */
function standIn({ kind, choices }: Variable, { value, from }: Cell): string {
  if (from === 'none') return t('Not known');
  if (from === 'kept') return t('Kept beside the token');
  if (kind === 'secret') return t('As for all');
  return choices?.find((one) => one.value === value)?.label ?? asText(value);
}

function CellField(props: {
  variable: Variable;
  cell: Cell;
  label: string;
  tab: number;
  here: boolean;
  onFocus: () => void;
  onFill: (value: unknown) => void;
}) {
  const { variable, cell, onFill } = props;
  // Its own while it is typed in: what is remembered must not come back under the cursor.
  const [typed, setTyped] = useState<string>();
  const own = cell.from === 'typed' || cell.from === 'remembered';
  const wrong = cell.from === 'typed' && typed === undefined && typedWrong(variable, cell.value);
  const common = {
    class: 'input cell-input',
    'data-row-focus': props.here ? '' : undefined,
    'data-from': cell.from === 'none' && !variable.required ? 'default' : cell.from,
    tabIndex: props.tab,
    'aria-label': props.label,
    'aria-invalid': wrong ? ('true' as const) : undefined,
    title: wrong || (cell.from === 'remembered' ? t('Remembered from before') : undefined),
    onFocus: props.onFocus,
    onKeyDown: (event: KeyboardEvent) => {
      // These move within the text, not in the list.
      if (event.key === 'Home' || event.key === 'End') event.stopPropagation();
    },
  };
  if (variable.kind === 'choice') {
    const choices = variable.choices ?? [];
    return (
      <select
        {...common}
        value={own ? String(cell.value) : ''}
        onKeyDown={(event) => {
          if (event.key.startsWith('Arrow')) event.stopPropagation();
          common.onKeyDown(event);
        }}
        onChange={(event) => {
          const given = event.currentTarget.value;
          onFill(choices.find((one) => String(one.value) === given)?.value);
        }}
      >
        <option value="">
          {standIn(variable, own ? { from: 'all', value: '' } : cell) || t('As for all')}
        </option>
        {choices.map((one) => (
          <option key={String(one.value)} value={String(one.value)}>
            {one.label}
          </option>
        ))}
      </select>
    );
  }
  const read = (text: string) => (variable.kind === 'number' ? readNumber(text) : text);
  return (
    <input
      {...common}
      {...(variable.kind === 'secret' ? { type: 'password' as const } : { type: 'text' as const })}
      autocomplete="off"
      placeholder={standIn(variable, cell)}
      value={typed ?? (own ? asText(cell.value) : '')}
      onInput={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const value = read(text);
        onFill(isBlank(value) ? undefined : value);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
