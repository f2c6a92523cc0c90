import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLines } from '../../../lib/text/csv.ts';

test('cells are parted by commas, and quoted where they hold one', () => {
  expect(
    csvLines([
      ['a', 'b,c', 'say "hi"'],
      ['', 'two\nlines'],
    ]),
  ).toBe('a,"b,c","say ""hi"""\r\n,"two\nlines"\r\n');
});

test('no cell begins what a spreadsheet would run', () => {
  expect(csvLines([['=1+1', '+49 30', '-2', '@x', '\tx', 'a=b']])).toBe(
    "'=1+1,'+49 30,'-2,'@x,'\tx,a=b\r\n",
  );
});

test('whatever is in them, the cells can be read again', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { minLength: 1 })), (rows) => {
      const safe = rows.map((row) =>
        row.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)),
      );
      expect(read(csvLines(rows))).toEqual(safe);
    }),
  );
});

/** Reads a CSV text the way RFC 4180 says. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let value = '';
    if (text[at] === '"') {
      at += 1;
      while (text[at] !== '"' || text[at + 1] === '"') {
        value += text[at];
        at += text[at] === '"' ? 2 : 1;
      }
      at += 1;
    } else {
      while (text[at] !== ',' && text[at] !== '\r') value += text[at++];
    }
    row.push(value);
    if (text[at] === ',') at += 1;
    else {
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
