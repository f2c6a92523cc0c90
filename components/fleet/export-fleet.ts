import type { Key } from '../../lib/i18n/catalog.ts';
import { spokenTable } from '../../lib/i18n/spoken-table.ts';
import { t } from '../../lib/i18n/t.ts';
import { dateForFile, saveTable } from '../save-table.ts';
import { cellLooks, type FleetRow } from './fleet-cells.ts';
import type { FleetTemplate } from './fleet-view.tsx';

const columns = {
  subAccount: 'Sub-account',
  locationId: 'Sub-account ID',
  agent: 'Agent',
  agentId: 'Agent ID',
} satisfies Record<string, Key>;
const ofCell = {
  template: 'Template',
  templateId: 'Template ID',
  type: 'Type',
  state: 'State',
} satisfies Record<string, Key>;

const whoOf = ({ location, locationId, agent, agentId }: FleetRow) => ({
  subAccount: location,
  locationId,
  agent,
  agentId,
});

const name = (now: number) => `switchboard-fleet-${dateForFile(now)}`;

/** The matrix as a spreadsheet shows it: a line for each agent, a column for each template. */
export function exportMatrix(rows: readonly FleetRow[], templates: FleetTemplate[], now: number) {
  const titles = Object.fromEntries(templates.map((one, at) => [`template ${at}`, one.name]));
  const lines = rows.map((row) => ({
    ...whoOf(row),
    ...Object.fromEntries(row.cells.map((kind, at) => [`template ${at}`, t(cellLooks[kind].word)])),
  }));
  const headings = { ...spokenTable(columns), ...titles };
  return saveTable<Record<string, string>>(name(now), 'csv', headings, one(lines));
}

/** The same as a list, an object for each cell. */
export function exportCells(rows: readonly FleetRow[], templates: FleetTemplate[], now: number) {
  const cells = rows.flatMap((row) =>
    row.cells.map((kind, at) => ({
      ...whoOf(row),
      template: templates[at]?.name ?? '',
      templateId: templates[at]?.templateId ?? '',
      type: templates[at]?.type ?? '',
      state: t(cellLooks[kind].word),
    })),
  );
  return saveTable(name(now), 'json', spokenTable({ ...columns, ...ofCell }), one(cells));
}

async function* one<T>(page: T): AsyncGenerator<T> {
  yield page;
}
