import type { Key } from '../i18n/catalog.ts';
import { list } from '../i18n/format.ts';
import { plural, t } from '../i18n/t.ts';
import { type CellFacts, idForm, lookAtCell } from './table-cells.ts';
import { columnRoles, type Role } from './table-columns.ts';
import { type Separator, separators, splitTable } from './table-text.ts';

/** One row of a pasted table; without a `problem` it has a sub-account and a token. */
export interface TokenRow {
  /** In the text, counted from 1. */
  line: number;
  locationId?: string;
  token?: string;
  /** What the table calls it: only a hint, HighLevel tells the name. */
  name?: string;
  group?: string;
  /** What is wrong with it, in plain words; never holds a token. */
  problem?: string;
}

export interface TokenTable {
  rows: TokenRow[];
  /** Why nothing was read. */
  problem?: string;
}

export const mostRows = 2_000;
const mostCharacters = 1_000_000;
/** A row may have line breaks in it, but not many. */
const mostLines = 5 * mostRows;
/** What stands further right, or fills pages, is no part of such a table. */
const mostCells = 100;

interface Line {
  line: number;
  cells: CellFacts[];
}

/**
 * Reads a table of sub-accounts and tokens, its columns in any order, with headings or without, separated
 * by tabs, commas, semicolons, bars or spaces, as spreadsheets, CSV files and markdown have it.
 * What is not certain is told in the row, not guessed. Takes any text.
 */
export function readTokenTable(text: string): TokenTable {
  if (text.length > mostCharacters) {
    return none(t('This is more than 1 MB. Paste it in parts. Nothing was read.'));
  }
  const tooMany = (count: number) =>
    none(
      plural(
        count,
        'This is {count} row; {most} at once are the most. Nothing was read.',
        'These are {count} rows; {most} at once are the most. Nothing was read.',
        { most: mostRows },
      ),
    );
  const lines = text.split(/\r\n|\n|\r/);
  const count = lines.filter((line) => line.trim() !== '').length;
  // Empty ones cost time too.
  if (Math.max(count, lines.length / 5) > mostLines) return tooMany(Math.max(count, mostRows + 1));
  const rows = rowsOf(linesOf(text));
  if (rows.length > mostRows) return tooMany(rows.length);
  if (rows.length === 0) return none(t('There is no row in it.'));
  return { rows: withDuplicates(rows) };
}

const none = (problem: string): TokenTable => ({ rows: [], problem });

/** Split by whatever makes the most rows whole; by the surest where several do. */
function linesOf(text: string): Line[] {
  let best: { lines: Line[]; score: number } | undefined;
  for (const separator of separators) {
    const lines = readLines(text, separator);
    const score = lines.reduce((sum, { cells }) => sum + scoreOf(cells), 0);
    if (!best || score > best.score) best = { lines, score };
  }
  return best?.lines ?? [];
}

function readLines(text: string, separator: Separator): Line[] {
  return splitTable(text, separator)
    .filter(({ cells }) => cells.some((cell) => cell !== '') && !cells.every(isRule))
    .map(({ line, cells }) => ({ line, cells: cells.slice(0, mostCells).map(lookAtCell) }));
}

/** The line under the headings of a table in markdown. */
const isRule = (cell: string) => cell === '' || /^:?[-=_]{1,}:?$/.test(cell);

/** How well a record is split: a cell that is nothing but a token, or a sub-account, counts most. */
function scoreOf(cells: CellFacts[]): number {
  const best = (facts: CellFacts[]) =>
    facts.reduce((most, { text }) => Math.max(most, /\s/.test(text) ? 1 : 2), 0);
  return (
    best(cells.filter(({ tokens, maybeToken }) => tokens.length > 0 || maybeToken)) +
    best(cells.filter(({ id, address }) => id !== undefined || address !== undefined))
  );
}

const isBare = ({ cells }: Line) => scoreOf(cells) === 0 && !cells.some(({ broken }) => broken);

function rowsOf(lines: Line[]): TokenRow[] {
  const rows: TokenRow[] = [];
  let roles: Role[] | undefined;
  const idColumn = clearIdColumn(lines);
  for (const line of lines) {
    const headings = isBare(line) ? columnRoles(line.cells.map(({ text }) => text)) : [];
    const known = headings.filter((role) => role !== 'other').length;
    // Further down a name may happen to be a word of headings.
    if (known >= (rows.length === 0 && !roles ? 1 : 2)) roles = headings;
    else rows.push(rowOf(line, roles, idColumn));
  }
  return rows;
}

/** Without headings: the one column whose cells are ids nearly everywhere, others nearly nowhere. */
function clearIdColumn(lines: Line[]): number | undefined {
  const counts: number[] = [];
  for (const { cells } of lines) {
    for (const [index, { id }] of cells.entries()) {
      if (id !== undefined) counts[index] = (counts[index] ?? 0) + 1;
    }
  }
  const most = Math.max(0, ...counts.filter((count) => count !== undefined));
  const index = counts.indexOf(most);
  const clear =
    most > 1 &&
    most >= lines.length * 0.8 &&
    counts.every((count, other) => other === index || (count ?? 0) <= most * 0.2);
  return clear ? index : undefined;
}

function rowOf({ line, cells }: Line, roles: Role[] | undefined, idColumn?: number): TokenRow {
  const ids = idsIn(cells, roles, idColumn);
  const tokens = tokensIn(cells, roles, ids.found);
  const [locationId, otherId] = ids.found;
  const [token, otherToken] = tokens.found;
  const problems: string[] = [];
  if (otherId) {
    problems.push(
      token
        ? t('Two ids are in this row. Leave the sub-account’s.')
        : t(
            'Two ids are in this row and no token. Put the headings “Sub-account” and “Token” above the columns.',
          ),
    );
  } else if (!locationId && ids.problem) problems.push(ids.problem);
  if (otherToken) problems.push(t('Several tokens are in this row. Leave one.'));
  else if (!token && tokens.problem) problems.push(tokens.problem);
  if (!locationId && !token && !ids.problem && !tokens.problem) {
    problems.push(t('Neither a sub-account nor a token is in this row.'));
  } else if (!locationId && !ids.problem) {
    problems.push(t('No sub-account is in this row. Add its id, or its address in the CRM.'));
  } else if (!token && !tokens.problem && !otherId) problems.push(t('No token is in this row.'));
  const name = nameIn(cells, roles, ids.found, tokens.found);
  const group = cells.find((_, index) => roles?.[index] === 'group')?.text;
  return {
    line,
    ...(locationId && !otherId ? { locationId } : {}),
    ...(token && !otherToken ? { token } : {}),
    ...(name ? { name } : {}),
    ...(group ? { group } : {}),
    ...(problems.length > 0 ? { problem: problems.join(' ') } : {}),
  };
}

interface Found {
  /** Different ones. */
  found: string[];
  problem?: string;
}

const distinct = (values: (string | undefined)[]) =>
  [...new Set(values)].filter((value) => value !== undefined);

function idsIn(cells: CellFacts[], roles: Role[] | undefined, idColumn?: number): Found {
  const inRole = (role: Role) => cells.filter((_, index) => roles?.[index] === role);
  const addresses = distinct(cells.map(({ address }) => address));
  const named = inRole('id').filter(({ text }) => text !== '');
  if (named.length > 0) {
    const ids = named.map(({ text, address }) => address ?? (idForm.test(text) ? text : undefined));
    const found = distinct([...ids, ...addresses]);
    const [odd] = named.filter((_, index) => ids[index] === undefined);
    return odd && found.length === 0 ? { found, problem: t(notAnId) } : { found };
  }
  const places = distinct([...addresses, ...inRole('place').map(({ id }) => id)]);
  if (places.length > 0) return { found: places };
  // A column of ids that has a heading, and is empty here: others are other ids.
  if (roles?.includes('id')) return { found: [] };
  const cell = idColumn === undefined ? undefined : cells[idColumn]?.id;
  if (cell !== undefined && !roles) return { found: [cell] };
  const free = cells.filter(
    (_, index) => !roles || !['token', 'group'].includes(roles[index] ?? ''),
  );
  return { found: distinct(free.map(({ id }) => id)) };
}

/** Does not repeat it: it may be a part of a token. */
const notAnId: Key =
  'What stands for the sub-account is not its id: that is the part after “location/” in its address in the CRM.';

function tokensIn(cells: CellFacts[], roles: Role[] | undefined, ids: string[]): Found {
  const sure = distinct(cells.flatMap(({ tokens }) => tokens));
  if (sure.length > 0) return { found: sure };
  const named = cells.filter(({ text }, index) => roles?.[index] === 'token' && text !== '');
  if (cells.some(({ broken }) => broken)) {
    return { found: [], problem: t('This token is not whole. Copy it again from HighLevel.') };
  }
  const typed = distinct(named.map(({ text }) => text));
  if (typed.some((text) => !/^[\x21-\x7e]{20,}$/.test(text) || text.includes('://'))) {
    return {
      found: [],
      problem: t(
        'What stands for the token cannot be one: it is too short, an address, or has spaces in it.',
      ),
    };
  }
  if (typed.length > 0 || roles?.includes('token')) return { found: typed };
  const free = cells.filter((cell) => cell.maybeToken && !ids.includes(cell.text));
  return { found: distinct(free.map(({ text }) => text)) };
}

function nameIn(
  cells: CellFacts[],
  roles: Role[] | undefined,
  ids: string[],
  tokens: string[],
): string | undefined {
  const isWord = ({ text, id, address, tokens: found, broken }: CellFacts) =>
    text !== '' && !address && !broken && found.length === 0 && id === undefined;
  if (roles) {
    const by = (role: Role) => cells.find((cell, at) => roles[at] === role && isWord(cell))?.text;
    return by('name') ?? by('place');
  }
  const words = cells.filter(
    (cell) =>
      isWord(cell) &&
      !ids.includes(cell.text) &&
      !tokens.includes(cell.text) &&
      /\p{L}/u.test(cell.text),
  );
  return words[0]?.text.slice(0, 200);
}

/** The same sub-account, or the same token, in two rows: each says where the others are. */
function withDuplicates(rows: TokenRow[]): TokenRow[] {
  const good = rows.filter((row) => row.problem === undefined);
  const byId = Map.groupBy(good, (row) => row.locationId ?? '');
  const byToken = Map.groupBy(good, (row) => row.token ?? '');
  return rows.map((row) => {
    if (row.problem !== undefined) return row;
    const sameId = (byId.get(row.locationId ?? '') ?? []).filter((one) => one !== row);
    const sameToken = (byToken.get(row.token ?? '') ?? []).filter((one) => one !== row);
    const differing = sameId.filter(({ token }) => token !== row.token);
    const shared = sameToken.filter(({ locationId }) => locationId !== row.locationId);
    const equal = sameId.filter(({ token, line }) => token === row.token && line < row.line);
    const problem = [
      differing.length > 0 && differingText(differing),
      shared.length > 0 && sharedText(shared),
      differing.length === 0 &&
        equal[0] &&
        t('This sub-account is in line {line} already, with the same token.', {
          line: `${equal[0].line}`,
        }),
    ].filter((text) => typeof text === 'string');
    return problem.length > 0 ? { ...row, problem: problem.join(' ') } : row;
  });
}

const lineNumbers = (rows: TokenRow[]) => list(rows.map(({ line }) => `${line}`));
/** More of them are counted, not listed. */
const mostListed = 5;

const differingText = (rows: TokenRow[]): string =>
  rows.length > mostListed
    ? plural(
        rows.length,
        '{count} other line gives this sub-account another token. Leave the one that is right.',
        '{count} other lines give this sub-account another token. Leave the one that is right.',
      )
    : plural(
        rows.length,
        'Line {lines} gives this sub-account another token. Leave the one that is right.',
        'Lines {lines} give this sub-account another token. Leave the one that is right.',
        { lines: lineNumbers(rows) },
      );

const sharedText = (rows: TokenRow[]): string =>
  rows.length > mostListed
    ? plural(
        rows.length,
        'The same token stands for another sub-account in {count} other line. A token belongs to one.',
        'The same token stands for another sub-account in {count} other lines. A token belongs to one.',
      )
    : plural(
        rows.length,
        'The same token stands for another sub-account in line {lines}. A token belongs to one.',
        'The same token stands for another sub-account in lines {lines}. A token belongs to one.',
        { lines: lineNumbers(rows) },
      );
