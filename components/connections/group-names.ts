import type { Output } from '../../lib/messaging/messages/index.ts';

type Rows = Output<'connection/list'>['connections'];

/** The groups that there are, by name. */
export const groupsOf = (rows: Rows): string[] =>
  [...new Set(rows.flatMap(({ connection }) => connection.groups))].sort((a, b) =>
    a.localeCompare(b),
  );
