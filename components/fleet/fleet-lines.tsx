import { ChevronRight } from 'lucide';
import { plural, t } from '../../lib/i18n/t.ts';
import { ActionIcon } from '../fields/action-icon.tsx';
import { Icon } from '../ui/icon.tsx';
import {
  type CellSelection,
  canSelect,
  cellLooks,
  type FleetRow,
  type GridLine,
  isSelected,
} from './fleet-cells.ts';
import type { FleetTemplate } from './fleet-view.tsx';
import type { GridPlace } from './grid-keys.ts';

/** What every cell of the grid has: where it is, and whether the keyboard is there. */
const placed = (line: number, column: number, active: GridPlace) => ({
  'data-line': line,
  'data-column': column,
  'aria-colindex': column + 1,
  tabIndex: line === active.line && column === active.column ? 0 : -1,
});

/** The headings: line −1 of the grid. */
export function HeadLine(props: { templates: FleetTemplate[]; active: GridPlace }) {
  const { templates, active } = props;
  return (
    <tr aria-rowindex={1}>
      <th scope="col" {...placed(-1, 0, active)}>
        {t('Agent')}
      </th>
      {templates.map(({ templateId, name, type }, at) => (
        <th key={`${templateId} ${at}`} scope="col" title={name} {...placed(-1, at + 1, active)}>
          <span class="fleet-title">
            <ActionIcon type={type} />
            <span dir="auto">{name}</span>
          </span>
        </th>
      ))}
    </tr>
  );
}

/** A line of the grid: a sub-account, or an agent with its cells. */
export function GridRow(props: {
  line: GridLine;
  at: number;
  templates: FleetTemplate[];
  active: GridPlace;
  selection: CellSelection;
  /** The sub-account stands above its agents. */
  grouped: boolean;
}) {
  const { line, at, templates, active } = props;
  if (line.kind === 'agent') return <AgentLine {...props} row={line.row} />;
  return (
    <tr class="fleet-line fleet-group" aria-rowindex={at + 2}>
      <th scope="rowgroup" colSpan={templates.length + 1} {...placed(at, 0, active)}>
        <span class="fleet-name">
          <span dir="auto">{line.location}</span>{' '}
          <span class="quiet">{plural(line.rows.length, '{count} agent', '{count} agents')}</span>
        </span>
      </th>
    </tr>
  );
}

function AgentLine(props: {
  row: FleetRow;
  at: number;
  templates: FleetTemplate[];
  active: GridPlace;
  selection: CellSelection;
  grouped: boolean;
}) {
  const { row, at, templates, active, selection, grouped } = props;
  return (
    <tr class="fleet-line" aria-rowindex={at + 2}>
      <th scope="row" title={`${row.agent} · ${row.location}`} {...placed(at, 0, active)}>
        <span class="fleet-name">
          <span class="fleet-agent" dir="auto">
            {row.agent}
          </span>
          {!grouped && (
            <span class="quiet fleet-location" dir="auto">
              {' '}
              {row.location}
            </span>
          )}
        </span>
      </th>
      {row.cells.map((kind, template) => {
        const { icon, word } = cellLooks[kind];
        const selectable = canSelect(kind);
        const { templateId, name = '' } = templates[template] ?? {};
        return (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a cell of a grid, which may be selected
          <td
            key={`${templateId} ${template}`}
            data-kind={kind}
            aria-selected={selectable ? isSelected(selection, [row.place, template]) : undefined}
            {...placed(at, template + 1, active)}
          >
            <span class="fleet-cell">
              <Icon node={icon} size={14} />
              <span class="fleet-word">{t(word)}</span>
              {selectable && (
                <button
                  type="button"
                  class="fleet-open"
                  tabIndex={-1}
                  aria-label={t('Open: {name} on {agent}', { name, agent: row.agent })}
                >
                  <Icon node={ChevronRight} size={14} />
                </button>
              )}
            </span>
          </td>
        );
      })}
    </tr>
  );
}
