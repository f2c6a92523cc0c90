import type { Counts, journalShape } from './facts.ts';
import type { NotedError } from './last-errors.ts';

/** All that a report is made of: numbers, switches, and words of our own. */
export interface ReportFacts {
  /** Milliseconds since 1970. */
  at: number;
  version: string;
  /** `Chrome 156.0`, and the platform: `linux x86-64`. */
  browser: string;
  platform: string;
  /** As stored; only numbers and switches are written out. */
  settings: Record<string, unknown>;
  permissions: readonly string[];
  sites: Counts;
  connections: number;
  kept: Counts;
  errors: NotedError[];
  stores: Counts;
  setAside: Counts;
  bytes?: number | undefined;
  journal: ReturnType<typeof journalShape>;
  policy: {
    managed: boolean;
    libraries: number;
    unread: number;
    switchedOff: readonly string[];
  };
}

const mostTold = 40;

/** The report as a person reads it before copying it: no names, ids, addresses or secrets. */
export function writeReport(facts: ReportFacts): string {
  const { journal, policy } = facts;
  return [
    'Switchboard report',
    `Made ${new Date(facts.at).toISOString()}`,
    '',
    ...section('Versions', [
      `Switchboard ${safeWord(facts.version)}`,
      `Browser ${safeWord(facts.browser)}`,
      `Platform ${safeWord(facts.platform)}`,
    ]),
    ...section('Settings', settingLines(facts.settings)),
    ...section('Permissions', [
      `Granted: ${facts.permissions.map(safeWord).join(', ') || 'none'}`,
      `Sites: ${countsIn(facts.sites)}`,
    ]),
    ...section('Tokens', [
      `Connections: ${facts.connections}`,
      `Kept: ${countsIn(facts.kept)} (connections, logins and keys)`,
    ]),
    ...section('Policy', [
      `Set by an administrator: ${policy.managed ? 'yes' : 'no'}`,
      ...(policy.managed
        ? [
            `Libraries: ${policy.libraries}; parts that could not be read: ${policy.unread}`,
            `Switched off: ${policy.switchedOff.join(', ') || 'nothing'}`,
          ]
        : []),
    ]),
    ...section('Stored', [
      countsIn(facts.stores),
      ...(facts.bytes === undefined ? [] : [`About ${Math.ceil(facts.bytes / 1024)} kB`]),
      `Set aside: ${countsIn(facts.setAside)}`,
    ]),
    ...section('Journal', [
      `Runs: ${journal.runs}, of packs ${journal.packs}, open ${journal.open}`,
      `From: ${countsIn(journal.surfaces)}`,
      `Age: ${countsIn(journal.ages)}`,
      `Steps: ${journal.steps}; ${countsIn(journal.states)}`,
      `Types: ${countsIn(journal.types)}`,
      `Looked for afterwards: ${countsIn(journal.checks)}`,
      `Refusals and trouble: ${countsIn(journal.problems)}`,
    ]),
    ...section(
      'Last errors (never what they said)',
      facts.errors.length === 0 ? ['None in the last 7 days'] : facts.errors.flatMap(errorLines),
    ),
  ].join('\n');
}

const section = (title: string, lines: string[]): string[] => [
  title,
  ...lines.map((line) => `  ${line}`),
  '',
];

function countsIn(counts: Counts): string {
  const all = Object.entries(counts).sort(([, one], [, other]) => other - one);
  return all.map(([word, count]) => `${word} ${count}`).join(', ') || 'none';
}

const errorLines = ({ at, times, where, name, frames }: NotedError): string[] => [
  `${new Date(at).toISOString()}  ${where}  ${name}${times > 1 ? `  ${times} times` : ''}`,
  ...frames.map((frame) => `  ${frame}`),
];

/** Switches and numbers as they are; of everything else only what kind of thing it is. */
function settingLines(settings: Record<string, unknown>): string[] {
  const lines = Object.entries(settings).flatMap(([name, value]) => {
    if (!isName(name)) return [];
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return [`${name}: ${settingOf(value)}`];
    }
    const inside = Object.entries(value);
    return inside.every(([key]) => isName(key))
      ? inside.map(([key, item]) => `${name}, ${key}: ${settingOf(item)}`)
      : [`${name}: ${inside.length} set`];
  });
  return lines.length === 0 ? ['None changed'] : lines;
}

/** A text may be anything, so that it is not told. */
function settingOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return `${value}`;
  if (Array.isArray(value)) return `${value.length} set`;
  if (value === undefined || value === null || value === '') return 'not set';
  return 'set';
}

const isName = (name: string) => /^[a-z][A-Za-z]{0,29}$/.test(name);

/** Versions, names of browsers and of permissions; nothing longer, and no address. */
const safeWord = (text: string): string => text.replace(/[^\w .,-]/g, '').slice(0, mostTold);
