/** What spreadsheets take for the beginning of a formula. */
const formula = /^[=+\-@\t\r]/;

/**
 * Rows as the text of a CSV file (RFC 4180, lines end with CR LF). A cell that a spreadsheet would
 * take for a formula gets an apostrophe before it, so that opening the file runs nothing.
 */
export const csvLines = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/** What a CSV file begins with: spreadsheets read it as UTF-8 then. */
export const csvStart = '\uFEFF';

function cell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
