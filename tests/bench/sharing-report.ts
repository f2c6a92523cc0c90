import type { Gate } from './report.ts';
import type { SharingResult } from './sharing.ts';
import { aim, kB, ms, row, rule } from './table.ts';

const codeLimit = 4_000;

/** Counts and sizes, which no machine changes. */
export const sharingGates = ({ unchanged, longTasks, codes }: SharingResult): Gate[] => [
  { what: 'requests of an unchanged check', value: unchanged.requests, limit: 1 },
  { what: 'bodies read by an unchanged check', value: unchanged.bodies, limit: 0 },
  { what: 'tasks of 50 ms on the page during an import', value: longTasks, limit: 0 },
  { what: '30 text messages as a code, bytes', value: codes.messages.bytes, limit: codeLimit },
];

export function sharingReport(found: SharingResult): string[] {
  const {
    bytes,
    look,
    take,
    subscribing,
    update,
    updateOfAll,
    unchanged,
    longTasks,
    longest,
    merge,
    codes,
  } = found;
  return [
    '## Sharing',
    '',
    `A signed document of 10,000 templates (${kB(bytes)}). Milliseconds of processor time that the thread of the extension’s background took, by the browser’s own trace: script, garbage collection and the browser’s code under them, without waiting for the network, for storage or for other programs. The merge is measured in Node.`,
    '',
    row('10,000 templates', 'ms', 'aim'),
    rule(3),
    row(
      'subscribing: parse, verify, compare, store',
      ms(subscribing),
      aim(subscribing, 1_000, ' ms'),
    ),
    row('an update that changes 100 of them: the same', ms(update), aim(update, 1_000, ' ms')),
    row('an update that changes all, and keeps what they said before', ms(updateOfAll), ''),
    row('importing a file: parse, verify, compare', ms(look), ''),
    row('importing a file: store', ms(take), ''),
    row('a check that finds nothing new', ms(unchanged.time), ''),
    row('three-way merge', ms(merge), aim(merge, 300, ' ms')),
    '',
    `Tasks of 50 ms or more on the workspace’s page while the file is imported: ${longTasks} (gate: 0); the longest takes ${ms(longest)} ms.`,
    '',
    `An unchanged check is ${unchanged.requests} request (gate: 1), answered with ${unchanged.bodies === 0 ? '304: there is nothing to parse' : 'a body'} (gate).`,
    '',
    row('30 templates as a code', 'code', 'unpacked', 'gate'),
    rule(4),
    row(
      'text messages: a name, three sentences, two blanks each',
      kB(codes.messages.bytes),
      kB(codes.messages.unpacked),
      `≤ ${codeLimit / 1000} kB`,
    ),
    row(
      'the longest that ship with Switchboard',
      kB(codes.starters.bytes),
      kB(codes.starters.unpacked),
      '',
    ),
  ];
}
