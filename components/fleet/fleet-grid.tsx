import { Fragment } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { isKey } from '../shortcuts/is-key.ts';
import { shortcuts } from '../shortcuts/keys.ts';
import {
  type Cell,
  type CellSelection,
  canSelect,
  cellsIn,
  type FleetRow,
  type GridLine,
} from './fleet-cells.ts';
import { GridRow, HeadLine } from './fleet-lines.tsx';
import type { FleetTemplate } from './fleet-view.tsx';
import { type GridPlace, gridMove } from './grid-keys.ts';

/** Lines beyond the window that are drawn too. */
const beyond = 6;
/** Until a line, and the window, has been measured (CSS px). */
const usual = { line: 44, window: 600 };

/**
 * The matrix: agents down, templates across. Only lines near the window are in the document. The arrow
 * keys walk, the space key selects (a cell, a row, a column), Enter opens a cell.
 */
export function FleetGrid(props: {
  lines: GridLine[];
  rows: FleetRow[];
  templates: FleetTemplate[];
  selection: CellSelection;
  onToggle: (cells: Cell[]) => void;
  onOpen: (row: FleetRow, template: number) => void;
}) {
  const { lines, rows, templates, selection, onToggle, onOpen } = props;
  const box = useRef<HTMLDivElement>(null);
  const height = useRef(usual.line);
  const [range, setRange] = useState({ from: 0, to: 4 * beyond });
  const [, setMeasured] = useState(usual.line);
  const [wanted, setActive] = useState<GridPlace>({ line: -1, column: 0 });
  const active = { ...wanted, line: Math.min(wanted.line, lines.length - 1) };
  const focusing = useRef(false);
  const grouped = lines.some(({ kind }) => kind === 'group');

  const look = useCallback(() => {
    const element = box.current;
    if (!element) return;
    const first = element.scrollTop / height.current;
    const fit = (element.clientHeight || usual.window) / height.current;
    // In steps, so that a scroll by a few pixels draws nothing.
    const from = Math.max(0, Math.floor(first / beyond) * beyond - beyond);
    const to = Math.ceil((first + fit) / beyond) * beyond + beyond;
    setRange((before) => (before.from === from && before.to === to ? before : { from, to }));
  }, []);
  useLayoutEffect(() => {
    const line = box.current?.querySelector<HTMLElement>('.fleet-line');
    height.current = line?.getBoundingClientRect().height || height.current;
    setMeasured(height.current);
    look();
  });
  useEffect(() => {
    addEventListener('resize', look);
    return () => removeEventListener('resize', look);
  }, [look]);
  useLayoutEffect(() => {
    if (!focusing.current) return;
    focusing.current = false;
    const at = `[data-line="${active.line}"][data-column="${active.column}"]`;
    const cell = box.current?.querySelector<HTMLElement>(at);
    cell?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
    cell?.focus({ preventScroll: true });
  }, [wanted]);

  const select = ({ line, column }: GridPlace) => {
    const there = lines[line];
    const template = column === 0 ? undefined : column - 1;
    if (!there) onToggle(cellsIn(rows, template));
    else if (there.kind === 'group') onToggle(cellsIn(there.rows, template));
    else if (template === undefined) onToggle(cellsIn([there.row]));
    else if (canSelect(there.row.cells[template])) onToggle([[there.row.place, template]]);
    else open({ line, column });
  };
  const open = ({ line, column }: GridPlace) => {
    const there = lines[line];
    if (there?.kind === 'agent' && column > 0) onOpen(there.row, column - 1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const fit = (box.current?.clientHeight || usual.window) / height.current;
    const columns = lines[active.line]?.kind === 'group' ? 1 : templates.length + 1;
    const size = { lines: lines.length, columns, page: Math.max(1, Math.floor(fit) - 2) };
    const next = gridMove(event, active, size);
    if (next) {
      focusing.current = true;
      setActive(next);
    } else if (isKey(event, shortcuts.fleet.select)) select(active);
    else if (isKey(event, shortcuts.fleet.open)) open(active);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    const place = placeOf(target);
    if (!place) return;
    setActive(place);
    if (target.closest('.fleet-open')) open(place);
    else select(place);
  };
  const onFocusIn = (event: FocusEvent) => {
    const place = placeOf(event.target as HTMLElement);
    if (place && (place.line !== active.line || place.column !== active.column)) setActive(place);
  };

  const shown = lines.slice(range.from, range.to).map((_, at) => range.from + at);
  // The focus may be in it, wherever the person scrolls.
  if (lines[active.line] && !shown.includes(active.line)) shown.push(active.line);
  shown.sort((one, other) => one - other);
  const gap = (count: number) =>
    count > 0 && (
      // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row of nothing but height takes no focus
      <tr aria-hidden="true">
        <td class="fleet-gap" style={{ height: `${count * height.current}px` }} />
      </tr>
    );

  return (
    <div ref={box} class="fleet-box" style={{ '--columns': templates.length }} onScroll={look}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the keyboard walks its cells
        role="grid"
        class="fleet-grid"
        aria-label={t('Agents and templates')}
        aria-rowcount={lines.length + 1}
        aria-colcount={templates.length + 1}
        aria-multiselectable="true"
        onKeyDown={onKeyDown}
        onClick={onClick}
        onFocusIn={onFocusIn}
      >
        <thead>
          <HeadLine templates={templates} active={active} />
        </thead>
        <tbody>
          {shown.map((at, index) => {
            const line = lines[at];
            if (!line) return null;
            const key = line.kind === 'agent' ? line.row.place : line.locationId;
            return (
              <Fragment key={key}>
                {gap(at - (shown[index - 1] ?? -1) - 1)}
                <GridRow {...{ line, at, templates, active, selection, grouped }} />
              </Fragment>
            );
          })}
          {gap(lines.length - 1 - (shown.at(-1) ?? -1))}
        </tbody>
      </table>
    </div>
  );
}

function placeOf(element: HTMLElement): GridPlace | undefined {
  const cell = element.closest<HTMLElement>('[data-line]');
  return cell
    ? { line: Number(cell.dataset.line), column: Number(cell.dataset.column) }
    : undefined;
}
