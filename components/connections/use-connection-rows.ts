import { useMemo, useState } from 'preact/hooks';
import type { Output } from '../../lib/messaging/messages/index.ts';
import { useServices, useVaultTurn } from '../services.ts';
import { useFresh } from '../sharing/use-fresh.ts';
import { useAnswer } from '../use-answer.ts';
import { type Standing, standingOf } from './connection-words.ts';
import { groupsOf } from './group-names.ts';

export type Row = Output<'connection/list'>['connections'][number] & { standing: Standing };

/** Which of them are shown. */
export interface Query {
  text: string;
  group: string;
  attention: boolean;
}

export const noQuery: Query = { text: '', group: '', attention: false };

/** The sub-accounts that can be worked in, and which of them fit what is asked for. */
export function useConnectionRows() {
  const { now } = useServices();
  const { answer, failure, again } = useAnswer('connection/list', {}, useVaultTurn());
  useFresh(again);
  const [query, setQuery] = useState(noQuery);
  const all = useMemo(
    () =>
      (answer?.connections ?? []).map(
        (row): Row => ({ ...row, standing: standingOf(row.connection, now()) }),
      ),
    [answer],
  );
  const shown = useMemo(() => all.filter((row) => fits(row, query)), [all, query]);
  return {
    isRead: answer !== undefined,
    failure,
    again,
    all,
    shown,
    query,
    setQuery,
    groups: useMemo(() => groupsOf(all), [all]),
    attention: all.filter(({ standing }) => standing.attention).length,
  };
}
export type ConnectionRows = ReturnType<typeof useConnectionRows>;

/** Every word occurs in its name, id, groups or agency. */
function fits({ name, locationId, connection, standing }: Row, query: Query): boolean {
  if (query.attention && !standing.attention) return false;
  if (query.group && !connection.groups.includes(query.group)) return false;
  const words = query.text.toLowerCase().split(/\s+/).filter(Boolean);
  const text = [name, locationId, connection.agency, ...connection.groups].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}
