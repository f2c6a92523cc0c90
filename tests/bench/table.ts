/** Cells and rows of the tables in docs/benchmarks.md. */
export const ms = (value: number) => value.toFixed(value < 10 ? 2 : 0);
export const times = (value: number) => `${value.toFixed(2)}×`;
export const kB = (bytes: number) => `${(bytes / 1000).toFixed(2)} kB`;
export const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;
export const rule = (count: number) => `|${'---|'.repeat(count)}`;

/** What was wished for, and whether this run missed it: aims are told, only gates fail. */
export function aim(value: number, most: number, unit: string): string {
  return `≤ ${most}${unit}${value > most ? ', missed' : ''}`;
}
