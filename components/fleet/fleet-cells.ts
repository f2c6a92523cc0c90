import {
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleSlash,
  Diff,
  type IconNode,
  Plus,
} from 'lucide';
import type { Key } from '../../lib/i18n/catalog.ts';
import type { PlanStep, PlanTarget } from '../../lib/runs/plan/schema.ts';

/** How an agent stands to a template: `barred`: the token is missing, refused, or may not read it. */
export const cellKinds = ['there', 'differs', 'missing', 'unknown', 'barred', 'unread'] as const;
export type CellKind = (typeof cellKinds)[number];

export const cellLooks: Record<CellKind, { icon: IconNode; word: Key }> = {
  there: { icon: CircleCheck, word: 'There' },
  differs: { icon: Diff, word: 'Differs' },
  missing: { icon: Plus, word: 'Missing' },
  unknown: { icon: CircleHelp, word: 'Cannot tell' },
  barred: { icon: CircleSlash, word: 'Not allowed' },
  unread: { icon: CircleDashed, word: 'Not read yet' },
};

export function cellKind({ verdict, why }: Pick<PlanStep, 'verdict' | 'why'>): CellKind {
  switch (verdict) {
    case 'there':
    case 'differs':
      return verdict;
    case 'create':
      return 'missing';
    case 'conflict':
      return why === 'token' || why === 'scope' ? 'barred' : 'unknown';
    default:
      return 'unknown';
  }
}

/** An agent of the overview, no more of it than is shown: there may be thousands. */
export interface FleetRow {
  place: number;
  agent: string;
  agentId: string;
  location: string;
  locationId: string;
  /** By template. */
  cells: CellKind[];
}

export function rowOf(target: PlanTarget, templates: number): FleetRow {
  const { agentId, agentName, locationId, locationName } = target.target;
  const cells = Array.from({ length: templates }, (): CellKind => 'unread');
  if (target.state !== 'unread') {
    for (const step of target.steps) cells[step.template] = cellKind(step);
  }
  return {
    place: target.place,
    agent: agentName ?? agentId,
    agentId,
    location: locationName ?? locationId,
    locationId,
    cells,
  };
}

export type Counts = Record<CellKind, number>;

export function countCells(rows: readonly FleetRow[]): Counts {
  const counts: Counts = { there: 0, differs: 0, missing: 0, unknown: 0, barred: 0, unread: 0 };
  for (const { cells } of rows) for (const kind of cells) counts[kind] += 1;
  return counts;
}

/** Which rows are shown. */
export interface FleetFilter {
  text: string;
  /** Only rows with a cell of one of these kinds; all of them where it is empty. */
  kinds: readonly CellKind[];
}

export function fittingRows(rows: readonly FleetRow[], { text, kinds }: FleetFilter): FleetRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (kinds.length > 0 && !row.cells.some((kind) => kinds.includes(kind))) return false;
    const all = `${row.agent} ${row.location} ${row.agentId} ${row.locationId}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** A line of the grid: an agent, or the sub-account of the agents that follow. */
export type GridLine =
  | { kind: 'agent'; row: FleetRow }
  | { kind: 'group'; location: string; locationId: string; rows: FleetRow[] };

export function linesOf(rows: readonly FleetRow[], grouped: boolean): GridLine[] {
  if (!grouped) return rows.map((row) => ({ kind: 'agent', row }));
  const groups = new Map<string, FleetRow[]>();
  for (const row of rows) {
    const group = groups.get(row.locationId);
    if (group) group.push(row);
    else groups.set(row.locationId, [row]);
  }
  return [...groups].flatMap(([locationId, own]): GridLine[] => [
    { kind: 'group', locationId, location: own[0]?.location ?? locationId, rows: own },
    ...own.map((row): GridLine => ({ kind: 'agent', row })),
  ]);
}

/** Selected cells, by the agent's place and the template. */
export type CellSelection = ReadonlyMap<number, ReadonlySet<number>>;
export type Cell = readonly [place: number, template: number];

/** A plan can do something about it, or find out more. */
export const canSelect = (kind: CellKind | undefined): boolean =>
  kind !== undefined && kind !== 'there' && kind !== 'unread';

/** What is meant by a whole row or column: the cells where something is to be done. */
const isWanted = (kind: CellKind | undefined, kinds: readonly CellKind[]) =>
  kind !== undefined && kinds.includes(kind);

export function cellsIn(
  rows: readonly FleetRow[],
  template?: number,
  kinds: readonly CellKind[] = ['missing', 'differs'],
): Cell[] {
  return rows.flatMap(({ place, cells }) =>
    template === undefined
      ? cells.flatMap((kind, at): Cell[] => (isWanted(kind, kinds) ? [[place, at]] : []))
      : isWanted(cells[template], kinds)
        ? [[place, template] as const]
        : [],
  );
}

export const isSelected = (selection: CellSelection, [place, template]: Cell): boolean =>
  selection.get(place)?.has(template) ?? false;

/** The selection with these cells in it; without them when all of them were. */
export function toggled(selection: CellSelection, cells: readonly Cell[]): CellSelection {
  const off = cells.every((cell) => isSelected(selection, cell));
  const next = new Map<number, Set<number>>();
  for (const [place, own] of selection) next.set(place, new Set(own));
  for (const [place, template] of cells) {
    const own = next.get(place) ?? new Set();
    if (off) own.delete(template);
    else own.add(template);
    if (own.size > 0) next.set(place, own);
    else next.delete(place);
  }
  return next;
}

export const countSelected = (selection: CellSelection): number =>
  [...selection.values()].reduce((sum, own) => sum + own.size, 0);
