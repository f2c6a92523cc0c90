import { csvLines, csvStart } from '../lib/text/csv.ts';
import { saveFile } from './save-file.ts';

export type TableKind = 'csv' | 'json';

/**
 * Gives a table to the person as a file: CSV with a line of headings, or a JSON list of objects.
 * `columns`: key → heading, in order; keys without one are left out. `pages` are read one after the
 * other; gives how many lines were written. `name` is the file's name without its ending.
 */
export async function saveTable<Line extends Record<string, string>>(
  name: string,
  kind: TableKind,
  columns: Partial<Record<keyof Line & string, string>>,
  pages: AsyncIterable<Line[]>,
): Promise<number> {
  const keys = Object.keys(columns) as (keyof Line & string)[];
  const parts = kind === 'csv' ? [csvStart, csvLines([keys.map((key) => columns[key] ?? '')])] : [];
  let count = 0;
  for await (const lines of pages) {
    if (lines.length === 0) continue;
    if (kind === 'csv')
      parts.push(csvLines(lines.map((line) => keys.map((key) => line[key] ?? ''))));
    else {
      const objects = lines.map((line) =>
        JSON.stringify(Object.fromEntries(keys.map((key) => [key, line[key] ?? '']))),
      );
      parts.push(`${count === 0 ? '' : ',\n'}${objects.join(',\n')}`);
    }
    count += lines.length;
  }
  if (kind === 'csv') saveFile(`${name}.csv`, parts, 'text/csv;charset=utf-8');
  else saveFile(`${name}.json`, ['[\n', ...parts, '\n]\n']);
  return count;
}

/** `2026-11-26`, of a moment (ms since 1970), for names of files. */
export const dateForFile = (at: number): string => new Date(at).toISOString().slice(0, 10);
