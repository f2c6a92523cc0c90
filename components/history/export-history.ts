import type { Key } from '../../lib/i18n/catalog.ts';
import { spokenTable } from '../../lib/i18n/spoken-table.ts';
import type { Output } from '../../lib/messaging/messages/index.ts';
import type { Send } from '../../lib/messaging/send.ts';
import { dateForFile, saveTable, type TableKind } from '../save-table.ts';
import { asInput, type Filter } from './history-filter.ts';

type Line = Output<'history/export'>['lines'][number];

const columns: Record<keyof Line, Key> = {
  at: 'When',
  run: 'Run',
  does: 'What it did',
  template: 'Template',
  templateId: 'Template ID',
  templateVersion: 'Template version',
  library: 'Library',
  subAccount: 'Sub-account',
  locationId: 'Sub-account ID',
  agent: 'Agent',
  agentId: 'Agent ID',
  type: 'Type',
  action: 'Action',
  actionId: 'Action ID',
  result: 'Result',
  message: 'Message',
  undone: 'Undone',
};

/** Gives the person a file of every step that a filter lets through; tells how many there are. */
export function exportHistory(send: Send, filter: Filter, kind: TableKind, now: number) {
  async function* pages(): AsyncGenerator<Line[]> {
    let next: string | undefined;
    do {
      const wish = { ...asInput(filter, now), ...(next === undefined ? {} : { next }) };
      const page: Output<'history/export'> = await send('history/export', wish);
      yield page.lines;
      next = page.next;
    } while (next !== undefined);
  }
  const name = `switchboard-history-${dateForFile(now)}`;
  return saveTable(name, kind, spokenTable(columns), pages());
}
