/** Pieces of Markdown for the pages that are made from code. */

export const code = (text: unknown) => `\`${text}\``;

/** A table with its columns lined up. */
export function table(head: string[], body: string[][]): string[] {
  const cells = [head, ...body].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  const line = (row: string[]) =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const [first = [], ...rest] = cells;
  return [line(first), line(widths.map((width) => '-'.repeat(width))), ...rest.map(line)];
}

/** The page with another table as the first one under a heading. */
export function withTable(page: string, heading: string, lines: string[]): string {
  const at = page.indexOf(`\n## ${heading}\n`);
  const start = page.indexOf('\n|', at) + 1;
  if (at < 0 || start === 0) throw new Error(`There is no table under “${heading}”`);
  const rest = page.slice(start);
  const end = start + (/^(\|.*\n)+/.exec(rest)?.[0].length ?? 0);
  return `${page.slice(0, start)}${lines.join('\n')}\n${page.slice(end)}`;
}
