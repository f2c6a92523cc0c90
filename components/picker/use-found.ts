import { useState } from 'preact/hooks';
import { useAnswer } from '../use-answer.ts';

const atFirst = 8;
const more = 50;
/** As many as one message may ask for. */
const most = 500;

/** Templates that fit what is searched for, as many as were asked for. `origin`: only such ones. */
export function useFound(origin?: 'personal') {
  const [query, setQuery] = useState('');
  const [limit, setLimit] = useState(atFirst);
  const { answer, failure, again } = useAnswer('template/list', {
    query,
    ...(origin ? { origin } : {}),
    sort: 'usual',
    offset: 0,
    limit,
  });
  return {
    query: query.trim(),
    search: (text: string) => {
      setQuery(text);
      setLimit(atFirst);
    },
    isRead: answer !== undefined,
    rows: answer?.rows ?? [],
    left: answer ? answer.total - answer.rows.length : 0,
    more: () => setLimit(Math.min(most, limit + more)),
    failure,
    again,
  };
}
