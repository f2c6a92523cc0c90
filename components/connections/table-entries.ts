import { readTokenTable, type TokenRow } from '../../lib/highlevel/token-table.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Input } from '../../lib/messaging/messages/index.ts';
import type { ConnectionView } from '../../lib/messaging/messages/shapes.ts';

/** What became of a row that was tested. */
export type Outcome =
  | { kind: 'saved'; connection: ConnectionView }
  /** HighLevel, or Switchboard, did not take it. `unreachable`: nobody could be asked. */
  | { kind: 'refused'; title: string; detail: string; unreachable: boolean };

/** A row of the table as the page has it. */
export interface Entry {
  key: string;
  /** Where it stood in what was pasted, from 1. */
  line: number;
  locationId: string;
  token: string;
  name?: string;
  group?: string;
  /** What is wrong with what stands in it. */
  problem?: string;
  /** Its fields are shown, although nothing is wrong. */
  editing?: boolean;
  testing?: boolean;
  outcome?: Outcome;
}

type KeptRow = Input<'token-table/keep'>['rows'][number];

const longestName = 200;
const longestGroup = 60;

export function entryOf(row: TokenRow, key: string): Entry {
  const { line, locationId = '', token = '', name, group, problem } = row;
  return {
    key,
    line,
    locationId,
    token,
    ...(name ? { name: name.slice(0, longestName) } : {}),
    ...(group ? { group: group.slice(0, longestGroup) } : {}),
    ...(problem ? { problem } : {}),
  };
}

/** A row that was kept while the page was away; what is wrong with it is found again. */
export const entryOfKept = (row: KeptRow, key: string): Entry =>
  checked(entryOf(row as TokenRow, key));

/** What is kept until it is saved. */
export const keptOf = (entries: readonly Entry[]): KeptRow[] =>
  entries
    .filter(({ outcome }) => outcome?.kind !== 'saved')
    .map(({ line, locationId, token, name, group }) => ({
      line,
      locationId: locationId.slice(0, 300),
      token: token.slice(0, 4000),
      ...(name ? { name } : {}),
      ...(group ? { group } : {}),
    }));

const cell = (text: string) => text.replace(/[\t\r\n"]+/g, ' ').trim();

/** The row with what stands in its fields understood again: an address becomes its id. */
export function checked(entry: Entry): Entry {
  const { problem: _, outcome: __, ...rest } = entry;
  const text = `Sub-account ID\tToken\n${cell(entry.locationId) || '\u00a0'}\t${cell(entry.token)}`;
  const [row] = readTokenTable(text).rows;
  if (!row) return { ...rest, problem: t('Neither a sub-account nor a token is in this row.') };
  return {
    ...rest,
    locationId: row.locationId ?? entry.locationId,
    token: row.token ?? entry.token,
    ...(row.problem ? { problem: row.problem } : {}),
  };
}

/** Rows that stand for a sub-account which an earlier one has too: key → the earlier one's line. */
export function repeated(entries: readonly Entry[]): Map<string, number> {
  const first = new Map<string, number>();
  const found = new Map<string, number>();
  for (const { key, line, locationId, problem, outcome } of entries) {
    if (problem || !locationId || outcome?.kind === 'saved') continue;
    const before = first.get(locationId);
    if (before === undefined) first.set(locationId, line);
    else found.set(key, before);
  }
  return found;
}

/** What is shown of a token. */
export const masked = (token: string): string => (token ? `••••••••${token.slice(-4)}` : '');
