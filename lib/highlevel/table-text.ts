/** What stands between the cells of a line; `gap`: two spaces or more. */
export type Separator = '\t' | '|' | ';' | ',' | 'gap' | 'space';
/** The surest first: a comma may be part of a name, a tab hardly. */
export const separators: readonly Separator[] = ['\t', '|', ';', ',', 'gap', 'space'];

export interface TableRecord {
  /** Where it begins in the text, counted from 1. */
  line: number;
  cells: string[];
}

/** Whatever is longer has a quote without its end before it. */
const longestQuoted = 10_000;

/** A secret in quotes that span lines means that the quote is not one: it has no end here. */
const holdsToken = /pit-|eyJ/;

/**
 * Splits a text into records: quotes as in CSV (doubled inside, lines inside), `\|` in tables of
 * markdown, any line ends. Takes any text; a quote without an end is a character like others.
 */
export function splitTable(text: string, separator: Separator): TableRecord[] {
  if (separator === 'gap' || separator === 'space') return bySpaces(text, separator);
  const records: TableRecord[] = [];
  let cells: string[] = [];
  let line = 1;
  let begun = 1;
  let at = 0;
  const endRecord = () => {
    records.push({ line: begun, cells });
    cells = [];
  };
  while (at <= text.length) {
    const quoted = readQuoted(text, at, separator);
    const end: number = quoted ? quoted.end : endOfPlain(text, at, separator);
    const raw = quoted?.value ?? text.slice(at, end);
    cells.push(tidy(separator === '|' ? raw.replaceAll('\\|', '|') : raw));
    line += quoted ? linesIn(text.slice(at, end)) : 0;
    if (text[end] === separator) {
      at = end + 1;
      continue;
    }
    endRecord();
    line += 1;
    begun = line;
    at = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
  }
  return separator === '|' ? withoutEdge(records) : records;
}

const isLineEnd = (char: string | undefined) => char === '\n' || char === '\r';
const linesIn = (text: string) => text.match(/\r\n|\n|\r/g)?.length ?? 0;

/** Without what cannot be seen: marks of byte order and direction, spaces that do not break. */
const tidy = (text: string) =>
  text
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .trim();

function endOfPlain(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && !isLineEnd(text[at])) {
    if (separator === '|' && text[at] === '\\' && text[at + 1] === '|') at += 2;
    else if (text[at] === separator) break;
    else at += 1;
  }
  return at;
}

/** A quoted cell that begins at `from`, when it is whole. */
function readQuoted(
  text: string,
  from: number,
  separator: string,
): { value: string; end: number } | undefined {
  const isSpace = (char: string | undefined) =>
    char === ' ' || char === '\ufeff' || (char === '\t' && separator !== '\t');
  let at = from;
  while (isSpace(text[at])) at += 1;
  // Spreadsheets write ="007" to keep a text a text.
  if (text[at] === '=' && text[at + 1] === '"') at += 1;
  if (text[at] !== '"') return undefined;
  let close = at + 1;
  for (;;) {
    close = text.indexOf('"', close);
    if (close < 0 || close - at > longestQuoted) return undefined;
    if (text[close + 1] !== '"') break;
    close += 2;
  }
  let end = close + 1;
  while (isSpace(text[end])) end += 1;
  if (end < text.length && text[end] !== separator && !isLineEnd(text[end])) return undefined;
  const value = text.slice(at + 1, close).replaceAll('""', '"');
  return linesIn(value) > 0 && holdsToken.test(value) ? undefined : { value, end };
}

function bySpaces(text: string, separator: 'gap' | 'space'): TableRecord[] {
  const word = /"((?:[^"]|"")*)"(?=\s|$)|\S+/g;
  return text.split(/\r\n|\n|\r/).map((raw, index) => ({
    line: index + 1,
    cells:
      separator === 'gap'
        ? tidy(raw)
            .split(/\s{2,}|\t/)
            .map(tidy)
        : [...tidy(raw).matchAll(word)].map(([whole, inner]) =>
            tidy(inner === undefined ? whole : inner.replaceAll('""', '"')),
          ),
  }));
}

/** Lines of a table in markdown begin with a bar: before it is no cell. */
function withoutEdge(records: TableRecord[]): TableRecord[] {
  const full = records.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (!full.every(({ cells }) => cells.length > 1 && cells[0] === '')) return records;
  return records.map(({ line, cells }) => ({ line, cells: cells.slice(1) }));
}
