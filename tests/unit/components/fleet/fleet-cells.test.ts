import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CellKind,
  cellKind,
  cellKinds,
  cellsIn,
  countCells,
  countSelected,
  type FleetRow,
  fittingRows,
  linesOf,
  rowOf,
  toggled,
} from '../../../../components/fleet/fleet-cells.ts';
import { gridMove } from '../../../../components/fleet/grid-keys.ts';
import { targetOf } from '../../runs/history-samples.ts';

const row = (place: number, ...cells: CellKind[]): FleetRow => ({
  place,
  agent: `Agent ${place}`,
  agentId: `a${place}`,
  location: place < 2 ? 'Harbor' : 'Bright Smile',
  locationId: place < 2 ? 'l1' : 'l2',
  cells,
});
const rows = [row(0, 'there', 'missing'), row(1, 'differs', 'there'), row(2, 'unknown', 'missing')];

describe('the cells of a fleet', () => {
  it('say how an agent stands to a template, and who may not look', () => {
    expect(cellKind({ verdict: 'create' })).toBe('missing');
    expect(cellKind({ verdict: 'there' })).toBe('there');
    expect(cellKind({ verdict: 'differs' })).toBe('differs');
    expect(cellKind({ verdict: 'cannot-tell' })).toBe('unknown');
    expect(cellKind({ verdict: 'conflict', why: 'token' })).toBe('barred');
    expect(cellKind({ verdict: 'conflict', why: 'scope' })).toBe('barred');
    expect(cellKind({ verdict: 'conflict', why: 'read' })).toBe('unknown');
  });

  it('of an agent that was not read say nothing', () => {
    expect(rowOf(targetOf('p', 3, { state: 'unread' }), 2).cells).toEqual(['unread', 'unread']);
    expect(rowOf(targetOf('p', 3, { state: 'read' }), 2)).toEqual({
      place: 3,
      agent: 'Agent 3',
      agentId: 'agent3',
      location: 'loc1',
      locationId: 'loc1',
      cells: ['missing', 'unread'],
    });
  });

  it('are counted, narrowed and grouped', () => {
    expect(countCells(rows)).toMatchObject({ there: 2, missing: 2, differs: 1, unknown: 1 });
    const places = (text: string, kinds: CellKind[] = []) =>
      fittingRows(rows, { text, kinds }).map(({ place }) => place);
    expect(places('HARBOR agent')).toEqual([0, 1]);
    expect(places('', ['differs'])).toEqual([1]);
    expect(places('smile', ['missing', 'differs'])).toEqual([2]);
    expect(linesOf(rows, true).map((line) => line.kind)).toEqual([
      'group',
      'agent',
      'agent',
      'group',
      'agent',
    ]);
    expect(linesOf(rows, false)).toHaveLength(3);
  });

  it('are selected by row and column where something is to be done', () => {
    expect(cellsIn(rows)).toEqual([
      [0, 1],
      [1, 0],
      [2, 1],
    ]);
    expect(cellsIn(rows, 1)).toEqual([
      [0, 1],
      [2, 1],
    ]);
    expect(cellsIn(rows, undefined, ['differs'])).toEqual([[1, 0]]);
  });

  it('whatever is selected, selecting it again takes it all back', () => {
    const cells = fc.array(fc.tuple(fc.nat(5), fc.nat(3)));
    fc.assert(
      fc.property(cells, cells, (before, more) => {
        const some = toggled(new Map(), before);
        const all = toggled(some, more);
        const keys = (of: typeof all) =>
          [...of].flatMap(([place, own]) => [...own].map((one) => `${place} ${one}`)).sort();
        const wasIn = more.every(([place, template]) => some.get(place)?.has(template));
        const own = new Set(more.map(([place, template]) => `${place} ${template}`));
        const left = keys(some).filter((key) => !own.has(key));
        expect(keys(all)).toEqual(wasIn ? left : [...new Set([...keys(some), ...own])].sort());
        expect(countSelected(all)).toBe(keys(all).length);
        expect([...all.values()].every((one) => one.size > 0)).toBe(true);
      }),
    );
  });
});

describe('the keys of a grid', () => {
  const size = { lines: 10, columns: 4, page: 5 };
  const move = (key: string, line: number, column: number, more = {}) =>
    gridMove({ key, ...more } as KeyboardEvent, { line, column }, size);
  it('walk, and stay inside', () => {
    expect(move('ArrowDown', -1, 0)).toEqual({ line: 0, column: 0 });
    expect(move('ArrowUp', -1, 0)).toEqual({ line: -1, column: 0 });
    expect(move('ArrowRight', 2, 3)).toEqual({ line: 2, column: 3 });
    expect(move('ArrowLeft', 2, 3)).toEqual({ line: 2, column: 2 });
    expect(move('PageDown', 7, 1)).toEqual({ line: 9, column: 1 });
    expect(move('Home', 7, 3)).toEqual({ line: 7, column: 0 });
    expect(move('Home', 7, 3, { ctrlKey: true })).toEqual({ line: -1, column: 0 });
    expect(move('End', 0, 0, { ctrlKey: true })).toEqual({ line: 9, column: 3 });
    expect(move('ArrowDown', 3, 1, { ctrlKey: true })).toEqual({ line: 9, column: 1 });
  });
  it('leave others alone', () => {
    expect(move('a', 0, 0)).toBeUndefined();
    expect(move('ArrowDown', 0, 0, { altKey: true })).toBeUndefined();
  });
  it('are all there is of kinds', () => expect(new Set(cellKinds).size).toBe(6));
});
